import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { editionIdSchema, sourceIdSchema } from '../../archive/ids.ts'
import { type DeepLink, LINK_SCHEME, readDeepLink } from '../../links/deep-link.ts'
import { formatParagraphs } from '../citation.ts'
import { readCitationTail } from '../citation-tail.ts'
import type { ArchiveIndex, IndexedText } from './compare/archive-index.ts'
import type { CitedPlace, FoundPlace, Judgement } from './compare/judge-quotation.ts'
import { sameTokens } from './compare/name-differences.ts'

/** SHA-256 of a text's UTF-8, in hexadecimal: what a citation states of its quotation. */
export function digestOfWords(words: string): string {
  return bytesToHex(sha256(utf8ToBytes(words)))
}

/** What stands in a file as the citation of a quotation, and what it says as far as it can be read. */
export interface ReadCitation {
  readonly text: string
  readonly line: number | null
  readonly archive: string | null
  readonly edition: string | null
  readonly source: string | null
  readonly paragraphs: readonly (number | null)[] | null
  readonly passage: { readonly start: number; readonly end: number } | null
  readonly sha256: string | null
}

const PARAGRAPHS = /\b(?:paras?\.?|paragraphs?|¶+)\s*(\d{1,5}(?:\s*(?:[-–—,&]|and|to)\s*\d{1,5})*)/iu

/** "para. 12", "paras 3–5, 8": the numbers, as people write them beside a quotation. Null where none are named. */
export function paragraphsNamed(text: string): readonly number[] | null {
  const [, list] = PARAGRAPHS.exec(text) ?? []
  if (list === undefined) return null
  const numbers: number[] = []
  for (const run of list.split(/\s*(?:[,&]|and)\s*/u)) {
    const [first = Number.NaN, last = first] = run.split(/\s*(?:[-–—]|to)\s*/u).map(Number)
    for (let number = first; number <= Math.min(last, first + 1_000); number++) numbers.push(number)
  }
  return numbers
}

function placeOfLink(link: DeepLink | null): Pick<ReadCitation, 'archive' | 'edition' | 'source' | 'passage'> {
  if (link === null || link.to.kind === 'note')
    return { archive: link?.archive ?? null, edition: null, source: null, passage: null }
  const source = 'source' in link.to ? link.to.source : null
  return {
    archive: link.archive,
    edition: link.to.edition,
    source,
    passage: link.to.kind === 'passage' ? { start: link.to.start, end: link.to.end } : null,
  }
}

const isOurs = (url: string) => url.toLowerCase().startsWith(`${LINK_SCHEME}:`)

/** Reads a citation from the text of a footnote, or of what stands beside a quotation, and the links in it. `named` is the source that it names in its own words. */
export function readCitation(
  text: string,
  links: readonly string[],
  line: number | null,
  named: string | null,
): ReadCitation | null {
  const tail = readCitationTail(text)
  const link =
    tail.link ??
    links
      .filter(isOurs)
      .map(readDeepLink)
      .find((each) => each !== null) ??
    null
  const place = placeOfLink(link)
  const edition = tail.edition ?? place.edition ?? /\bedition (v[1-9]\d{0,5})\b/iu.exec(text)?.[1]?.toLowerCase() ?? null
  const source = tail.source ?? place.source ?? /\bsource ([a-z0-9]+(?:-[a-z0-9]+)+)/u.exec(text)?.[1] ?? named
  const digest = tail.sha256 ?? /sha-?256[^0-9a-f]{0,40}([0-9a-f]{64})\b/iu.exec(text)?.[1]?.toLowerCase() ?? null
  const paragraphs = tail.paragraphs ?? paragraphsNamed(text)
  if (edition === null && source === null && digest === null && paragraphs === null && link === null) return null
  return {
    text: text.replace(/\s+/gu, ' ').trim(),
    line,
    archive: place.archive,
    edition,
    source,
    paragraphs,
    passage: place.passage,
    sha256: digest,
  }
}

function textOfCitation(index: ArchiveIndex, { edition, source }: ReadCitation): IndexedText | null {
  if (source === null) return null
  const all = index.texts.filter((text) => text.source === source)
  return (edition === null ? all.at(-1) : all.find((text) => text.editions.some((id) => id === edition))) ?? null
}

/** The words at the place that a citation names, where it names one in this archive. */
function wordsAtPlace(index: ArchiveIndex, citation: ReadCitation): string | null {
  const text = textOfCitation(index, citation)
  if (text === null || citation.passage === null || citation.passage.end > text.offsets().codePoints) return null
  if (citation.passage.start >= citation.passage.end) return null
  return text.text.slice(text.offsets().toUtf16(citation.passage.start), text.offsets().toUtf16(citation.passage.end))
}

/** What a citation says that helps to find its quotation. Words are taken for what was exported only where the digest says so. */
export function citedPlaceOf(index: ArchiveIndex, citation: ReadCitation | null): CitedPlace | null {
  if (citation === null) return null
  const edition = editionIdSchema.safeParse(citation.edition)
  const source = sourceIdSchema.safeParse(citation.source)
  const here = citation.archive === null || citation.archive === index.archive.id
  const words = here ? wordsAtPlace(index, citation) : null
  return {
    edition: edition.success ? edition.data : null,
    source: here && source.success ? source.data : null,
    paragraphs: (citation.paragraphs ?? []).flatMap((number) => number ?? []),
    passage: citation.passage,
    exported: words !== null && citation.sha256 !== null && digestOfWords(words) === citation.sha256 ? words : null,
  }
}

/** The numbers of the blocks that a place touches, in order. */
export function blocksOf({ text, start, end }: FoundPlace) {
  const [from, to] = [text.offsets().toCodePoint(start), text.offsets().toCodePoint(end)]
  return text.blocks.filter((block) => block.start < to && from < block.end)
}

/** Holds a citation against where its quotation was found. Each problem is a sentence without its stop. */
export function checkCitation(index: ArchiveIndex, citation: ReadCitation, { place, result }: Judgement): readonly string[] {
  const problems: string[] = []
  const { archive } = index
  if (citation.archive !== null && citation.archive !== archive.id)
    return [`its link leads into another archive (${citation.archive})`]
  if (citation.edition !== null && !archive.editions.some((id) => id === citation.edition))
    return [`it names edition ${citation.edition}, which this archive does not have (it has ${archive.editions.join(', ')})`]
  const cited = textOfCitation(index, citation)
  if (citation.source !== null && cited === null) {
    const known = archive.texts.some(({ source }) => source === citation.source)
    return [
      known
        ? `it names the source ${citation.source}, which edition ${citation.edition ?? archive.current} does not have`
        : `it names the source ${citation.source}, which this archive does not have`,
    ]
  }
  const words = wordsAtPlace(index, citation)
  if (citation.sha256 !== null && words !== null && digestOfWords(words) !== citation.sha256)
    problems.push('its SHA-256 is not that of the words at the place it names')
  if (place === null) return problems
  const found = place.text.text.slice(place.start, place.end)
  if (citation.source !== null && citation.source !== place.text.source)
    problems.push(`it names the source ${citation.source}, and the words stand in ${place.text.source}`)
  else {
    if (citation.edition !== null && !place.text.editions.some((id) => id === citation.edition))
      problems.push(`it names edition ${citation.edition}, and the words stand in ${place.text.editions.join(', ')}`)
    const numbers = blocksOf(place).map(({ number }) => number)
    const named = citation.paragraphs
    const touches = named === null || named.some((number) => numbers.includes(number))
    const whole = named === null || numbers.every((number) => number === null || named.includes(number))
    if (!touches || (result === 'exact' && !whole))
      problems.push(
        `it names ${formatParagraphs(named.map((number) => ({ number })))}, and the words stand in ${formatParagraphs(blocksOf(place))}`,
      )
    if (
      words !== null &&
      touches &&
      !sameTokens(words, found) &&
      !words.includes(found) &&
      !found.includes(words) &&
      result !== 'altered-since-export'
    )
      problems.push('its link leads to other words than the quotation')
  }
  if (citation.sha256 !== null && words === null && digestOfWords(found) !== citation.sha256)
    problems.push('its SHA-256 is not that of the words in the source')
  return problems
}
