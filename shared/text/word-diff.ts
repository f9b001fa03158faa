import { matchSequences } from './match-sequences.ts'
import { pairPassages, type WordBag } from './pair-passages.ts'
import { isWord, splitTokens } from './split-tokens.ts'
import type { TextRange } from './text-range.ts'

/** A stretch of words: the same in both texts, or not. A range is empty where the words stand in the other text only. */
export interface WordPart {
  readonly kind: 'same' | 'replaced' | 'removed' | 'added'
  readonly before: TextRange
  readonly after: TextRange
}

/**
 * A paragraph of one text or of both, with the line feeds after it. A paragraph that moved stands twice: as `moved-away` where it was and as
 * `moved-here` where it is, which names where it came from and what changed in it.
 */
export type PassageDiff =
  | { readonly kind: 'same'; readonly before: TextRange; readonly after: TextRange }
  | { readonly kind: 'changed'; readonly before: TextRange; readonly after: TextRange; readonly words: readonly WordPart[] }
  | { readonly kind: 'removed'; readonly before: TextRange }
  | { readonly kind: 'added'; readonly after: TextRange }
  | { readonly kind: 'moved-away'; readonly before: TextRange; readonly to: TextRange }
  | { readonly kind: 'moved-here'; readonly from: TextRange; readonly after: TextRange; readonly words: readonly WordPart[] }

/** Gives equal strings equal numbers. */
function createNumbering() {
  const known = new Map<string, number>()
  return (text: string): number => {
    const number = known.get(text)
    if (number !== undefined) return number
    known.set(text, known.size)
    return known.size - 1
  }
}

/** The words and signs of one passage. Equal ones have equal numbers, in both texts. */
interface Tokens {
  readonly ranges: readonly TextRange[]
  readonly numbers: Int32Array
}

function createTokenizer() {
  const numbered = createNumbering()
  const areWords: boolean[] = []
  return {
    tokensOf(text: string, range: TextRange): Tokens {
      const ranges = splitTokens(words(text, range), range.start)
      const numbers = Int32Array.from(ranges, (token) => {
        const word = words(text, token)
        const number = numbered(word)
        areWords[number] ??= isWord(word)
        return number
      })
      return { ranges, numbers }
    },
    bagOf({ numbers }: Tokens): WordBag {
      return numbers.filter((number) => areWords[number] === true).sort()
    },
  }
}

/** The lines of a text, each with its line feed and the empty lines after it. Together they are the text. */
function splitPassages(text: string): readonly TextRange[] {
  const passages: TextRange[] = []
  for (const match of text.matchAll(/[^\n]*\n+|[^\n]+/g)) {
    passages.push({ start: match.index, end: match.index + match[0].length })
  }
  return passages
}

const words = (text: string, range: TextRange) => text.slice(range.start, range.end)

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length] && /\s/.test(a[length] ?? '')) length++
  return length
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0
  while (length < most && a.at(-1 - length) === b.at(-1 - length) && /\s/.test(a.at(-1 - length) ?? '')) length++
  return length
}

/** Collects parts in order and joins those that are both the same. */
function createParts() {
  const parts: WordPart[] = []
  const isEmpty = ({ start, end }: TextRange) => start === end
  return {
    parts,
    same(before: TextRange, after: TextRange): void {
      if (isEmpty(before)) return
      const last = parts.at(-1)
      if (last?.kind === 'same') {
        parts[parts.length - 1] = {
          kind: 'same',
          before: { start: last.before.start, end: before.end },
          after: { start: last.after.start, end: after.end },
        }
      } else parts.push({ kind: 'same', before, after })
    },
    differ(before: TextRange, after: TextRange): void {
      if (isEmpty(before) && isEmpty(after)) return
      parts.push({ kind: isEmpty(before) ? 'added' : isEmpty(after) ? 'removed' : 'replaced', before, after })
    },
  }
}

/**
 * Gives up a match of a single short word or sign that stands alone between two longer changes: "the" in the middle of two rewritten
 * halves says nothing, and reads worse than one change.
 */
function joinChanges(text: string, tokens: readonly TextRange[], matched: Int32Array, afterCount: number): void {
  const anchors: number[] = []
  for (let i = 0; i < matched.length; i++) if ((matched[i] ?? -1) >= 0) anchors.push(i)
  let [lastBefore, lastAfter] = [-1, -1]
  anchors.forEach((at, position) => {
    const to = matched[at] ?? -1
    const next = anchors[position + 1]
    const nextBefore = next ?? matched.length
    const nextAfter = next === undefined ? afterCount : (matched[next] ?? -1)
    const ahead = Math.max(nextBefore - at - 1, nextAfter - to - 1)
    const behind = Math.max(at - lastBefore - 1, to - lastAfter - 1)
    const token = tokens[at]
    const short = token !== undefined && token.end - token.start <= 3 && !/\p{N}/u.test(words(text, token))
    if (short && ahead >= 2 && behind >= 2) matched[at] = -1
    else [lastBefore, lastAfter] = [at, to]
  })
}

interface Passage {
  readonly text: string
  readonly range: TextRange
  readonly tokens: Tokens
}

function diffPassages(from: Passage, to: Passage): readonly WordPart[] {
  const [before, after] = [from.text, to.text]
  const [a, b] = [from.tokens.ranges, to.tokens.ranges]
  const matched = matchSequences(from.tokens.numbers, to.tokens.numbers)
  joinChanges(before, a, matched, b.length)
  const { parts, same, differ } = createParts()
  let [beforeAt, afterAt] = [from.range.start, to.range.start]

  /** What stands between two matches: white space that is the same at its ends belongs to them. */
  function between(beforeEnd: number, afterEnd: number): void {
    if (beforeAt === beforeEnd && afterAt === afterEnd) return
    const [x, y] = [before.slice(beforeAt, beforeEnd), after.slice(afterAt, afterEnd)]
    const start = commonStart(x, y)
    const end = commonEnd(x, y, Math.min(x.length, y.length) - start)
    same({ start: beforeAt, end: beforeAt + start }, { start: afterAt, end: afterAt + start })
    differ({ start: beforeAt + start, end: beforeEnd - end }, { start: afterAt + start, end: afterEnd - end })
    same({ start: beforeEnd - end, end: beforeEnd }, { start: afterEnd - end, end: afterEnd })
  }
  a.forEach((token, index) => {
    const other = b[matched[index] ?? -1]
    if (other === undefined) return
    between(token.start, other.start)
    same(token, other)
    ;[beforeAt, afterAt] = [token.end, other.end]
  })
  between(from.range.end, to.range.end)
  return parts
}

/**
 * The differences between two passages, word by word. Ranges are UTF-16 offsets; those of `before` tile the first text, those of `after` the
 * second, in order; `same` parts hold the same characters in both. Nothing is normalised: case, accents and spaces count.
 */
export function diffWords(before: string, after: string): readonly WordPart[] {
  const { tokensOf } = createTokenizer()
  const whole = (text: string): Passage => {
    const range = { start: 0, end: text.length }
    return { text, range, tokens: tokensOf(text, range) }
  }
  return diffPassages(whole(before), whole(after))
}

/** The indices of the longest ascending run within `values`. */
function longestAscent(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const previous: number[] = []
  values.forEach((value, index) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous.push(low === 0 ? -1 : (tails[low - 1] ?? -1))
    tails[low] = index
  })
  const run = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) run.add(at)
  return run
}

interface Pair {
  readonly i: number
  readonly j: number
}

/** How many unchanged paragraphs stand before each one. */
function gapsOf(count: number, anchored: (index: number) => boolean): readonly number[] {
  const gaps: number[] = []
  let gap = 0
  for (let index = 0; index < count; index++) {
    gaps.push(gap)
    if (anchored(index)) gap++
  }
  return gaps
}

interface Side {
  readonly texts: readonly string[]
  /** How many unchanged paragraphs stand before each. */
  readonly gaps: readonly number[]
  /** The indices of the paragraphs that have no counterpart in place. */
  readonly free: readonly number[]
  bag(index: number): WordBag
}

/** Which changed paragraph of one text was made from which of the other: the same words at another place first, then the most alike. */
function pairChanged(before: Side, after: Side): readonly Pair[] {
  const pairs: Pair[] = []
  const waiting = new Map<string, number[]>()
  for (const j of after.free) {
    const key = (after.texts[j] ?? '').trim()
    if (key !== '') waiting.set(key, [...(waiting.get(key) ?? []), j])
  }
  const [usedBefore, usedAfter] = [new Set<number>(), new Set<number>()]
  for (const i of before.free) {
    const places = waiting.get((before.texts[i] ?? '').trim()) ?? []
    const sameGap = places.findIndex((j) => after.gaps[j] === before.gaps[i])
    const [j] = places.splice(Math.max(0, sameGap), 1)
    if (j === undefined) continue
    usedBefore.add(i)
    usedAfter.add(j)
    pairs.push({ i, j })
  }
  const rest = (side: Side, used: ReadonlySet<number>) =>
    side.free.filter((index) => !used.has(index)).map((index) => ({ index, gap: side.gaps[index] ?? 0, bag: side.bag(index) }))
  const alike = pairPassages(rest(before, usedBefore), rest(after, usedAfter))
  return [...pairs, ...alike.map(([i, j]) => ({ i, j }))]
}

/** The words of the passages of one text, looked at once and only where they are asked for. */
function createReader(text: string, passages: readonly TextRange[], tokensOf: (text: string, range: TextRange) => Tokens) {
  const known = new Map<number, Passage>()
  return (index: number): Passage => {
    const range = passages[index] ?? { start: 0, end: 0 }
    const passage = known.get(index) ?? { text, range, tokens: tokensOf(text, range) }
    known.set(index, passage)
    return passage
  }
}

/**
 * The differences between two texts, paragraph by paragraph (a line is a paragraph) and within a changed paragraph word by word. Ranges are
 * UTF-16 offsets. In order, the `before` ranges of all passages tile the first text and their `after` ranges the second; what is called the
 * same is the same, character by character. A paragraph that stands elsewhere, whole or edited, is told from one that was taken out.
 */
export function diffTexts(before: string, after: string): readonly PassageDiff[] {
  const [a, b] = [splitPassages(before), splitPassages(after)]
  const beforeWords = a.map((range) => words(before, range))
  const afterWords = b.map((range) => words(after, range))
  const numbered = createNumbering()
  const matched = matchSequences(Int32Array.from(beforeWords, numbered), Int32Array.from(afterWords, numbered))
  const matchedAfter = new Set(matched)
  const { tokensOf, bagOf } = createTokenizer()
  const [readBefore, readAfter] = [createReader(before, a, tokensOf), createReader(after, b, tokensOf)]
  const side = (texts: readonly string[], isFree: (index: number) => boolean, read: (index: number) => Passage): Side => ({
    texts,
    gaps: gapsOf(texts.length, (index) => !isFree(index)),
    free: [...texts.keys()].filter(isFree),
    bag: (index) => bagOf(read(index).tokens),
  })
  const sides = {
    before: side(beforeWords, (i) => matched[i] === -1, readBefore),
    after: side(afterWords, (j) => !matchedAfter.has(j), readAfter),
  }
  const pairs = [...pairChanged(sides.before, sides.after)].sort((x, y) => x.i - y.i)

  // In place is what lies in the same gap and crosses no other: the longest such run of each gap. The rest moved.
  const inPlace: Pair[] = []
  for (let i = 0; i < matched.length; i++) if ((matched[i] ?? -1) >= 0) inPlace.push({ i, j: matched[i] ?? -1 })
  const level = pairs.filter(({ i, j }) => sides.before.gaps[i] === sides.after.gaps[j])
  const run = longestAscent(level.map(({ j }) => j))
  const kept = new Set(level.filter((_, index) => run.has(index)))
  inPlace.push(...kept)
  inPlace.sort((x, y) => x.i - y.i)
  const movedFrom = new Map(pairs.filter((pair) => !kept.has(pair)).map(({ i, j }) => [i, j]))
  const movedTo = new Map([...movedFrom].map(([i, j]) => [j, i]))

  const nowhere: TextRange = { start: 0, end: 0 }
  const passages: PassageDiff[] = []
  let [i, j] = [0, 0]
  function alone(beforeEnd: number, afterEnd: number): void {
    for (; i < beforeEnd; i++) {
      const [range, target] = [a[i] ?? nowhere, b[movedFrom.get(i) ?? -1]]
      passages.push(target === undefined ? { kind: 'removed', before: range } : { kind: 'moved-away', before: range, to: target })
    }
    for (; j < afterEnd; j++) {
      const [range, from] = [b[j] ?? nowhere, movedTo.get(j)]
      if (from === undefined) passages.push({ kind: 'added', after: range })
      else
        passages.push({
          kind: 'moved-here',
          from: a[from] ?? nowhere,
          after: range,
          words: diffPassages(readBefore(from), readAfter(j)),
        })
    }
  }
  for (const pair of inPlace) {
    alone(pair.i, pair.j)
    const [from, to] = [a[i] ?? nowhere, b[j] ?? nowhere]
    if (beforeWords[i] === afterWords[j]) passages.push({ kind: 'same', before: from, after: to })
    else passages.push({ kind: 'changed', before: from, after: to, words: diffPassages(readBefore(i), readAfter(j)) })
    i++
    j++
  }
  alone(a.length, b.length)
  return passages
}
