import { type ChangeKind, classifyChange } from '../../../text/classify-change.ts'
import { matchSequences } from '../../../text/match-sequences.ts'
import type { TextRange } from '../../../text/text-range.ts'
import { isWordKey, lookalikeOf, type Tokens, tokenise } from './tokens.ts'

/** What a change touches: `lookalike` is a word in letters of another alphabet that look the same, `hidden` a sign that turns the direction of reading. */
export type DifferenceKind = ChangeKind | 'lookalike' | 'hidden'

/** A stretch of a quotation held against its source: the same, or what the source has (`source`) and what the quotation has instead. */
export interface Difference {
  readonly source: string
  readonly quotation: string
  /** None where both read the same; the weightiest first. */
  readonly kinds: readonly DifferenceKind[]
}

function numbersOf(a: Tokens, b: Tokens): readonly [Int32Array, Int32Array] {
  const known = new Map<string, number>()
  const number = (key: string) => {
    const before = known.get(key)
    if (before !== undefined) return before
    known.set(key, known.size)
    return known.size - 1
  }
  return [Int32Array.from(a.keys, number), Int32Array.from(b.keys, number)]
}

/** Gives up matches of single signs and short words that stand alone between two longer changes: they say nothing, and read worse than one change. */
function joinChanges(keys: readonly string[], matched: Int32Array, otherLength: number): void {
  const anchors = [...matched.keys()].filter((at) => (matched[at] ?? -1) >= 0)
  let [lastA, lastB] = [-1, -1]
  anchors.forEach((at, position) => {
    const to = matched[at] ?? -1
    const next = anchors[position + 1]
    const [nextA, nextB] = next === undefined ? [keys.length, otherLength] : [next, matched[next] ?? -1]
    const ahead = Math.max(nextA - at - 1, nextB - to - 1)
    const behind = Math.max(at - lastA - 1, to - lastB - 1)
    const key = keys[at] ?? ''
    const says = isWordKey(key) && (key.length > 3 || /\p{N}/u.test(key))
    if (!says && ahead >= 2 && behind >= 2) matched[at] = -1
    else [lastA, lastB] = [at, to]
  })
}

const span = ({ starts, ends }: Tokens, from: number, to: number, fallback: number): TextRange =>
  from < to
    ? { start: Math.min(...starts.slice(from, to)), end: Math.max(...ends.slice(from, to)) }
    : { start: fallback, end: fallback }

const DIRECTION = /[\u202a-\u202e]/u

function kindsOf(source: string, quotation: string, range: { before: TextRange; after: TextRange }): readonly DifferenceKind[] {
  const [was, is] = [source.slice(range.before.start, range.before.end), quotation.slice(range.after.start, range.after.end)]
  const kinds: DifferenceKind[] = [...classifyChange(source, quotation, range)]
  if (DIRECTION.test(is)) kinds.unshift('hidden')
  const words = new Set(tokenise(was).keys)
  if (tokenise(is).keys.some((key) => words.has(lookalikeOf(key) ?? ''))) kinds.unshift('lookalike')
  return kinds.length === 0 ? ['punctuation'] : kinds
}

/**
 * What differs between a passage of a source and a quotation of it, in the order of the text, with what is the same between; typography does not differ.
 * `before` and `after` of the passage are what stands around it in the source, so that words are seen whole.
 */
export function nameDifferences(source: string, quotation: string): readonly Difference[] {
  const [a, b] = [tokenise(source), tokenise(quotation)]
  const [from, to] = numbersOf(a, b)
  const matched = matchSequences(from, to)
  joinChanges(a.keys, matched, b.keys.length)
  const differences: Difference[] = []
  let [i, j] = [0, 0]
  let [saidA, saidB] = [0, 0]
  const add = (toA: number, toB: number, same: boolean) => {
    if (toA === i && toB === j) return
    const [spanA, spanB] = [span(a, i, toA, saidA), span(b, j, toB, saidB)]
    // White space before a stretch belongs to it, so that the pieces together read as the two texts.
    const wholeA = toA > i ? source.slice(saidA, spanA.end) : ''
    const wholeB = toB > j ? quotation.slice(saidB, spanB.end) : ''
    differences.push({
      source: wholeA,
      quotation: wholeB,
      kinds: same ? [] : kindsOf(source, quotation, { before: spanA, after: spanB }),
    })
    if (toA > i) saidA = spanA.end
    if (toB > j) saidB = spanB.end
    ;[i, j] = [toA, toB]
  }
  for (let at = 0; at < matched.length; ) {
    const other = matched[at] ?? -1
    if (other < 0) {
      at++
      continue
    }
    add(at, other, false)
    let length = 1
    while ((matched[at + length] ?? -1) === other + length) length++
    add(at + length, other + length, true)
    at += length
  }
  add(a.keys.length, b.keys.length, false)
  return differences
}

/** Whether two texts have the same words and signs, typography aside. */
export function sameTokens(a: string, b: string): boolean {
  const [x, y] = [tokenise(a).keys, tokenise(b).keys]
  return x.length === y.length && x.every((key, at) => key === y[at])
}
