import type { EditionId, SourceId } from '../archive/ids.ts'
import { type DeepLink, LINK_SCHEME, readDeepLink, writeDeepLink } from '../links/deep-link.ts'
import { formatParagraphs } from './citation.ts'

/** What stands at the end of every citation, in every style and format: where the passage is, and how it is checked. */
export interface CitationTail {
  readonly edition: EditionId
  readonly source: SourceId
  /** The blocks that the quotation touches, in order. Page furniture has no number. */
  readonly blocks: readonly { readonly number: number | null }[]
  /** ISO 8601, as precise as what is known; null where nobody wrote it down. */
  readonly capturedAt: string | null
  readonly link: DeepLink
  /** Of the UTF-8 bytes of the exact quotation, in hexadecimal; null where nothing is quoted. */
  readonly quotationSha256: string | null
}

/** A tail as one line in three pieces, so that a format can make the link one that can be followed. Joined as they are, they are the line. */
export interface TailPieces {
  readonly before: string
  readonly link: string
  readonly after: string
}

export function citationTailPieces(tail: CitationTail): TailPieces {
  const captured = tail.capturedAt === null ? 'capture date not stated' : `captured ${tail.capturedAt}`
  const paragraphs = tail.blocks.length === 0 && tail.quotationSha256 === null ? [] : [formatParagraphs(tail.blocks)]
  return {
    before: `${[`Edition ${tail.edition}`, `source ${tail.source}`, ...paragraphs, captured].join(', ')}. `,
    link: writeDeepLink(tail.link),
    after: tail.quotationSha256 === null ? '' : ` SHA-256 of the quotation: ${tail.quotationSha256}`,
  }
}

/** The tail as one line of plain text; see docs/briefing-format.md. */
export function formatCitationTail(tail: CitationTail): string {
  const { before, link, after } = citationTailPieces(tail)
  return before + link + after
}

/** What a text says of where its quotation stands. Each is null where it does not say it, or not in a way that can be read. */
export interface ReadTail {
  readonly edition: string | null
  readonly source: string | null
  /** Numbers of paragraphs in the order written, null among them for page furniture. */
  readonly paragraphs: readonly (number | null)[] | null
  /** ISO 8601; null also where the text says that it is not stated. */
  readonly captured: string | null
  /** For a quotation a passage: `start` and `end` in code points of the canonical text. */
  readonly link: DeepLink | null
  readonly sha256: string | null
}

/** Nobody quotes more paragraphs at once; a range beyond is not read. */
const MOST_PARAGRAPHS = 100_000

/** Entities that editors and converters write for signs that occur in a tail. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', ndash: '-', mdash: '-', shy: '' }

/** Undoes what Markdown, editors and mail programs do to a line: escapes, references, soft hyphens, wide spaces, other dashes, breaks of lines. */
function plain(text: string): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/&#(\d{1,7});/g, (whole, code: string) => (Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole))
    .replace(/&(\w{2,5});/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/\s+/gu, ' ')
}

function readNumbers(text: string): readonly number[] | null {
  const numbers: number[] = []
  for (const run of text.split(',')) {
    const [, first = '', last = first] = /^ ?(\d{1,9}) ?(?:- ?(\d{1,9}))? ?$/.exec(run) ?? []
    if (first === '' || Number(last) - Number(first) + numbers.length >= MOST_PARAGRAPHS) return null
    for (let number = Number(first); number <= Number(last); number++) numbers.push(number)
  }
  return numbers
}

function readParagraphs(text: string): readonly (number | null)[] | null {
  const [, list, furniture] = /, (?:paras?\.? (\d[\d, -]*?))?(?: and )?(page furniture)?, capture/i.exec(text) ?? []
  if (list === undefined && furniture === undefined) return null
  const numbers = list === undefined ? [] : readNumbers(list)
  if (numbers === null) return null
  return furniture === undefined ? numbers : [...numbers, null]
}

/** UTF-16 units: nothing longer is a link. */
const LONGEST_LINK = 4_000

/**
 * Programs that wrap lines break links in the middle: where the digest shows how far one goes it is read without its spaces. Elsewhere the words that
 * follow could be taken for more of it.
 */
function readLink(text: string): DeepLink | null {
  const at = text.toLowerCase().lastIndexOf(`${LINK_SCHEME}:`)
  if (at < 0) return null
  const rest = text.slice(at, at + LONGEST_LINK)
  const digestAt = rest.search(/sha-?256/i)
  const candidates = [rest.split(' ')[0] ?? '', rest.slice(0, Math.max(digestAt, 0)).replaceAll(' ', '')]
  for (const candidate of candidates.reverse()) {
    const link = readDeepLink(candidate.replace(/[<>"].*$/, '').replace(/[.,;:)\]}]{1,9}$/, ''))
    if (link !== null) return link
  }
  return null
}

function readDigest(text: string): string | null {
  const [, after = ''] = /^.*sha-?256 of the quotation ?:?(.*)$/i.exec(text) ?? []
  const [digest] = /^(?: ?[0-9a-f]){64}(?![0-9a-f])/i.exec(after) ?? []
  return digest === undefined ? null : digest.replaceAll(' ', '').toLowerCase()
}

/**
 * Reads the tail of a citation from the text of a footnote (plain, or as it stands in Markdown), wherever in it the tail begins: `formatCitationTail` read
 * back, also where an editor escaped it, wrapped its lines or changed its dashes and spaces. The text may come from anywhere.
 */
export function readCitationTail(text: string): ReadTail {
  const line = plain(text)
  const starts = [...line.matchAll(/\bedition (v[1-9]\d{0,5}), ?source ([a-z0-9]+(?:-[a-z0-9]+)*)/gi)]
  // A title may hold anything: ours is the last.
  const start = starts.at(-1)
  const tail = start === undefined ? line : line.slice(start.index)
  const [, captured = null] = /\bcaptured (\d{4}(?:-\d{2}){0,2})\b/i.exec(tail) ?? []
  return {
    edition: start?.[1]?.toLowerCase() ?? null,
    source: start?.[2]?.toLowerCase() ?? null,
    paragraphs: start === undefined ? null : readParagraphs(tail),
    captured: start === undefined ? null : captured,
    link: readLink(tail),
    sha256: readDigest(tail),
  }
}
