import type { BriefingDocument, DocumentPart } from '../briefing-document.ts'
import { formatParagraphs } from '../citation.ts'
import { footnotesOf, isQuoted } from '../footnote-text.ts'

type NotePart = Extract<DocumentPart, { readonly type: 'note' }>
type LeftOutPart = Extract<DocumentPart, { readonly type: 'left-out' }>

/** Who says a thing about a source: the source itself, the archivist, or nobody. */
type Basis = NotePart['cited']['source']['title']['basis']

/** A part of a briefing that stands for a note, as values of a table. What is not known is null, never an empty text. */
export interface NotedRow {
  /** 1 for the first note of the briefing. Those that were left out are counted. */
  readonly position: number
  readonly part: string
  readonly form: NotePart['form'] | 'left-out'
  /** Why there is nothing but the place. */
  readonly leftOut: LeftOutPart['why'] | null
  readonly note: NotedWords | null
}

interface NotedWords {
  readonly id: string
  /** Markdown, as it was written. */
  readonly comment: string
  readonly tags: readonly string[]
  readonly colour: string
  readonly status: string
  readonly author: string | null
  readonly createdAt: string
  readonly modifiedAt: string
  /** Letter for letter as in the source; null where the note is on a record as a whole. */
  readonly quotation: string | null
  readonly quotationSha256: string | null
  /** What a note that quotes nothing is on. */
  readonly record: { readonly kind: string; readonly id: string; readonly name: string } | null
  readonly source: NotedSource
  /** As a citation says it: "paras 4–5"; null where the note is on a source as a whole. */
  readonly paragraphs: string | null
  /** Numbers of the blocks that the quotation touches; page furniture has none. */
  readonly blocks: readonly (number | null)[]
  /** Code points of the canonical text; null where nothing is quoted. */
  readonly start: number | null
  readonly end: number | null
  readonly edition: string
  readonly link: string
}

interface NotedSource {
  readonly id: string
  readonly kind: string
  readonly title: string | null
  readonly titleBasis: Basis
  readonly publisher: string | null
  readonly publisherBasis: Basis
  /** ISO 8601, as precise as what is known. */
  readonly date: string | null
  readonly dateBasis: Basis
  readonly language: string
  readonly capturedAt: string | null
}

function describeSource({ source }: NotePart['cited']): NotedSource {
  const { title, publisher, date } = source
  return {
    id: source.id,
    kind: source.kind,
    title: title.basis === 'not-stated' ? null : title.value,
    titleBasis: title.basis,
    publisher: publisher.basis === 'not-stated' ? null : publisher.value,
    publisherBasis: publisher.basis,
    date: date.basis === 'not-stated' ? null : date.value,
    dateBasis: date.basis,
    language: source.language,
    capturedAt: source.capture.capturedAt,
  }
}

function describeNote(cited: NotePart['cited'], link: string): NotedWords {
  const { note, blocks, edition } = cited
  const quoted = isQuoted(cited) ? cited : null
  return {
    id: note.id,
    comment: note.body,
    tags: note.tags,
    colour: note.colour,
    status: note.status,
    author: note.author,
    createdAt: note.createdAt,
    modifiedAt: note.modifiedAt,
    quotation: quoted === null ? null : quoted.note.target.exact,
    quotationSha256: quoted === null ? null : quoted.quotationSha256,
    record: isQuoted(cited) ? null : { ...cited.note.target.about, name: cited.note.target.name },
    source: describeSource(cited),
    paragraphs: blocks.length === 0 ? null : formatParagraphs(blocks),
    blocks: blocks.map(({ number }) => number),
    start: quoted === null ? null : quoted.start,
    end: quoted === null ? null : quoted.end,
    edition,
    link,
  }
}

/** The notes of a briefing in their order, each as often as it stands there. Headings and own text have no row. */
export function notedRows(document: BriefingDocument): readonly NotedRow[] {
  const footnoteOf = footnotesOf(document)
  const noted = document.parts.filter((part) => part.type === 'note' || part.type === 'left-out')
  return noted.map((part, index): NotedRow => {
    const place = { position: index + 1, part: part.id }
    if (part.type === 'left-out') return { ...place, form: 'left-out', leftOut: part.why, note: null }
    return { ...place, form: part.form, leftOut: null, note: describeNote(part.cited, footnoteOf(part.cited).tail.link) }
  })
}
