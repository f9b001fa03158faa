import type { SourceKind } from '../../archive/source.ts'
import { assertNever } from '../../text/assert-never.ts'
import type { CitedNote, CitedRecordNote } from '../briefing-document.ts'
import { formatParagraphs, formatPartialDate, MONTHS } from '../citation.ts'
import type { CitationStyle } from '../outline/briefing.ts'
import type { CslItem } from './csl-item.ts'

/** Words of a citation that are set alike. Joined as they are, they are its plain text. */
export interface CitationRun {
  readonly text: string
  readonly italic: boolean
}

const roman = (text: string): CitationRun => ({ text, italic: false })
const italic = (text: string): CitationRun => ({ text, italic: true })

const KIND_NAMES: Readonly<Record<SourceKind, string>> = {
  letter: 'letter',
  statement: 'statement',
  coverage: 'article',
  report: 'report',
  other: 'source',
}

/** What a source does not say itself stands in square brackets (Chicago 14.145, APA 9.22). */
const supplied = (text: string) => `[${text}]`

function untitled(item: CslItem): string {
  return `Untitled ${KIND_NAMES[item.custom.kind]}`
}

function isoDate(item: CslItem): string {
  const parts = item.issued?.['date-parts'][0] ?? []
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}

/** In words, with who says it where that is not the source. */
function citeShort(item: CslItem, place: string): CitationRun[] {
  const { custom, title, publisher } = item
  const by = (basis: CslItem['custom']['title'], verb: string) => (basis === 'archivist' ? ` (${verb} by the archivist)` : '')
  const pieces = [
    title === undefined ? untitled(item) : `“${title}”${by(custom.title, 'title given')}`,
    publisher === undefined ? 'publisher not stated' : publisher + by(custom.publisher, 'named'),
    item.issued === undefined ? 'date not stated' : formatPartialDate(isoDate(item)) + by(custom.issued, 'dated'),
    ...(place === '' ? [] : [place]),
  ]
  return [roman(`${pieces.join(', ')}.`)]
}

/** "October 14, 2021". */
function americanDate(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts'][0] ?? []
  if (year === undefined) return 'n.d.'
  const name = month === undefined ? undefined : MONTHS[month - 1]
  if (name === undefined) return String(year)
  return day === undefined ? `${name} ${year}` : `${name} ${day}, ${year}`
}

/** "2021, October 14". */
function apaDate(item: CslItem): string {
  const [year, month, day] = item.issued?.['date-parts'][0] ?? []
  if (year === undefined) return 'n.d.'
  const name = month === undefined ? undefined : MONTHS[month - 1]
  if (name === undefined) return String(year)
  return `${year}, ${name}${day === undefined ? '' : ` ${day}`}`
}

function publisherOf(item: CslItem, otherwise: string): string {
  if (item.publisher === undefined) return otherwise
  return item.custom.publisher === 'archivist' ? supplied(item.publisher) : item.publisher
}

/** Our "paras 4–5" with the full stop that both styles have (Chicago 10.42, APA 8.25). */
function abbreviated(place: string): string {
  return place.replace(/^paras /, 'paras. ')
}

/** Quotation marks within quotation marks are single ones (Chicago 13.30); those of the other kinds stay. */
function quoted(title: string, after: string): string {
  return `“${title.replaceAll('“', '‘').replaceAll('”', '’')}${after}”`
}

/**
 * A full note (The Chicago Manual of Style, 17th and 18th editions, 14): a report like a book, without its place; everything else like an
 * article. No author, since the archive records none.
 */
function citeChicago(item: CslItem, place: string): CitationRun[] {
  const { title, custom } = item
  const date = custom.issued === 'archivist' ? supplied(americanDate(item)) : americanDate(item)
  const end = roman(`${place === '' ? '' : `, ${abbreviated(place)}`}.`)
  if (title !== undefined && custom.title === 'stated' && custom.kind === 'report') {
    return [italic(title), roman(` (${publisherOf(item, 'publisher not stated')}, ${date})`), end]
  }
  const named =
    title === undefined
      ? `${supplied(untitled(item))},`
      : custom.title === 'archivist'
        ? `${supplied(title)},`
        : quoted(title, ',')
  return endOnce([roman(`${named} ${publisherOf(item, 'publisher not stated')}, ${date}`), end])
}

/** "n.d." at the end has its full stop. */
function endOnce([words, end]: [CitationRun, CitationRun]): CitationRun[] {
  return end.text === '.' && words.text.endsWith('.') ? [words] : [words, end]
}

/**
 * An entry as in a list of references (Publication Manual of the APA, 7th edition, 9), with the paragraph after it. The title stands in the place of the
 * author, since the archive records none (9.12); a work without a title is described (9.22).
 */
function citeApa(item: CslItem, place: string): CitationRun[] {
  const { title, custom, genre } = item
  const date = custom.issued === 'archivist' ? supplied(apaDate(item)) : apaDate(item)
  const rest = ` (${date}). ${publisherOf(item, 'Publisher not stated')}${place === '' ? '' : `, ${abbreviated(place)}`}.`
  if (title === undefined) return [roman(`${supplied(untitled(item))}.${rest}`)]
  if (custom.title === 'archivist') return [roman(`${supplied(title)}.${rest}`)]
  const described = genre === undefined ? '' : ` [${genre}]`
  const stop = described === '' && /[.?!]$/.test(title) ? '' : '.'
  // A piece of a newspaper is not a work that stands alone (9.19): its title is not in italics.
  return [custom.kind === 'coverage' ? roman(title) : italic(title), roman(described + stop + rest)]
}

function citeItem(item: CslItem, place: string, style: CitationStyle): CitationRun[] {
  switch (style) {
    case 'short':
      return citeShort(item, place)
    case 'chicago':
      return citeChicago(item, place)
    case 'apa':
      return citeApa(item, place)
    default:
      return assertNever(style)
  }
}

/**
 * The citation of a part in a style, without the tail that all styles have (`citation-tail.ts`): of a quotation its source and paragraph, of a note on a
 * record also what it is about. One line that ends with a full stop.
 */
export function citePart(cited: CitedNote | CitedRecordNote, item: CslItem, style: CitationStyle): CitationRun[] {
  if ('quotationSha256' in cited) return citeItem(item, formatParagraphs(cited.blocks), style)
  const runs = citeItem(item, cited.blocks.length === 0 ? '' : formatParagraphs(cited.blocks), style)
  const { about, name } = cited.note.target
  const record =
    about.kind === 'source' ? 'The source as a whole' : `The ${about.kind} “${name.replace(/\s+/gu, ' ').trim()}” (${about.id})`
  return [roman(`${record}: `), ...runs]
}
