/**
 * What is used of the package `docx`. Its own declarations bring those of Node into every environment that imports them, and neither the page nor
 * `shared` may see Node: `tsconfig.base.json` leads here instead.
 */

export declare class XmlComponent {
  constructor(name: string)
  protected root: unknown[]
  prepForXml(context: IContext): object | undefined
}

/** What is known while a part of the file is written. */
export interface IContext {
  readonly viewWrapper: {
    readonly Relationships: { addRelationship(id: string, type: string, target: string, mode: 'External'): void }
  }
}

export declare class NextAttributeComponent extends XmlComponent {
  constructor(attributes: Readonly<Record<string, { readonly key: string; readonly value: string | number }>>)
}

export declare class FileChild extends XmlComponent {
  readonly fileChild: symbol
}

/** Lengths are twentieths of a point, sizes of type half points. */
interface RunLook {
  readonly style?: string
  readonly bold?: boolean
  readonly italics?: boolean
  readonly strike?: boolean
  readonly superScript?: boolean
  readonly underline?: object
  readonly color?: string
  readonly size?: number
  readonly font?: string
  readonly language?: { readonly value: string }
}

interface RunOptions extends RunLook {
  readonly text?: string
  readonly break?: number
  readonly children?: readonly (string | XmlComponent)[]
}

export declare class TextRun extends XmlComponent {
  constructor(options: RunOptions)
}
export declare class Tab extends XmlComponent {
  constructor()
}
export declare class FootnoteReferenceRun extends XmlComponent {
  constructor(id: number)
}
export declare class ConcreteHyperlink extends XmlComponent {
  constructor(children: readonly ParagraphChild[], relationshipId: string)
  readonly linkId: string
}
export type ParagraphChild = TextRun | FootnoteReferenceRun | ConcreteHyperlink

type Level = { readonly reference: string; readonly level: number; readonly instance: number }

interface ParagraphLook {
  readonly alignment?: Alignment
  readonly spacing?: { readonly before?: number; readonly after?: number; readonly line?: number }
  readonly indent?: { readonly left?: number; readonly right?: number; readonly hanging?: number }
  readonly border?: {
    readonly left?: { readonly style: 'single'; readonly size: number; readonly color: string; readonly space: number }
  }
  readonly keepNext?: boolean
}

export interface IParagraphOptions extends ParagraphLook {
  readonly style?: string
  readonly heading?: Heading
  readonly numbering?: Level
  readonly thematicBreak?: boolean
  readonly children?: readonly ParagraphChild[]
}

export declare class Paragraph extends FileChild {
  constructor(options: IParagraphOptions)
}

export declare class TableCell extends XmlComponent {
  constructor(options: { readonly children: readonly Paragraph[] })
}
export declare class TableRow extends XmlComponent {
  constructor(options: { readonly tableHeader: boolean; readonly children: readonly TableCell[] })
}
export declare class Table extends FileChild {
  constructor(options: { readonly rows: readonly TableRow[]; readonly width: { readonly size: number; readonly type: 'pct' } })
}

export declare class Footer {
  constructor(options: { readonly children: readonly Paragraph[] })
}

type Alignment = 'left' | 'center' | 'right'
type Heading = 'Heading1' | 'Heading2' | 'Heading3' | 'Heading4' | 'Heading5' | 'Heading6'

export declare const AlignmentType: { readonly LEFT: 'left'; readonly CENTER: 'center'; readonly RIGHT: 'right' }
export declare const BorderStyle: { readonly SINGLE: 'single' }
export declare const LevelFormat: { readonly BULLET: 'bullet'; readonly DECIMAL: 'decimal' }
export declare const PageNumber: { readonly CURRENT: 'CURRENT' }
export declare const WidthType: { readonly PERCENTAGE: 'pct' }
export declare const HeadingLevel: {
  readonly HEADING_1: 'Heading1'
  readonly HEADING_2: 'Heading2'
  readonly HEADING_3: 'Heading3'
  readonly HEADING_4: 'Heading4'
  readonly HEADING_5: 'Heading5'
  readonly HEADING_6: 'Heading6'
}

interface StyleLook {
  readonly run?: RunLook
  readonly paragraph?: ParagraphLook
}

interface NamedStyle extends StyleLook {
  readonly id: string
  readonly name: string
  readonly basedOn?: string
  readonly next?: string
  readonly quickFormat?: boolean
}

type DefaultStyle = 'document' | 'title' | 'hyperlink' | 'footnoteText' | `heading${1 | 2 | 3 | 4 | 5 | 6}`

export interface IPropertiesOptions {
  readonly title: string
  readonly customProperties: readonly { readonly name: string; readonly value: string }[]
  readonly styles: {
    readonly default: Readonly<Record<DefaultStyle, StyleLook>>
    readonly paragraphStyles: readonly NamedStyle[]
    readonly characterStyles: readonly NamedStyle[]
  }
  readonly numbering: {
    readonly config: readonly {
      readonly reference: string
      readonly levels: readonly {
        readonly level: number
        readonly format: 'bullet' | 'decimal'
        readonly text: string
        readonly start?: number
        readonly alignment: Alignment
        readonly style: StyleLook
      }[]
    }[]
  }
  readonly footnotes: Readonly<Record<string, { readonly children: readonly Paragraph[] }>>
  readonly compatabilityModeVersion: number
  readonly sections: readonly { readonly footers: { readonly default: Footer }; readonly children: readonly FileChild[] }[]
}

export declare class File {
  constructor(options: IPropertiesOptions)
}

export declare const Packer: {
  /** `overrides` are files of the package that take the place of the library's own. */
  pack(
    file: File,
    type: 'uint8array',
    prettify: undefined,
    overrides: readonly { readonly path: string; readonly data: string }[],
  ): Promise<Uint8Array>
}
