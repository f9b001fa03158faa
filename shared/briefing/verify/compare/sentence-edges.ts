import type { ArchiveIndex } from './archive-index.ts'
import type { Place } from './find-exact.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that turn or limit what stands before them, where they follow it closely. */
const LIMITS_AFTER = list(
  'but except unless however although though if only not never no nor without despite until yet provided rather whereas albeit save excluding when',
)
/** Words that turn what stands after them, where they come closely before it. */
const TURNS_BEFORE = list(
  'not no never neither nor without hardly barely scarcely unless if cannot denied denies deny refused refuses refuse failed fails fail false untrue alleged allegedly claimed claims whether',
)
/** Left out of the middle of a quotation these change it. */
const LIMITS_INSIDE = list(
  'not no never neither nor none nothing without cannot hardly barely scarcely unless except but however although though only if until rather allegedly some may might could most few',
)
/** So many words beside a quotation are looked at. */
const CLOSE_AFTER = 3
const CLOSE_BEFORE = 3

function keyAt(index: ArchiveIndex, position: number): string {
  const text = index.textAt(position)
  return text === null ? '' : text.text.slice(index.starts[position], index.ends[position])
}

/** The signs that end a sentence. */
const ENDS = /^[.?!…。！？]/u

const isMark = (key: string) => /^["'“”‘’«»„()[\]]/u.test(key)

/** "n't": the letter t after an apostrophe after a word that ends with n. */
function isContractedNot(index: ArchiveIndex, position: number): boolean {
  return (
    keyAt(index, position).toLowerCase() === 't' &&
    isMark(keyAt(index, position - 1)) &&
    keyAt(index, position - 2)
      .toLowerCase()
      .endsWith('n')
  )
}

/** The words that follow a place in its sentence and block, up to `most`, as positions. */
function wordsAfter(index: ArchiveIndex, end: number, most: number): readonly number[] {
  const words: number[] = []
  for (let at = end; words.length < most; at++) {
    const number = index.row[at] ?? -1
    if (number < 0 || (index.opens[at] ?? 0) > 0 || ENDS.test(keyAt(index, at))) break
    if (index.isWord(number)) words.push(at)
  }
  return words
}

/** A word after the place that limits or turns it; null where none follows closely in the sentence. */
export function limitAfter(index: ArchiveIndex, { end }: Place): string | null {
  for (const at of wordsAfter(index, end, CLOSE_AFTER)) {
    const word = keyAt(index, at)
    if (LIMITS_AFTER.has(word.toLowerCase()) || isContractedNot(index, at))
      return textOf(index, { first: end, end: Math.min(at + 4, sentenceEnd(index, at)) })
  }
  return null
}

/** A word before the place that turns it; null where none stands closely before it in the sentence. */
export function turnBefore(index: ArchiveIndex, { first }: Place): string | null {
  if (isSentenceStart(index, first)) return null
  let words = 0
  for (let at = first - 1; words < CLOSE_BEFORE; at--) {
    const number = index.row[at] ?? -1
    if (number < 0) break
    const word = keyAt(index, at)
    if (ENDS.test(word)) break
    if (index.isWord(number)) {
      words++
      if (TURNS_BEFORE.has(word.toLowerCase()) || isContractedNot(index, at))
        return textOf(index, { first: Math.max(at - (isContractedNot(index, at) ? 2 : 0), 0), end: first })
    }
    if ((index.opens[at] ?? 0) > 0) break
  }
  return null
}

function sentenceEnd(index: ArchiveIndex, from: number): number {
  let at = from
  while ((index.row[at] ?? -1) >= 0 && !(at > from && (index.opens[at] ?? 0) > 0) && !ENDS.test(keyAt(index, at))) at++
  return at
}

/** Words within a place that limit or turn what stands around them. */
export function limitsInside(index: ArchiveIndex, { first, end }: Place): readonly string[] {
  const found: string[] = []
  for (let at = first; at < end; at++) {
    const word = keyAt(index, at).toLowerCase()
    if (LIMITS_INSIDE.has(word)) found.push(word)
    else if (isContractedNot(index, at)) found.push(`${keyAt(index, at - 2)}${keyAt(index, at - 1)}t`)
  }
  return [...new Set(found)]
}

/** Whether a sentence or a block begins at a token. */
export function isSentenceStart(index: ArchiveIndex, position: number): boolean {
  if ((index.opens[position] ?? 0) > 0) return true
  let at = position - 1
  while (at >= 0 && isMark(keyAt(index, at)) && (index.opens[at] ?? 0) === 0) at--
  if ((index.row[at] ?? -1) < 0) return true
  if (isMark(keyAt(index, at))) return true
  return ENDS.test(keyAt(index, at)) && !/^\p{Ll}/u.test(keyAt(index, position))
}

/** Whether the sentence in which a place ends also begins in it. */
export function lastSentenceBeginsIn(index: ArchiveIndex, { first, end }: Place): boolean {
  for (let at = end - 1; at >= first; at--) if (isSentenceStart(index, at)) return true
  return false
}

/**
 * How the source goes on after a place: `stop`: with the end of a sentence (after quotation marks that close); `block`: the block ends;
 * `question`: with a question mark or an exclamation mark; `goes-on`: in any other way.
 */
export function howItGoesOn(index: ArchiveIndex, { end }: Place): 'stop' | 'block' | 'question' | 'goes-on' {
  let at = end
  while ((index.row[at] ?? -1) >= 0 && /^["'“”‘’«»]/u.test(keyAt(index, at)) && (index.opens[at] ?? 0) === 0) at++
  if ((index.row[at] ?? -1) < 0 || (index.opens[at] ?? 0) > 0) return 'block'
  const key = keyAt(index, at)
  if (/^[?!？！]/u.test(key)) return 'question'
  // "Publish the assessments: The coalition agrees": what a colon ends before a capital letter is a sentence.
  if (key === ':' && /^\p{Lu}/u.test(keyAt(index, at + 1))) return 'stop'
  return /^[.…。]/u.test(key) ? 'stop' : 'goes-on'
}

/** The words of a place as they stand in the source. */
export function textOf(index: ArchiveIndex, place: Place): string {
  const text = index.textAt(place.first)
  if (text === null || place.end <= place.first) return ''
  const { start, end } = rangeOf(index, place)
  return text.text.slice(start, end)
}

/** Where a place stands in its text (UTF-16). */
export function rangeOf(index: ArchiveIndex, { first, end }: Place): { readonly start: number; readonly end: number } {
  const start = Math.min(index.starts[first] ?? 0, first + 1 < end ? (index.starts[first + 1] ?? 0) : Number.POSITIVE_INFINITY)
  const last = Math.max(index.ends[end - 1] ?? 0, end - 2 >= first ? (index.ends[end - 2] ?? 0) : 0)
  return { start, end: last }
}
