import {
  AlignmentType,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx'
import type {
  AlignType,
  BlockContent,
  DefinitionContent,
  FootnoteReference,
  List,
  PhrasingContent,
  RootContent,
  Table as TableTree,
} from 'mdast'
import { BULLETS, DEEPEST_LEVEL, INDENT, numbersFrom } from './styles.ts'
import type { Look, WordText } from './word-text.ts'

/** What the pieces of one file share while it is written. */
export interface WordWriter {
  readonly text: WordText
  /** A link with an id that no other link of the file has; plain runs where Word could not hold the address. */
  readonly link: (url: string, children: readonly ParagraphChild[]) => ParagraphChild[]
  /** A list of its own: the numbers of each begin anew. */
  readonly newList: (start: number) => number
}

/** Where in the document words stand. */
interface Place {
  /** How a footnote of the person's own is referred to. */
  readonly referTo: (reference: FootnoteReference) => ParagraphChild[]
  /** Only paragraphs may stand in a footnote, and no lists of Word's. */
  readonly inFootnote: boolean
  readonly options: IParagraphOptions
  /** How many lists stand around. */
  readonly level: number
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

export function headingOf(level: number): (typeof HEADINGS)[number] {
  return HEADINGS[level - 1] ?? HeadingLevel.HEADING_6
}

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

type Flow = RootContent | BlockContent | DefinitionContent

/** A paragraph that has not been made yet, so that something can be put at its end. */
interface Words {
  readonly options: IParagraphOptions
  readonly children: readonly ParagraphChild[]
}
export type WordBlock = Words | Table

export function wordBlock(block: WordBlock): Paragraph | Table {
  return block instanceof Table ? block : new Paragraph({ ...block.options, children: block.children })
}

/** Puts something after the last word; in a paragraph of its own where the last block has no words. */
export function withEnd(blocks: readonly WordBlock[], end: readonly ParagraphChild[]): readonly WordBlock[] {
  const last = blocks.at(-1)
  if (last === undefined || last instanceof Table) return [...blocks, { options: {}, children: end }]
  return [...blocks.slice(0, -1), { ...last, children: [...last.children, ...end] }]
}

function inline(content: readonly PhrasingContent[], writer: WordWriter, place: Place, look: Look = {}): ParagraphChild[] {
  return content.flatMap((node): ParagraphChild[] => {
    switch (node.type) {
      case 'text':
        return writer.text.runs(node.value.replaceAll('\n', ' '), look)
      case 'emphasis':
        return inline(node.children, writer, place, { ...look, italics: true })
      case 'strong':
        return inline(node.children, writer, place, { ...look, bold: true })
      case 'delete':
        return inline(node.children, writer, place, { ...look, strike: true })
      case 'inlineCode':
        return writer.text.runs(node.value, { ...look, style: 'CodeText' })
      case 'break':
        return writer.text.runs('\n', look)
      case 'link':
        return writer.link(node.url, inline(node.children, writer, place, { ...look, style: 'Hyperlink' }))
      case 'footnoteReference':
        return place.referTo(node)
      // `readProse` leaves no other.
      default:
        return []
    }
  })
}

function list(node: List, writer: WordWriter, place: Place): WordBlock[] {
  const start = node.ordered === true ? (node.start ?? 1) : null
  const level = Math.min(place.level, DEEPEST_LEVEL)
  const instance = start === null ? 0 : writer.newList(start)
  const inside = { indent: { left: INDENT * (level + 1) } }
  return node.children.flatMap((item, index) => {
    const below = { ...place, level: place.level + 1, options: { ...place.options, ...inside } }
    const [first, ...others] = item.children
    const sign = start === null ? '• ' : `${start + index}. `
    const reference = start === null ? BULLETS : numbersFrom(start)
    const numbered: IParagraphOptions = place.inFootnote
      ? place.options
      : { ...place.options, numbering: { reference, level, instance } }
    const begun: Words = {
      options: numbered,
      children: [
        ...(place.inFootnote ? writer.text.runs(sign) : []),
        ...(first?.type === 'paragraph' ? inline(first.children, writer, place) : []),
      ],
    }
    const rest = first === undefined || first.type === 'paragraph' ? others : item.children
    return [begun, ...flow(rest, writer, below)]
  })
}

function table(node: TableTree, writer: WordWriter, place: Place): WordBlock[] {
  const alignments: readonly AlignType[] = node.align ?? []
  const cell = (children: readonly PhrasingContent[], column: number, look: Look) => {
    const align = alignments[column]
    const options = align === null || align === undefined ? {} : { alignment: ALIGNMENTS[align] }
    return new TableCell({ children: [new Paragraph({ ...options, children: inline(children, writer, place, look) })] })
  }
  const columns = Math.max(...node.children.map((row) => row.children.length), 1)
  const rows = node.children.map((row, index) => {
    // Every row has as many cells as the widest: Word repairs, or refuses, a table that has not.
    const cells = Array.from({ length: columns }, (_, column) => row.children[column]?.children ?? [])
    return new TableRow({
      tableHeader: index === 0,
      children: cells.map((children, column) => cell(children, column, index === 0 ? { bold: true } : {})),
    })
  })
  // Two tables that follow one another would become one.
  return [new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } }), { options: {}, children: [] }]
}

/** A table where none may stand: a paragraph a row. */
function tableAsLines(node: TableTree, writer: WordWriter, place: Place): WordBlock[] {
  return node.children.map((row) => ({
    options: place.options,
    children: row.children.flatMap((each, index) => [
      ...(index === 0 ? [] : writer.text.runs(' | ')),
      ...inline(each.children, writer, place),
    ]),
  }))
}

function flow(content: readonly Flow[], writer: WordWriter, place: Place): WordBlock[] {
  const { options } = place
  return content.flatMap((node): WordBlock[] => {
    switch (node.type) {
      case 'paragraph':
        return [{ options, children: inline(node.children, writer, place) }]
      case 'heading': {
        const heading = place.inFootnote ? {} : { heading: headingOf(node.depth) }
        return [{ options: { ...options, ...heading }, children: inline(node.children, writer, place) }]
      }
      case 'blockquote':
        return flow(node.children, writer, { ...place, options: { ...options, style: 'BlockText' } })
      case 'code':
        return [{ options: { ...options, style: 'Code' }, children: writer.text.runs(node.value) }]
      case 'list':
        return list(node, writer, place)
      case 'table':
        return place.inFootnote ? tableAsLines(node, writer, place) : table(node, writer, place)
      case 'thematicBreak':
        return [{ options: { ...options, thematicBreak: true }, children: [] }]
      // What stands only in others, and what `readProse` leaves out.
      default:
        return []
    }
  })
}

/** What `readProse` read, as blocks of a Word file. The headings of the person's own begin with Heading 1, below the title. */
export function proseToWord(
  content: readonly RootContent[],
  writer: WordWriter,
  referTo: (reference: FootnoteReference) => ParagraphChild[],
): readonly WordBlock[] {
  return flow(content, writer, { referTo, inFootnote: false, options: {}, level: 0 })
}

/** The same for a footnote, which holds paragraphs alone. A footnote it refers to is named. */
export function proseToFootnote(content: readonly RootContent[], writer: WordWriter): readonly WordBlock[] {
  const referTo = ({ label, identifier }: FootnoteReference) => writer.text.runs(label ?? identifier, { superScript: true })
  return flow(content, writer, { referTo, inFootnote: true, options: {}, level: 0 })
}
