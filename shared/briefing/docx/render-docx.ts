import { File, Footer, FootnoteReferenceRun, Packer, PageNumber, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { FootnoteReference } from 'mdast'
import { assertNever } from '../../text/assert-never.ts'
import type { BriefingDocument, CitedNote, DocumentPart } from '../briefing-document.ts'
import { documentFacts, documentTitle, sayLeftOut } from '../document-facts.ts'
import { type Cited, footnotesOf, isQuoted, sayPlace, sayRecord } from '../footnote-text.ts'
import { readProse } from '../prose/read-prose.ts'
import { splitQuotation } from '../split-quotation.ts'
import { CORE_PROPERTIES, renderCoreProperties } from './core-properties.ts'
import { PartEnd, PartStart } from './part-bookmark.ts'
import { headingOf, proseToFootnote, proseToWord, type WordBlock, type WordWriter, withEnd, wordBlock } from './prose-to-word.ts'
import { numbering, STYLES } from './styles.ts'
import { withoutDates } from './without-dates.ts'
import { WordLink, wordAddress } from './word-link.ts'
import { createWordText } from './word-text.ts'

export interface WordFile {
  readonly bytes: Uint8Array
  /** How many characters stand as a sign, because XML cannot hold them. */
  readonly replacedCharacters: number
}

interface Writer extends WordWriter {
  readonly footnoteOf: ReturnType<typeof footnotesOf>
  readonly starts: ReadonlySet<number>
  readonly footnotes: Record<string, { readonly children: readonly Paragraph[] }>
  /** Adds a footnote, and gives the sign for it. */
  readonly footnote: (blocks: readonly WordBlock[]) => ParagraphChild
}

function createWriter(document: BriefingDocument): Writer {
  const text = createWordText()
  const starts = new Set<number>()
  const footnotes: Record<string, { readonly children: readonly Paragraph[] }> = {}
  let links = 0
  let lists = 0
  let notes = 0
  return {
    footnoteOf: footnotesOf(document),
    text,
    starts,
    footnotes,
    link: (url, children) => {
      const address = wordAddress(url)
      if (address === null) return [...children, ...text.runs(` (${url})`)]
      links += 1
      return [new WordLink(children, `Link${links}`, address)]
    },
    newList: (start) => {
      starts.add(start)
      lists += 1
      return lists
    },
    footnote: (blocks) => {
      notes += 1
      const paragraphs = blocks.map(wordBlock).filter((block) => block instanceof Paragraph)
      footnotes[notes] = { children: paragraphs.length === 0 ? [new Paragraph({})] : paragraphs }
      return new FootnoteReferenceRun(notes)
    },
  }
}

function renderProse(markdown: string, writer: Writer): readonly WordBlock[] {
  const { tree, footnotes } = readProse(markdown)
  const referTo = ({ identifier }: FootnoteReference) => [
    writer.footnote(proseToFootnote(footnotes.get(identifier)?.children ?? [], writer)),
  ]
  return proseToWord(tree.children, writer, referTo)
}

function citationMark(cited: Cited, writer: Writer): ParagraphChild {
  const { citation, tail } = writer.footnoteOf(cited)
  // One run for what is set alike: a briefing has thousands.
  const runs: { text: string; readonly italic: boolean }[] = [{ text: ' ', italic: false }]
  for (const { text, italic } of [...citation, { text: ` ${tail.before}`, italic: false }]) {
    const last = runs.at(-1)
    if (last?.italic === italic) last.text += text
    else runs.push({ text, italic })
  }
  const children = [
    ...runs.flatMap(({ text, italic }) => writer.text.runs(text, italic ? { italics: true } : {})),
    ...writer.link(tail.link, writer.text.runs(tail.link, { style: 'Hyperlink' })),
    ...writer.text.runs(tail.after),
  ]
  return writer.footnote([{ options: {}, children }])
}

function renderQuotation({ note, source }: CitedNote, mark: ParagraphChild, writer: Writer): readonly WordBlock[] {
  const look = { language: { value: writer.text.of(source.language) } }
  const blocks = splitQuotation(note.target.exact).map((lines) => ({
    options: { style: 'Quote' },
    children: writer.text.runs(lines.join('\n'), look),
  }))
  return withEnd(blocks, [mark])
}

function renderNote(part: Extract<DocumentPart, { readonly type: 'note' }>, writer: Writer): readonly WordBlock[] {
  const { cited, form } = part
  const mark = citationMark(cited, writer)
  const quotation = (): readonly WordBlock[] =>
    isQuoted(cited)
      ? renderQuotation(cited, mark, writer)
      : [{ options: {}, children: [...writer.text.runs(sayRecord(cited), { bold: true }), mark] }]
  switch (form) {
    case 'quotation':
      return quotation()
    case 'quotation-comment':
      return [...quotation(), ...renderProse(cited.note.body, writer)]
    case 'comment':
      return withEnd(renderProse(cited.note.body, writer), [mark])
    case 'reference':
      return [{ options: {}, children: [...writer.text.runs(sayPlace(cited)), mark] }]
  }
}

function renderPart(part: DocumentPart, writer: Writer): readonly WordBlock[] {
  switch (part.type) {
    case 'heading':
      return [{ options: { heading: headingOf(part.level) }, children: writer.text.runs(part.text.replace(/\s+/gu, ' ')) }]
    case 'text':
      return renderProse(part.markdown, writer)
    case 'note':
      return renderNote(part, writer)
    case 'left-out':
      return [{ options: {}, children: writer.text.runs(sayLeftOut(part.why), { italics: true }) }]
    default:
      return assertNever(part)
  }
}

/** The name of the bookmark around a part. Word allows 40 letters, digits and low lines. */
function bookmarkOf(part: DocumentPart): string {
  return `ca_${part.id.replace(/[^0-9A-Za-z]/g, '')}`.slice(0, 40)
}

function renderFacts(document: BriefingDocument, writer: Writer): Paragraph[] {
  return documentFacts(document).map(
    ([label, words]) =>
      new Paragraph({
        style: 'Facts',
        children: [...writer.text.runs(`${label}: `, { bold: true }), ...writer.text.runs(words)],
      }),
  )
}

/** What identifies the briefing and its edition, by the names that the front matter of Markdown has for it. */
function customProperties({ archive, id }: BriefingDocument, writer: Writer) {
  const properties = {
    format: 'campaign-archive-briefing/1',
    briefing: id,
    archive_id: archive.id,
    edition: archive.edition,
    edition_sha512: archive.editionDigest,
  }
  return Object.entries(properties).map(([name, value]) => ({ name, value: writer.text.of(value) }))
}

/**
 * Writes a briefing as a Word file (ECMA-376 WordprocessingML): real heading styles, native footnotes, quotations in the style Quote with their language, a
 * bookmark around each part, the Markdown of comments as structures of Word. The text of a quotation is the same as in the source, but that paragraphs have one
 * break between them, and that a character which XML cannot hold stands as a sign: how many do is given back.
 * The same input gives the same bytes. What its styles and bookmarks mean: docs/briefing-format.md.
 */
export async function renderBriefingDocx(document: BriefingDocument): Promise<WordFile> {
  const writer = createWriter(document)
  const title = documentTitle(document)
  const parts = document.parts.flatMap((part, index) => [
    new PartStart(bookmarkOf(part), index + 1),
    ...renderPart(part, writer).map(wordBlock),
    new PartEnd(index + 1),
  ])
  const facts = renderFacts(document, writer)
  const heading = new Paragraph({ style: 'Title', children: writer.text.runs(title) })
  const pageNumber = new Paragraph({ alignment: 'center', children: [new TextRun({ children: [PageNumber.CURRENT], size: 18 })] })
  const file = new File({
    title: writer.text.of(title),
    customProperties: customProperties(document, writer),
    styles: STYLES,
    numbering: numbering(writer.starts),
    footnotes: writer.footnotes,
    compatabilityModeVersion: 15,
    sections: [
      {
        footers: { default: new Footer({ children: [pageNumber] }) },
        children: [heading, ...facts, ...parts, new Paragraph({})],
      },
    ],
  })
  const author = document.author === null ? null : writer.text.of(document.author)
  const core = renderCoreProperties({ title: writer.text.of(title), author, date: document.date })
  const packed = await Packer.pack(file, 'uint8array', undefined, [{ path: CORE_PROPERTIES, data: core }])
  return {
    bytes: withoutDates(packed),
    replacedCharacters: writer.text.replaced(),
  }
}
