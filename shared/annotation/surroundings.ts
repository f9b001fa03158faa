import { matchSequences } from '../text/match-sequences.ts'
import { letterKind, wordsOf } from './word-index.ts'

/** How much of the text around a passage stands around it at another place too, in units of the folded texts. */
export interface Surroundings {
  readonly before: number
  readonly after: number
}

/** A passage among its neighbours: `start` and `end` are positions of `folded`. */
export interface Placed {
  readonly folded: string
  readonly start: number
  readonly end: number
  /** Whether the folded text begins, and ends, where the source does: being first or last tells a passage from others. */
  readonly opens: boolean
  readonly closes: boolean
}

/** Texts that are the same for longer than this are held for repetitions of one another. */
const MOST = 1_000
/** What it counts that both stand at the start, or the end, of their texts. */
const EDGE = 32

/** Holds the surroundings of one passage against those of another with the same words. */
export function commonSurroundings(one: Placed, other: Placed): Surroundings {
  let before = 0
  while (before < MOST && before < one.start && before < other.start) {
    if (one.folded.charCodeAt(one.start - 1 - before) !== other.folded.charCodeAt(other.start - 1 - before)) break
    before++
  }
  let after = 0
  const [oneLeft, otherLeft] = [one.folded.length - one.end, other.folded.length - other.end]
  while (after < MOST && after < oneLeft && after < otherLeft) {
    if (one.folded.charCodeAt(one.end + after) !== other.folded.charCodeAt(other.end + after)) break
    after++
  }
  const bothOpen = one.opens && other.opens && before === one.start && before === other.start
  const bothClose = one.closes && other.closes && after === oneLeft && after === otherLeft
  return { before: before + (bothOpen ? EDGE : 0), after: after + (bothClose ? EDGE : 0) }
}

const SENTENCE_END = /[.!?…。！？]["')\]]*$/u

/** A passage with where lines break in the text it was folded from. */
export interface PlacedInLines extends Placed {
  /** Whether the white space that begins or ends at this folded position holds a line feed in the original. */
  breaksLine(at: number): boolean
}

const opensLine = ({ opens, breaksLine }: PlacedInLines, at: number) => (at === 0 ? opens : breaksLine(at))
const closesLine = ({ folded, closes, breaksLine }: PlacedInLines, at: number) => (at === folded.length ? closes : breaksLine(at))

/** Whether a sentence, a heading or a paragraph may begin at `at`. */
const opensSentence = (placed: PlacedInLines, at: number) =>
  opensLine(placed, at) || (at > 0 && SENTENCE_END.test(placed.folded.slice(Math.max(at - 6, 0), at).trimEnd()))
const closesSentence = (placed: PlacedInLines, at: number) =>
  closesLine(placed, at) || SENTENCE_END.test(placed.folded.slice(Math.max(at - 4, 0), at))

/** From so many words on in a row nobody writes the same ones again by chance. */
const ENOUGH_WORDS = 8
/** And where some words between them changed. */
const ENOUGH_AMONG_NEIGHBOURS = 9
const ENOUGH_IN_A_SENTENCE = 4
/** A line is a whole by itself: the name and the country of a signatory. */
const ENOUGH_IN_A_LINE = 3

/** Letters of scripts without spaces count half a word each; more than `enough` are not counted. */
function countWords(passage: string): number {
  let count = 0
  for (const { start } of wordsOf(passage)) count += letterKind(passage, start) === 'spaceless' ? 0.5 : 1
  return count
}

const cutsWord = (text: string, at: number) => letterKind(text, at - 1) === 'spaced' && letterKind(text, at) === 'spaced'

const isWhole = ({ folded, opens, closes }: Placed, from: number, to: number) =>
  opens && closes && from === 0 && to === folded.length

/** So many words on each side are a neighbourhood, and are looked for in so many units. */
const NEIGHBOURHOOD = 8
const REACH = 160
/** Of the three words on each side so many must be left: what stands further away stays where it was when a sentence is replaced. */
const NEXT = 3
const ENOUGH_NEXT = 4

/** The words on one side of a passage, the nearest first; those cut by the reach are left out. */
function wordsBeside({ folded, start, end }: Placed, side: 'before' | 'after'): readonly number[] {
  const [from, to] = side === 'before' ? [Math.max(start - REACH, 0), start] : [end, Math.min(end + REACH, folded.length)]
  const words = wordsOf(folded.slice(from, to)).map(({ hash }) => hash)
  if (side === 'before' && cutsWord(folded, from)) words.shift()
  if (side === 'after' && cutsWord(folded, to)) words.pop()
  return side === 'before' ? words.reverse() : words
}

/** How many of the nearest words stand beside both places, in the same order. One more is looked at in the second, for a word that was put in. */
function commonWords(one: Placed, other: Placed, nearest: number): number {
  const count = (side: 'before' | 'after') => {
    const [a, b] = [wordsBeside(one, side).slice(0, nearest), wordsBeside(other, side).slice(0, nearest + 1)]
    return matchSequences(Int32Array.from(a), Int32Array.from(b)).filter((index) => index >= 0).length
  }
  return count('before') + count('after')
}

/** Words that are read as a part of their sentence: a name or a number says little by itself. */
const SHORT_PASSAGE = 3
/** How far the ends of a sentence are looked for. */
const LONGEST_SENTENCE = 400

/** The words of the sentence in which a passage stands, before and after it. */
function sentenceAround(placed: PlacedInLines): { readonly before: Int32Array; readonly after: Int32Array } {
  const { folded, start, end } = placed
  let from = start
  while (from > 0 && start - from < LONGEST_SENTENCE && !opensSentence(placed, from)) from--
  let to = end
  while (to < folded.length && to - end < LONGEST_SENTENCE && !closesSentence(placed, to)) to++
  const hashes = (a: number, b: number) => Int32Array.from(wordsOf(folded.slice(a, b)), ({ hash }) => hash)
  return { before: hashes(from, start), after: hashes(end, to) }
}

/**
 * Whether of the sentence around a word or two at least half is left (of the shorter one: a sentence may have been split). Of a name that stands in many
 * sentences another one may have come to begin with it between the same neighbours. Longer passages speak for themselves.
 */
export function sentenceIsLeft(one: PlacedInLines, other: PlacedInLines): boolean {
  if (countWords(other.folded.slice(other.start, Math.min(other.end, other.start + LONGEST_SENTENCE))) > SHORT_PASSAGE)
    return true
  const [a, b] = [sentenceAround(one), sentenceAround(other)]
  const ofOne = a.before.length + a.after.length
  if (ofOne === 0) return true
  const kept = (x: Int32Array, y: Int32Array) => matchSequences(x, y).filter((index) => index >= 0).length
  const least = Math.ceil(Math.min(ofOne, b.before.length + b.after.length) / 2)
  return kept(a.before, b.before) + kept(a.after, b.after) >= Math.max(least, 1)
}

/**
 * Whether what both places have in common, the passage and the surroundings next to it, is enough to say that it is the same passage:
 * eight words in a row, nine among which others changed and most of the next ones did not, a whole sentence of four, or a whole line of three. A word or two that stand somewhere in both texts are not.
 */
export function isTelling(one: PlacedInLines, other: PlacedInLines, common: Surroundings): boolean {
  const before = Math.min(common.before, one.start, other.start)
  const after = Math.min(common.after, one.folded.length - one.end, other.folded.length - other.end)
  let [from, to] = [other.start - before, other.end + after]
  const [oneFrom, oneTo] = [one.start - before, one.end + after]
  // Words that only end or begin alike are not the same words.
  const skipFrom = cutsWord(one.folded, oneFrom) || cutsWord(other.folded, from)
  const skipTo = cutsWord(one.folded, oneTo) || cutsWord(other.folded, to)
  const shift = one.start - other.start
  if (skipFrom) while (from < other.start && letterKind(other.folded, from) === 'spaced') from++
  if (skipTo) while (to > other.end && letterKind(other.folded, to - 1) === 'spaced') to--
  const both = (is: (placed: PlacedInLines, at: number) => boolean) => (at: number) => is(one, at + shift) && is(other, at)
  const limit = 400
  const words = countWords(other.folded.slice(Math.max(from, other.start - limit), Math.min(to, other.start + 2 * limit)))
  if (words >= ENOUGH_WORDS || (isWhole(one, oneFrom, oneTo) && isWhole(other, from, to))) return true
  const marked = countWords(other.folded.slice(other.start, Math.min(other.end, other.start + limit)))
  const neighbourhood = marked + commonWords(one, other, NEIGHBOURHOOD)
  if (neighbourhood >= ENOUGH_AMONG_NEIGHBOURS && commonWords(one, other, NEXT) >= ENOUGH_NEXT) return true
  if (words < ENOUGH_IN_A_LINE) return false
  const within = (start: number, end: number, is: (at: number) => boolean) => {
    for (let at = start; at <= end; at++) if (is(at)) return true
    return false
  }
  const opens = { line: both(opensLine), sentence: both(opensSentence) }
  const closes = { line: both(closesLine), sentence: both(closesSentence) }
  if (within(from, other.start, opens.line) && within(other.end, to, closes.line)) return true
  return words >= ENOUGH_IN_A_SENTENCE && within(from, other.start, opens.sentence) && within(other.end, to, closes.sentence)
}
