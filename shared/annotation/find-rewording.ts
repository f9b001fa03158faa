import type { TextRange } from '../text/text-range.ts'
import { type ApproximateMatch, approximateMatch } from './approximate-match.ts'
import { findPlaces, placesOfLetters, withoutBlanks } from './find-places.ts'
import type { MarkedPassage } from './marked-passage.ts'
import type { PreparedText } from './prepared-text.ts'
import { joinedAfter, joinedBefore } from './word-edges.ts'
import { type IndexedWord, letterKind, wordsOf } from './word-index.ts'

/** How many of the words of a quotation are looked up, and in how many places a word may stand to be called rare. */
const MOST_WORDS = 64
const MOST_PLACES_OF_RARE = 24
const MOST_REGIONS = 4
/** Of longer quotations beginning and end are matched, each by itself. */
const LONGEST_PATTERN = 512
const LONGEST_REGION = 4_096
const SHORT_QUOTATION = 3
const WEIGHT_OF_NEIGHBOUR = 0.3
/** What may stand between the old neighbours, beside twice the length of the quotation. */
const ROOM = 60

/** Something that may be what the passage became. */
interface Proposal {
  readonly range: TextRange
  /** On how many sides the old neighbours stand. */
  readonly neighbours: 0 | 1 | 2
  /** How few letters of it had to be changed, from 0 to 1: all that can be said of a word or two. */
  readonly letters: number
}

/** How many words two passages share, from 0 to 1 (the coefficient of Dice). */
function likeness(a: readonly IndexedWord[], b: readonly IndexedWord[]): number {
  const counts = new Map<number, number>()
  for (const { hash } of a) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  let both = 0
  for (const { hash } of b) {
    const left = counts.get(hash) ?? 0
    if (left > 0) both++
    counts.set(hash, left - 1)
  }
  return a.length + b.length === 0 ? 0 : (2 * both) / (a.length + b.length)
}

const NEIGHBOUR_LENGTHS = [64, 32, 16] as const
const MOST_NEIGHBOURS = 4

/**
 * Where the words before (or after) the passage stand in the text, as much of them as is found: the positions at which they end (or begin).
 * Where they stand too often they say nothing.
 */
function placesOfNeighbour(passage: MarkedPassage, text: PreparedText, side: 'before' | 'after'): readonly number[] {
  const { folded } = passage.fold
  const { start, end } = passage.quotation
  for (const length of NEIGHBOUR_LENGTHS) {
    let from = side === 'before' ? Math.max(start - length, passage.window.start) : end
    let to = side === 'before' ? start : Math.min(end + length, passage.window.end)
    // Half a word at the far end would be found only where the word is cut the same way.
    if (side === 'before') while (from > 0 && from < start && letterKind(folded, from - 1) === 'spaced') from++
    else while (to < folded.length && to > end && letterKind(folded, to) === 'spaced') to--
    if (wordsOf(folded.slice(from, to)).length < 2) return []
    const wanted = { folded, range: { start: from, end: to }, cutBefore: !passage.opens, cutAfter: !passage.closes }
    const places = placesOfLetters(text, wanted, MOST_NEIGHBOURS + 1)
    if (places.length > MOST_NEIGHBOURS) return []
    if (places.length > 0) return places.map((place) => (side === 'before' ? place.end : place.start))
  }
  return []
}

/** Stretches of the text that share rare words with the quotation, in the same order as far as their positions tell; the best first. */
function regionsByRareWords(words: readonly IndexedWord[], length: number, text: PreparedText): readonly TextRange[] {
  const slack = Math.min(Math.floor(length / 2), 500) + 64
  const votes = new Map<number, number>()
  const looked = words.length <= MOST_WORDS ? words : [...words.slice(0, MOST_WORDS / 2), ...words.slice(-MOST_WORDS / 2)]
  for (const word of looked) {
    const places = text.words.placesOf(word)
    if (places.length > MOST_PLACES_OF_RARE) continue
    for (const index of places) {
      const bucket = Math.round(((text.words.starts[index] ?? 0) - word.start) / slack)
      for (const near of [bucket - 1, bucket, bucket + 1]) {
        votes.set(near, (votes.get(near) ?? 0) + (near === bucket ? 2 : 1) / places.length)
      }
    }
  }
  return [...votes]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_REGIONS)
    .map(([bucket]) => ({ start: (bucket - 1) * slack, end: (bucket + 1) * slack + length + slack }))
}

function nearestIn(folded: string, region: TextRange, quotation: string): ApproximateMatch | null {
  const from = Math.max(region.start, 0)
  const to = Math.min(region.end, folded.length)
  if (quotation.length <= LONGEST_PATTERN) {
    return approximateMatch(folded, from, Math.min(to, from + LONGEST_REGION), quotation)
  }
  const head = approximateMatch(folded, from, Math.min(to, from + LONGEST_REGION), quotation.slice(0, LONGEST_PATTERN))
  if (head === null) return null
  const tail = quotation.slice(-LONGEST_PATTERN)
  const expected = head.start + quotation.length - LONGEST_PATTERN
  const tailFrom = Math.max(expected - LONGEST_REGION / 2, head.start)
  const end = approximateMatch(folded, tailFrom, Math.min(expected + LONGEST_REGION / 2 + LONGEST_PATTERN, folded.length), tail)
  return end === null || end.end <= head.start ? null : { start: head.start, end: end.end, errors: head.errors + end.errors }
}

/** Whole words, with what makes one word with them: what is proposed is to be read. Letters of scripts without spaces stand by themselves. */
function wholeWords(folded: string, range: TextRange): TextRange {
  const { start, end } = withoutBlanks(folded, range)
  const before = letterKind(folded, start - 1) === 'spaceless' ? '' : joinedBefore(folded, start)
  const after = letterKind(folded, end) === 'spaceless' ? '' : joinedAfter(folded, end)
  return { start: start - before.length, end: end + after.length }
}

/** The sign at an end of the quotation is part of it where the same one stands beside what is proposed. */
function withSigns(folded: string, { start, end }: TextRange, quotation: string): TextRange {
  const isSign = (text: string, at: number) => letterKind(text, at) === 'none' && text.charAt(at) !== ' '
  const opens = start > 0 && isSign(quotation, 0) && !isSign(folded, start) && folded.charAt(start - 1) === quotation.charAt(0)
  const last = quotation.length - 1
  const closes = isSign(quotation, last) && !isSign(folded, end - 1) && folded.charAt(end) === quotation.charAt(last)
  return { start: opens ? start - 1 : start, end: closes ? end + 1 : end }
}

const isEmpty = ({ start, end }: TextRange) => start >= end

/** What stands now between the words that stood before and after the passage; empty where nothing does. */
function betweenNeighbours(befores: readonly number[], afters: readonly number[], length: number): TextRange | null {
  let best: TextRange | null = null
  const misfit = ({ start, end }: TextRange) => Math.abs(end - start - length)
  for (const start of befores) {
    for (const end of afters) {
      // White space belongs to both neighbours where nothing is left between them.
      if (end < start - 1 || end - start > 2 * length + ROOM) continue
      const between = { start: Math.min(start, end), end }
      if (best === null || misfit(between) < misfit(best)) best = between
    }
  }
  return best
}

export interface FoundRewording extends Proposal {
  /** How many of the words are the same, from 0 to 1. */
  readonly alike: number
}

/** From this score on nothing better is looked for: most of the words, with an old neighbour beside them. */
const GOOD = 0.9
const score = ({ alike, neighbours }: FoundRewording) => alike + neighbours * WEIGHT_OF_NEIGHBOUR

/** Whether the stretch is another passage, one that stood in the old text already. */
function stoodElsewhere({ madeIn, quotation }: MarkedPassage, folded: string, range: TextRange): boolean {
  if (madeIn === null) return false
  const places = findPlaces(madeIn, { folded, range, cutBefore: false, cutAfter: false }, MOST_PLACES_OF_RARE)
  return places.some((place) => place.end <= quotation.start || place.start >= quotation.end)
}

/** The candidates one after the other, the likeliest first. */
function* propose(passage: MarkedPassage, text: PreparedText, words: readonly IndexedWord[]): Generator<Proposal> {
  const { folded } = text.fold
  const quotation = passage.fold.folded.slice(passage.quotation.start, passage.quotation.end)
  const befores = placesOfNeighbour(passage, text, 'before')
  const afters = placesOfNeighbour(passage, text, 'after')
  const between = betweenNeighbours(befores, afters, quotation.length)
  // The neighbours have come together: the passage was taken out, and what stands beside them is theirs.
  const takenOut = between !== null && isEmpty(withoutBlanks(folded, between))
  if (between !== null && !takenOut) yield { range: wholeWords(folded, between), neighbours: 2, letters: 0 }
  const near = (positions: readonly number[], at: number) => positions.some((position) => Math.abs(position - at) <= 1)
  function nearest(region: TextRange): Proposal | null {
    const match = nearestIn(folded, region, quotation)
    const range = match === null ? null : withSigns(folded, wholeWords(folded, match), quotation)
    if (range === null || isEmpty(range)) return null
    const sides = takenOut ? 0 : Number(near(befores, range.start)) + Number(near(afters, range.end))
    const letters = 1 - (match?.errors ?? quotation.length) / quotation.length
    return { range, neighbours: sides === 2 ? 2 : sides === 1 ? 1 : 0, letters }
  }
  const room = 2 * quotation.length + ROOM
  const beside = [
    ...befores.map((start) => ({ start: start - 1, end: start + room })),
    ...afters.map((end) => ({ start: end - room, end: end + 1 })),
  ]
  for (const region of beside) {
    const proposal = nearest(region)
    if (proposal !== null) yield proposal
  }
  for (const region of regionsByRareWords(words, quotation.length, text)) {
    const proposal = nearest(region)
    if (proposal !== null) yield proposal
  }
}

/**
 * Proposes what a passage became whose words are not in the text any more (ranges are of the folded text), for a person to decide. Candidates come
 * from the old neighbours and from rare words of the passage; in each the nearest stretch by edit distance is taken; how many words it shares with
 * the passage, and whether old neighbours stand beside it, decide between them. Nothing is certified by being alike.
 *
 * Where the text in which the passage was marked is at hand, a stretch that stood there already in another place is not taken for the passage.
 */
export function findRewording(passage: MarkedPassage, text: PreparedText): FoundRewording | null {
  const { folded } = text.fold
  const words = wordsOf(passage.fold.folded.slice(passage.quotation.start, passage.quotation.end))
  let best: FoundRewording | null = null
  for (const proposal of propose(passage, text, words)) {
    const { range, neighbours } = proposal
    const found = { ...proposal, alike: likeness(words, wordsOf(folded.slice(range.start, range.end))) }
    if (best !== null && score(found) <= score(best)) continue
    if (!isLikely(found, words.length) || (neighbours < 2 && stoodElsewhere(passage, folded, range))) continue
    best = found
    if (score(best) >= GOOD) break
  }
  return best
}

function isLikely({ alike, neighbours, letters }: FoundRewording, words: number): boolean {
  switch (neighbours) {
    // A word or two between the same neighbours took the place of what stood there, whatever they are.
    case 2:
      return alike >= 0.25 || words <= SHORT_QUOTATION
    case 1:
      return alike >= 0.4 || (words <= SHORT_QUOTATION && letters >= 0.7)
    case 0:
      return alike >= 0.55 && words > SHORT_QUOTATION
  }
}
