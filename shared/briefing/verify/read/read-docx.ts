import { parseXml, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml'
import { finishBlocks, type GrowingBlock, newBlock, type ReadDocument, type ReadFootnote } from './read-document.ts'

/** The files of a DOCX that hold words, as XML; null where it has none. */
export interface DocxFiles {
  readonly document: string
  readonly styles: string | null
  readonly footnotes: string | null
  readonly endnotes: string | null
  /** Relations: where links lead. */
  readonly documentLinks: string | null
  readonly footnoteLinks: string | null
  readonly core: string | null
  readonly custom: string | null
}

const isElement = (node: XmlNode | undefined): node is XmlElement => node instanceof XmlElement
const elements = (element: XmlElement | null | undefined): readonly XmlElement[] => (element?.children ?? []).filter(isElement)
const child = (element: XmlElement | null | undefined, name: string): XmlElement | null =>
  elements(element).find((each) => each.name === name) ?? null
const attribute = (element: XmlElement | null, name: string): string | null => element?.attributes[name] ?? null
const value = (element: XmlElement | null) => attribute(element, 'w:val')
/** A property that is there, and not switched off. */
const isOn = (element: XmlElement | null) => element !== null && !/^(?:0|false|off|none)$/iu.test(value(element) ?? '')

function rootOf(xml: string | null): XmlElement | null {
  // Entities of its own are not in the standard, and are not put in: a document that has them is refused by the parser.
  return xml === null ? null : parseXml(xml, { ignoreUndefinedEntities: false }).root
}

type StyleKind = 'quote' | 'heading' | null

interface Styles {
  /** What a paragraph of a style is. */
  readonly kinds: ReadonlyMap<string, StyleKind>
  /** Styles whose words are hidden or struck out. */
  readonly unread: ReadonlySet<string>
}

const UNREAD = ['w:vanish', 'w:strike', 'w:dstrike'] as const

/** Whether words with these properties are hidden or struck out; null where they do not say. */
function isUnread(properties: XmlElement | null): boolean | null {
  const said = UNREAD.map((name) => child(properties, name)).filter((each) => each !== null)
  return said.length === 0 ? null : said.some(isOn)
}

const QUOTE_STYLE =
  /^(?:intense )?quote$|^block ?text$|^quotations?$|^block ?quot(?:e|ation)s?$|^zitat$|^intensives zitat$|^citation(?: intense)?$|^cita(?: destacada)?$/iu
const HEADING_STYLE = /^heading ?\d|^title$|^subtitle$/iu

/** Which styles make a paragraph a quotation or a heading, by their names and those they are based on. */
function readStyles(root: XmlElement | null): Styles {
  const styles = new Map<string, { readonly kind: StyleKind; readonly base: string | null; readonly unread: boolean | null }>()
  for (const style of elements(root)) {
    if (style.name !== 'w:style') continue
    const id = attribute(style, 'w:styleId')
    if (id === null) continue
    const names = [value(child(style, 'w:name')) ?? '', id]
    const kind = names.some((name) => QUOTE_STYLE.test(name))
      ? 'quote'
      : names.some((name) => HEADING_STYLE.test(name))
        ? 'heading'
        : null
    styles.set(id, { kind, base: value(child(style, 'w:basedOn')), unread: isUnread(child(style, 'w:rPr')) })
  }
  /** The first that a style, or one that it is based on, says. */
  function inherited<T>(id: string, pick: (style: { kind: StyleKind; unread: boolean | null }) => T | null): T | null {
    let at: string | null = id
    for (let steps = 0; at !== null && steps < 20; steps++) {
      const style = styles.get(at)
      const said = style === undefined ? null : pick(style)
      if (said !== null) return said
      at = style?.base ?? null
    }
    return null
  }
  return {
    kinds: new Map([...styles.keys()].map((id) => [id, inherited(id, ({ kind }) => kind)])),
    unread: new Set([...styles.keys()].filter((id) => inherited(id, ({ unread }) => unread) === true)),
  }
}

function readLinks(root: XmlElement | null): ReadonlyMap<string, string> {
  return new Map(elements(root).map((each) => [attribute(each, 'Id') ?? '', attribute(each, 'Target') ?? '']))
}

/** What is not said any more, or never was: text that was deleted or moved away, codes of fields, properties. */
const SKIPPED: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:instrText',
  'w:delInstrText',
  'w:pPr',
  'w:rPr',
  'w:sectPr',
  'w:tblPr',
  'w:trPr',
  'w:tcPr',
  'w:tblGrid',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:footnoteRef',
  'w:endnoteRef',
  'w:annotationRef',
  'w:rt',
  'w:rubyPr',
])
const BOOKMARK = /^ca_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/iu

class Reader {
  readonly blocks: GrowingBlock[] = []
  readonly #styles: Styles
  readonly #links: ReadonlyMap<string, string>
  #current: GrowingBlock | null = null
  #part: { readonly bookmark: string; readonly id: string } | null = null
  #groups = 0
  #inCell = 0
  /** The mark of the paragraph before was deleted: what follows belongs to it. */
  #goesOn = false
  #boxes: XmlElement[] = []
  /** Fields that are open, the innermost last: whether their code or what they show is read. */
  readonly #fields: ('code' | 'result')[] = []
  #hiddenParagraph = false

  constructor(styles: Styles, links: ReadonlyMap<string, string>) {
    this.#styles = styles
    this.#links = links
  }

  read(element: XmlElement | null): void {
    for (const each of elements(element)) this.#readElement(each)
  }

  #readElement(element: XmlElement): void {
    if (SKIPPED.has(element.name)) return
    switch (element.name) {
      case 'w:p':
        this.#readParagraph(element)
        break
      case 'w:tc':
        this.#inCell++
        this.read(element)
        this.#inCell--
        break
      case 'w:r':
      case 'm:r':
        this.#readRun(element)
        break
      case 'w:hyperlink':
        this.#readLink(element)
        break
      case 'w:bookmarkStart':
        this.#openBookmark(element)
        break
      case 'w:bookmarkEnd':
        if (this.#part?.bookmark === attribute(element, 'w:id')) this.#part = null
        break
      case 'mc:AlternateContent':
        // The same content in a newer and an older form: one of them.
        this.read(child(element, 'mc:Choice') ?? child(element, 'mc:Fallback'))
        break
      case 'w:txbxContent':
        this.#boxes.push(element)
        break
      default:
        this.read(element)
    }
  }

  #openBookmark(element: XmlElement): void {
    const [, ...groups] = BOOKMARK.exec(attribute(element, 'w:name') ?? '') ?? []
    const bookmark = attribute(element, 'w:id')
    if (groups.length === 5 && bookmark !== null) this.#part = { bookmark, id: groups.join('-').toLowerCase() }
  }

  #readParagraph(element: XmlElement): void {
    const properties = child(element, 'w:pPr')
    const name = value(child(properties, 'w:pStyle')) ?? ''
    const style = this.#styles.kinds.get(name) ?? null
    this.#hiddenParagraph = this.#styles.unread.has(name)
    // A bookmark that opens in the paragraph holds it.
    for (const each of elements(element)) if (each.name === 'w:bookmarkStart') this.#openBookmark(each)
    const last = this.#current
    const outer = this.#goesOn ? last : null
    if (outer === null) this.#current = this.#newBlock(style, last)
    this.#goesOn = false
    this.read(element)
    // The code of a field ends in its paragraph: one that does not is damaged, and hides nothing that follows.
    while (this.#fields.at(-1) === 'code') this.#fields.pop()
    const mark = child(properties, 'w:rPr')
    this.#goesOn = child(mark, 'w:del') !== null || child(mark, 'w:moveFrom') !== null
    const boxes = this.#boxes
    this.#boxes = []
    const paragraph = this.#current
    for (const box of boxes) this.read(box)
    if (boxes.length > 0) this.#current = paragraph
  }

  #newBlock(style: StyleKind, last: GrowingBlock | null): GrowingBlock {
    const part = this.#part?.id ?? null
    const isQuote = style === 'quote'
    const follows = isQuote && last?.kind === 'quote' && last.part === part && this.blocks.at(-1) === last
    if (isQuote && !follows) this.#groups++
    const kind = isQuote ? 'quote' : style === 'heading' ? 'heading' : this.#inCell > 0 ? 'cell' : 'paragraph'
    const block = newBlock(kind, isQuote ? this.#groups : null, part)
    this.blocks.push(block)
    return block
  }

  #readLink(element: XmlElement): void {
    const block = this.#current
    const start = block?.text.length ?? 0
    this.read(element)
    const url = this.#links.get(attribute(element, 'r:id') ?? '')
    if (block !== null && url !== undefined) block.links.push({ url, start, end: block.text.length })
  }

  #readRun(element: XmlElement): void {
    const properties = child(element, 'w:rPr')
    for (const each of elements(element)) if (each.name === 'w:fldChar') this.#turnField(attribute(each, 'w:fldCharType'))
    if (isUnread(properties) ?? this.#isUnreadStyle(value(child(properties, 'w:rStyle')))) return
    // What stands in the code of a field, or is shown only by another field in it, is not read.
    if (this.#fields.includes('code')) return
    const block = this.#current
    if (block === null) return
    const before = block.text.length
    const notes = block.notes.length
    for (const each of elements(element)) this.#readPiece(each, block)
    const raised = value(child(properties, 'w:vertAlign')) === 'superscript'
    // A number set high is the mark of a note that somebody typed.
    if (raised && block.notes.length === notes && /^\s*\[?\d{1,4}\]?\s*$/u.test(block.text.slice(before)))
      block.text = block.text.slice(0, before)
  }

  #isUnreadStyle(style: string | null): boolean {
    return style === null ? this.#hiddenParagraph : this.#styles.unread.has(style)
  }

  #turnField(type: string | null): void {
    if (type === 'begin') this.#fields.push('code')
    else if (type === 'separate' && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = 'result'
    else if (type === 'end') this.#fields.pop()
  }

  #readPiece(element: XmlElement, block: GrowingBlock): void {
    switch (element.name) {
      case 'w:t':
      case 'm:t':
        block.text += wordsOf(element)
        break
      case 'w:tab':
      case 'w:ptab':
        block.text += '\t'
        break
      case 'w:br':
      case 'w:cr':
        block.text += '\n'
        break
      case 'w:noBreakHyphen':
        block.text += '-'
        break
      case 'w:softHyphen':
        block.text += '\u00ad'
        break
      case 'w:sym':
        block.text += signOfFont(attribute(element, 'w:char'))
        break
      case 'w:footnoteReference':
        block.notes.push({ offset: block.text.length, label: `f${attribute(element, 'w:id') ?? ''}` })
        break
      case 'w:endnoteReference':
        block.notes.push({ offset: block.text.length, label: `e${attribute(element, 'w:id') ?? ''}` })
        break
      default:
        this.#readElement(element)
    }
  }
}

/** A sign that is named by its place in a font, which Word counts from U+F000 on: figures and signs stand where they do elsewhere, what else is shown is not known. */
function signOfFont(place: string | null): string {
  const code = Number.parseInt(place ?? '', 16) & 0xff
  return code > 0x20 && code < 0x41 ? String.fromCharCode(code) : '\ufffd'
}

function wordsOf(element: XmlElement): string {
  return element.children.map((node) => (node instanceof XmlText ? node.text : '')).join('')
}

function readNotes(xml: string | null, links: string | null, styles: Styles, prefix: string): readonly ReadFootnote[] {
  return elements(rootOf(xml)).flatMap((note) => {
    const id = attribute(note, 'w:id')
    if (id === null || attribute(note, 'w:type') !== null) return []
    const reader = new Reader(styles, readLinks(rootOf(links)))
    reader.read(note)
    return [
      {
        label: `${prefix}${id}`,
        text: reader.blocks
          .map(({ text }) => text)
          .join('\n')
          .trim(),
        blocks: finishBlocks(reader.blocks),
        links: reader.blocks.flatMap((block) => block.links.map(({ url }) => url)),
        line: null,
      },
    ]
  })
}

/** Properties of the document, under the names that front matter has. */
function readFields(files: DocxFiles): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const each of elements(rootOf(files.core))) if (each.name === 'dc:title') fields['title'] = wordsOf(each)
  for (const each of elements(rootOf(files.custom))) {
    const name = attribute(each, 'name')
    const [held] = elements(each)
    if (name !== null && held !== undefined) fields[name] = wordsOf(held)
  }
  return fields
}

/**
 * Reads the XML of a DOCX (ISO/IEC 29500, Transitional and Strict with the usual prefixes) as what a person sees of it with all changes accepted: text that was
 * deleted, struck out or hidden is not read, text that was put in is. Throws what the parser throws where a file is no XML.
 */
export function readDocx(files: DocxFiles): ReadDocument {
  const styles = readStyles(rootOf(files.styles))
  const reader = new Reader(styles, readLinks(rootOf(files.documentLinks)))
  const root = rootOf(files.document)
  reader.read(child(root, 'w:body'))
  const notes = [...readNotes(files.footnotes, files.footnoteLinks, styles, 'f'), ...readNotes(files.endnotes, null, styles, 'e')]
  return {
    format: 'docx',
    fields: readFields(files),
    blocks: finishBlocks(reader.blocks),
    footnotes: new Map(notes.map((note) => [note.label, note])),
    remarks: [],
  }
}
