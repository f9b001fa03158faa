import type { ArchiveIndex, IndexedText } from './archive-index.ts'
import type { Place } from './find-exact.ts'

export interface SimilarPlace extends Place {
  readonly text: IndexedText
  /** How many tokens of the quotation stand there too in their order, from 0 to 1. */
  readonly alike: number
}

/** How many words are looked up, and how often a word may stand in the archive to be one of them. */
const MOST_WORDS = 96
const MOST_PLACES = 4_000
const MOST_REGIONS = 5
/** A longer stretch is compared only in its first part: nobody quotes as much in one piece. */
const LONGEST = 4_000

interface Region {
  readonly from: number
  readonly to: number
  readonly votes: number
}

/** Stretches of the row that hold rare words of the quotation in about its order; the likeliest first. */
function regionsOf(index: ArchiveIndex, numbers: readonly number[], near: (text: IndexedText) => number): readonly Region[] {
  const words = numbers
    .map((number, at) => ({ number, at, count: number < 0 || !index.isWord(number) ? 0 : index.placesOf(number).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)
  const step = Math.max(12, numbers.length >> 1)
  const votes = new Map<number, number>()
  let looked = 0
  for (const { number, at, count } of words) {
    if (looked >= MOST_WORDS || (count > MOST_PLACES && looked >= 4)) break
    looked++
    const weight = 1 / (1 + Math.log2(count))
    for (const position of index.placesOf(number).subarray(0, MOST_PLACES * 4)) {
      const bucket = Math.floor((position - at) / step)
      votes.set(bucket, (votes.get(bucket) ?? 0) + weight)
    }
  }
  const slack = step + 40
  return [...votes.keys()]
    .flatMap((bucket) => {
      const both = (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0) + (votes.get(bucket - 1) ?? 0)
      const at = bucket * step
      const to = at + numbers.length + step + slack
      // Where it begins one text may end and the next begin: the words may stand in either.
      return textsBetween(index, at, at + step + numbers.length).map((text) => ({
        from: Math.max(at - slack, text.first),
        to: Math.min(to, text.end),
        votes: both * near(text),
      }))
    })
    .filter(({ from, to }) => from < to)
    .sort((a, b) => b.votes - a.votes || a.from - b.from)
    .slice(0, MOST_REGIONS)
}

/** More texts than these in one stretch are too short to quote from. */
const MOST_TEXTS = 4

/** The texts that a stretch of the row touches, in order. */
function textsBetween(index: ArchiveIndex, from: number, to: number): readonly IndexedText[] {
  const texts: IndexedText[] = []
  for (let at = Math.max(from, 0); at < to && texts.length < MOST_TEXTS; ) {
    // Between two texts stands one token that is in none.
    const text = index.textAt(at) ?? index.textAt(at + 1)
    if (text === null) break
    texts.push(text)
    at = text.end + 1
  }
  return texts
}

/** What a token costs that is changed, left out or added: signs weigh less than words, and another case of letters least. In twentieths. */
const COST_OF_WORD = 20
const COST_OF_SIGN = 8
const COST_OF_CASE = 2
const UNITS = 20

/**
 * The stretch of a region to which a quotation can be turned with the fewest tokens changed, added or left out: what stands before and after it costs
 * nothing. Sellers, "The theory and computation of evolutionary distances: pattern recognition" (1980), on tokens.
 */
function nearestIn(index: ArchiveIndex, quotation: readonly number[], region: Region): { place: Place; cost: number } | null {
  const wide = region.to - region.from
  const tokens = index.row.subarray(region.from, region.to)
  const folded = Int32Array.from(tokens, (token) => (token < 0 ? -1 : index.folded(token)))
  const weights = Int32Array.from(tokens, (token) => (token < 0 || index.isWord(token) ? COST_OF_WORD : COST_OF_SIGN))
  let costs = new Int32Array(wide + 1)
  let below = new Int32Array(wide + 1)
  let from = Int32Array.from({ length: wide + 1 }, (_, at) => at)
  let fromBelow = new Int32Array(wide + 1)
  for (const number of quotation) {
    const fold = number < 0 ? -2 : index.folded(number)
    const weight = number >= 0 && !index.isWord(number) ? COST_OF_SIGN : COST_OF_WORD
    below[0] = (costs[0] ?? 0) + weight
    fromBelow[0] = 0
    for (let s = 0; s < wide; s++) {
      const other = weights[s] ?? 0
      const changed = tokens[s] === number ? 0 : folded[s] === fold ? COST_OF_CASE : (Math.max(weight, other) * 19) / 20
      const replace = (costs[s] ?? 0) + changed
      const drop = (below[s] ?? 0) + (other * 4) / 5
      const add = (costs[s + 1] ?? 0) + weight
      if (replace <= drop && replace <= add) {
        below[s + 1] = replace
        fromBelow[s + 1] = from[s] ?? 0
      } else if (add <= drop) {
        below[s + 1] = add
        fromBelow[s + 1] = from[s + 1] ?? 0
      } else {
        below[s + 1] = drop
        fromBelow[s + 1] = fromBelow[s] ?? 0
      }
    }
    ;[costs, below] = [below, costs]
    ;[from, fromBelow] = [fromBelow, from]
  }
  let best = 0
  for (let s = 1; s <= wide; s++) if ((costs[s] ?? 0) < (costs[best] ?? 0)) best = s
  const first = region.from + (from[best] ?? 0)
  const end = region.from + best
  return end > first ? { place: { first, end }, cost: (costs[best] ?? 0) / UNITS } : null
}

/** How much of the words two stretches share, from 0 to 1 (the coefficient of Dice), in any case of letters. */
function likeness(index: ArchiveIndex, quotation: readonly number[], { first, end }: Place): number {
  const counts = new Map<number, number>()
  let total = 0
  for (const number of quotation) {
    if (number >= 0 && !index.isWord(number)) continue
    total++
    if (number >= 0) counts.set(index.folded(number), (counts.get(index.folded(number)) ?? 0) + 1)
  }
  let both = 0
  for (let at = first; at < end; at++) {
    const number = index.row[at] ?? -1
    if (number < 0 || !index.isWord(number)) continue
    total++
    const left = counts.get(index.folded(number)) ?? 0
    if (left > 0) both++
    counts.set(index.folded(number), left - 1)
  }
  return total === 0 ? 0 : (2 * both) / total
}

/**
 * The passage that a quotation resembles most, or null where none shares enough of its words. It proposes a place and certifies nothing.
 * `near` weighs the texts: above 1 for those that are likelier.
 */
export function findSimilar(
  index: ArchiveIndex,
  numbers: readonly number[],
  near: (text: IndexedText) => number,
): SimilarPlace | null {
  const quotation = numbers.slice(0, LONGEST)
  let best: (SimilarPlace & { readonly score: number }) | null = null
  for (const region of regionsOf(index, quotation, near)) {
    const found = nearestIn(index, quotation, region)
    if (found === null) continue
    const text = index.textAt(found.place.first)
    if (text === null) continue
    const place =
      numbers.length > LONGEST ? { ...found.place, end: Math.min(found.place.first + numbers.length, text.end) } : found.place
    const alike = likeness(index, quotation, found.place)
    const score = (alike - found.cost / (quotation.length * 4)) * (0.9 + 0.1 * near(text))
    if (best === null || score > best.score) best = { ...place, text, alike, score }
    // Nothing else is likelier than nearly all of the words, in the likeliest region.
    if (alike > 0.9 && near(text) >= 1) break
  }
  return best
}
