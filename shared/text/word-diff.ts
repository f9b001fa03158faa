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

/** Collects parts in order and joins those that are both the same. Positions are those at which the two stretches begin and end. */
function createParts() {
  const parts: WordPart[] = []
  /** The stretch of equal words that is still growing; plain numbers, since it grows with nearly every word of a text. */
  let [beforeStart, beforeEnd, afterStart, afterEnd] = [0, 0, 0, 0]
  function close(): void {
    if (beforeStart === beforeEnd) return
    parts.push({ kind: 'same', before: { start: beforeStart, end: beforeEnd }, after: { start: afterStart, end: afterEnd } })
    beforeStart = beforeEnd
  }
  return {
    same(fromBefore: number, fromAfter: number, length: number): void {
      if (length === 0) return
      if (beforeStart === beforeEnd) {
        beforeStart = fromBefore
        afterStart = fromAfter
      }
      beforeEnd = fromBefore + length
      afterEnd = fromAfter + length
    },
    differ(before: TextRange, after: TextRange): void {
      const [nothingBefore, nothingAfter] = [before.start === before.end, after.start === after.end]
      if (nothingBefore && nothingAfter) return
      close()
      parts.push({ kind: nothingBefore ? 'added' : nothingAfter ? 'removed' : 'replaced', before, after })
    },
    finish(): readonly WordPart[] {
      close()
      return parts
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
  const { same, differ, finish } = createParts()
  let [beforeAt, afterAt] = [from.range.start, to.range.start]

  /** What stands between two matches: white space that is the same at its ends belongs to them. */
  function between(beforeEnd: number, afterEnd: number): void {
    const [x, y] = [before.slice(beforeAt, beforeEnd), after.slice(afterAt, afterEnd)]
    if (x === y) {
      same(beforeAt, afterAt, x.length)
      return
    }
    const start = commonStart(x, y)
    const end = commonEnd(x, y, Math.min(x.length, y.length) - start)
    same(beforeAt, afterAt, start)
    differ({ start: beforeAt + start, end: beforeEnd - end }, { start: afterAt + start, end: afterEnd - end })
    same(beforeEnd - end, afterEnd - end, end)
  }
  for (let index = 0; index < a.length; index++) {
    const [token, other] = [a[index], b[matched[index] ?? -1]]
    if (token === undefined || other === undefined) continue
    if (token.start > beforeAt || other.start > afterAt) between(token.start, other.start)
    same(token.start, other.start, token.end - token.start)
    beforeAt = token.end
    afterAt = other.end
  }
  between(from.range.end, to.range.end)
  return finish()
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

/** A paragraph of the first text and the one of the second that it became. */
interface Pair {
  readonly i: number
  readonly j: number
}

/**
 * The pairs that stand in one order in both texts and hold the most characters: these stay in place, and what crosses them has moved. `pairs` are
 * in the order of the first text, `count` is the number of paragraphs of the second. A tree of prefix maxima (Fenwick) finds each one's best
 * forerunner.
 */
function stayInPlace(pairs: readonly Pair[], count: number, sizeOf: (pair: Pair) => number): ReadonlySet<Pair> {
  const weight = new Float64Array(pairs.length)
  const forerunner = new Int32Array(pairs.length).fill(-1)
  const tree = new Int32Array(count + 1).fill(-1)
  const weightOf = (index: number) => (index < 0 ? 0 : (weight[index] ?? 0))
  let last = -1
  pairs.forEach((pair, index) => {
    let best = -1
    for (let at = pair.j; at > 0; at -= at & -at) {
      const found = tree[at] ?? -1
      if (weightOf(found) > weightOf(best)) best = found
    }
    forerunner[index] = best
    weight[index] = weightOf(best) + sizeOf(pair)
    for (let at = pair.j + 1; at <= count; at += at & -at) {
      if (weightOf(index) > weightOf(tree[at] ?? -1)) tree[at] = index
    }
    if (weightOf(index) > weightOf(last)) last = index
  })
  const run = new Set<Pair>()
  for (let at = last; at >= 0; at = forerunner[at] ?? -1) {
    const pair = pairs[at]
    if (pair !== undefined) run.add(pair)
  }
  return run
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
  const unchanged = [...matched].flatMap((j, i) => (j < 0 ? [] : [{ i, j }]))
  const pairs = [...unchanged, ...pairChanged(sides.before, sides.after)].sort((x, y) => x.i - y.i)
  const kept = stayInPlace(pairs, b.length, ({ i }) => beforeWords[i]?.length ?? 0)
  const inPlace = pairs.filter((pair) => kept.has(pair))
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
