import type { EditionId, SourceId } from '../archive/ids.ts'
import type { DescribedDate, DescribedText, SourceKind } from '../archive/source.ts'
import type { PassageNote, RecordNote } from '../notes/note.ts'

/** Where a quotation stands, and the digest by which it can be checked. */
export interface Citation {
  /** The edition in which the quotation was found at its place. */
  readonly edition: EditionId
  /** Of the UTF-8 bytes of the exact quotation, in hexadecimal. */
  readonly quotationSha256: string
  readonly source: {
    readonly id: SourceId
    readonly kind: SourceKind
    readonly title: DescribedText
    readonly publisher: DescribedText
    readonly date: DescribedDate
  }
  /** The blocks that the quotation touches, in order. Page furniture has no number. */
  readonly blocks: readonly { readonly number: number | null }[]
}

/** A note with what a reader needs to find its quotation in the archive. */
export interface ExportedNote extends Citation {
  readonly note: PassageNote
}

/** A note on a record as a whole, with where an edition has the record: the blocks of its first passage, none for a source. */
export interface ExportedRecordNote extends Omit<Citation, 'quotationSha256'> {
  readonly note: RecordNote
}

const KIND_NAMES: Readonly<Record<SourceKind, string>> = {
  letter: 'letter',
  statement: 'statement',
  coverage: 'article',
  report: 'report',
  other: 'source',
}

/** A name for a source that states no title: "Untitled article, 14 October 2021". The program's words, to be shown as such. */
export function nameOfUntitled(source: Pick<Citation['source'], 'kind' | 'date'>): string {
  const when = source.date.basis === 'not-stated' ? 'date not stated' : formatPartialDate(source.date.value)
  return `Untitled ${KIND_NAMES[source.kind]}, ${when}`
}

/** In English, as citations write them. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** "2021-10-14" as "14 October 2021", "2021-10" as "October 2021", "2021" as it is (ISO 8601, as precise as it is given). */
export function formatPartialDate(date: string): string {
  const [year = date, month, day] = date.split('-')
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1]
  if (name === undefined) return year
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`
}

export function formatDescribedDate(date: DescribedDate): string {
  switch (date.basis) {
    case 'stated':
      return formatPartialDate(date.value)
    case 'archivist':
      return `${formatPartialDate(date.value)} (dated by the archivist)`
    case 'not-stated':
      return 'date not stated'
  }
}

function formatTitle({ title, kind }: Citation['source']): string {
  switch (title.basis) {
    case 'stated':
      return `“${title.value}”`
    case 'archivist':
      return `“${title.value}” (title given by the archivist)`
    case 'not-stated':
      return `untitled ${KIND_NAMES[kind]}`
  }
}

function formatPublisher(publisher: DescribedText): string {
  switch (publisher.basis) {
    case 'stated':
      return publisher.value
    case 'archivist':
      return `${publisher.value} (named by the archivist)`
    case 'not-stated':
      return 'publisher not stated'
  }
}

/** Ascending numbers with the neighbours joined: "3–5, 8". */
function joinNumbers(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run !== undefined && number <= run.last + 1) run.last = number
    else runs.push({ first: number, last: number })
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`)).join(', ')
}

/** "para. 12", "paras 12–13", "page furniture", or both where a quotation runs over both. */
export function formatParagraphs(blocks: Citation['blocks']): string {
  const numbers = [...new Set(blocks.flatMap(({ number }) => number ?? []))].sort((a, b) => a - b)
  const paragraphs = numbers.length === 0 ? [] : [`${numbers.length === 1 ? 'para.' : 'paras'} ${joinNumbers(numbers)}`]
  const furniture = blocks.some(({ number }) => number === null) ? ['page furniture'] : []
  return [...paragraphs, ...furniture].join(' and ') || 'paragraph not known'
}

function formatSource({ source, edition }: Pick<Citation, 'source' | 'edition'>, paragraphs: readonly string[]): string {
  const place = [
    formatTitle(source),
    formatPublisher(source.publisher),
    formatDescribedDate(source.date),
    ...paragraphs,
    `edition ${edition} (source ${source.id})`,
  ]
  return place.join(', ')
}

/**
 * Where a quotation comes from, in one line of plain text: title, publisher, date, paragraph, edition and the name of the source in it, and
 * the digest by which the quotation can be checked. What the source does not state is said to be not stated.
 */
export function formatCitation(citation: Citation): string {
  const place = formatSource(citation, [formatParagraphs(citation.blocks)])
  return `${place}. SHA-256 of the quotation: ${citation.quotationSha256}`.replace(/\s+/gu, ' ')
}

/** A quotation with its citation as plain text, for the clipboard: the words of the source unchanged, in quotation marks. */
export function quotationWithCitation(exact: string, citation: Citation): string {
  return `“${exact}”\n\n${formatCitation(citation)}\n`
}
