import { type FoldedText, foldText } from '../../text/fold-text.ts'
import { snapToGraphemes } from '../../text/segment-text.ts'
import type { TextRange } from '../../text/text-range.ts'
import { type FoldedWord, splitWords } from '../split-words.ts'
import { isUnspaced } from './cut-unspaced.ts'
import type { Filter } from './filter.ts'
import type { QueryFault } from './query.ts'
import { filterName, readFilter } from './read-filter.ts'

/** What a query is made of. `start` and `end` are UTF-16 offsets of the folded text. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'minus' }
  | { readonly kind: 'near'; readonly distance: number }
  | WordsToken
  | { readonly kind: 'filter'; readonly filter: Filter }
)

export interface WordsToken {
  readonly kind: 'words'
  readonly words: readonly [FoldedWord, ...FoldedWord[]]
  readonly exact: boolean
  readonly prefix: boolean
  /** Nothing follows its last word, not even a quotation mark. */
  readonly unfinished: boolean
}

/** The texts and the way from one to the other. */
export interface QueryText {
  /** As it was typed, as far as it is read. */
  readonly typed: string
  readonly fold: FoldedText
  /** The text goes on after what is read: then nothing is still being typed. */
  readonly cut: boolean
}

/** In UTF-16 units. What follows is not searched for. */
export const LONGEST_QUERY = 1_000

/** What of a query is read: at most `LONGEST_QUERY` UTF-16 units, no grapheme cut in two. */
export function readQueryText(text: string): QueryText {
  const around = text.slice(0, LONGEST_QUERY + 2)
  const typed =
    text.length <= LONGEST_QUERY
      ? text
      : text.slice(0, snapToGraphemes(around, { start: LONGEST_QUERY, end: LONGEST_QUERY }).start)
  return { typed, fold: foldText(typed), cut: typed.length < text.length }
}

const NEAR_DISTANCE = 10
const LONGEST_DISTANCE = 100

/** The place in the query that a piece of the folded text was made from: whole characters, with what is not seen after them (joiners, soft hyphens). */
export function placeOf({ fold, typed }: QueryText, start: number, end: number): TextRange {
  const from = fold.toOriginal(start)
  const last = fold.toOriginal(Math.max(end - 1, start))
  let next = end
  while (next < fold.folded.length && next > start && fold.toOriginal(next) === last) next++
  return { start: from, end: next >= fold.folded.length ? typed.length : fold.toOriginal(next) }
}

export function faultAt(text: QueryText, code: QueryFault['code'], start: number, end: number): QueryFault {
  const range = placeOf(text, start, end)
  return { code, range, written: text.typed.slice(range.start, range.end) }
}

/** The tokens of a query, in order, and what could not be read. One pass; every character is looked at a bounded number of times. */
export function lexQuery(text: QueryText): { readonly tokens: readonly Token[]; readonly faults: readonly QueryFault[] } {
  const { folded } = text.fold
  const tokens: Token[] = []
  const faults: QueryFault[] = []
  const fault = (code: QueryFault['code'], start: number, end: number) => faults.push(faultAt(text, code, start, end))

  /** Whether `character` stands at `offset` and was typed as one: "⑴" folds to three characters, none of which is a bracket. */
  const isAt = (offset: number, character: string): boolean => {
    if (folded[offset] !== character) return false
    const here = text.fold.toOriginal(offset)
    if (offset > 0 && text.fold.toOriginal(offset - 1) === here) return false
    return text.fold.toOriginal(offset + 1) !== here || /^\p{M}/u.test(folded.slice(offset + 1, offset + 3))
  }
  const endsPart = (offset: number) => [' ', '"', '(', ')'].some((character) => isAt(offset, character))

  /** The words between two ends in the folded text. A star within a word is passed over: "wom*n" is one word, most likely close to the one that is meant. */
  const wordsBetween = (from: number, to: number): FoldedWord[] => {
    const words: FoldedWord[] = []
    for (const found of splitWords(folded.slice(from, to))) {
      const [start, end] = [from + found.start, from + found.end]
      const before = words.at(-1)
      const joined = before !== undefined && !isUnspaced(found.word) && !isUnspaced(before.word)
      if (joined && before.end < start && /^\*+$/.test(folded.slice(before.end, start)))
        words[words.length - 1] = { word: before.word + found.word, start: before.start, end }
      else words.push({ word: found.word, start, end })
    }
    return words
  }

  /** Words with what stands around them. Without a word nothing is kept. */
  const addWords = (part: TextRange, words: readonly FoldedWord[], how: { exact: boolean; closed: boolean; prefix: boolean }) => {
    const [first, ...others] = words
    if (first === undefined) return
    const unfinished = !how.closed && !how.prefix && !text.cut && (others.at(-1) ?? first).end === folded.length
    const { exact, prefix } = how
    tokens.push({ kind: 'words', words: [first, ...others], exact, prefix, unfinished, start: part.start, end: part.end })
  }

  /** Whether a star stands right after the last word. The first one, if it stands elsewhere, is explained. */
  const readStars = (part: TextRange, words: readonly FoldedWord[], from: number, to: number): boolean => {
    const star = folded.indexOf('*', from)
    if (star === -1 || star >= to) return false
    const [first, last] = [words[0], words.at(-1)]
    if (first === undefined || last === undefined || star < first.start || star > last.end)
      fault('star-without-word', star, star + 1)
    else if (star < last.end) fault('star-inside', part.start, part.end)
    return last !== undefined && last.end < to && folded[last.end] === '*'
  }

  /** From a quotation mark to the next one, or to the end. Gives the offset after it. */
  const readPhrase = (start: number): number => {
    let close = start + 1
    while (close < folded.length && !isAt(close, '"')) close++
    const closed = close < folded.length
    if (!closed) fault('quote-not-closed', start, close)
    const words = wordsBetween(start + 1, close)
    const starBehind = closed && words.length > 0 && folded[close + 1] === '*'
    const part = { start, end: Math.min(close + (starBehind ? 2 : 1), folded.length) }
    const prefix = readStars(part, words, start + 1, close) || starBehind
    addWords(part, words, { exact: true, closed, prefix })
    return part.end
  }

  /** The value of a filter in quotation marks, where two in a row stand for one. */
  const readQuoted = (start: number): { value: string; end: number } => {
    let value = ''
    let from = start + 1
    for (let at = start + 1; at < folded.length; at++) {
      if (!isAt(at, '"')) continue
      if (isAt(at + 1, '"')) {
        value += typedBetween(from, at) + text.typed.charAt(text.fold.toOriginal(at))
        from = at + 2
        at++
        continue
      }
      return { value: value + typedBetween(from, at), end: at + 1 }
    }
    fault('quote-not-closed', start, folded.length)
    return { value: value + typedBetween(from, folded.length), end: folded.length }
  }
  const typedBetween = (start: number, end: number) => {
    const range = placeOf(text, start, end)
    return text.typed.slice(range.start, range.end)
  }

  /** A filter whose value begins at `valueStart`. A value that it cannot have is looked for as words; the name never is. */
  const addFilter = (start: number, name: Filter['name'], valueStart: number, end: number): number => {
    const quoted = valueStart === end && isAt(end, '"') ? readQuoted(end) : null
    const stop = quoted?.end ?? end
    const value = quoted?.value ?? typedBetween(valueStart, end)
    const filter = readFilter(name, value)
    if (filter !== null) tokens.push({ kind: 'filter', filter, start, end: stop })
    else if (value.trim() === '') fault('filter-value-missing', start, stop)
    else {
      fault('filter-value-unknown', start, stop)
      addWords({ start, end: stop }, wordsBetween(valueStart, stop), { exact: false, closed: quoted !== null, prefix: false })
    }
    return stop
  }

  /** A part without quotation marks: an operator, a filter or words. Gives the offset after it. */
  const readPart = (start: number): number => {
    let end = start + 1
    while (end < folded.length && !endsPart(end)) end++
    const part = folded.slice(start, end)
    const typed = typedBetween(start, end)
    if (typed === 'OR' || typed === 'AND') {
      tokens.push({ kind: typed === 'OR' ? 'or' : 'and', start, end })
      return end
    }
    if (part === '~near' || part.startsWith('~near/')) {
      const distance = /^\/(\d{1,4})$/.exec(part.slice('~near'.length))?.[1]
      const wanted = distance === undefined ? 0 : Number(distance)
      const fits = wanted >= 1 && wanted <= LONGEST_DISTANCE
      if (part !== '~near' && !fits) fault('near-distance', start, end)
      tokens.push({ kind: 'near', distance: fits ? wanted : NEAR_DISTANCE, start, end })
      return end
    }
    const colon = part.indexOf(':')
    const name = colon === -1 ? undefined : filterName(part.slice(0, colon))
    if (name !== undefined) return addFilter(start, name, start + colon + 1, end)
    const words = wordsBetween(start, end)
    const prefix = readStars({ start, end }, words, start, end)
    addWords({ start, end }, words, { exact: false, closed: false, prefix })
    return end
  }

  /** Minuses before a part. Between spaces a hyphen is explained, a dash is taken for one. */
  const readMinus = (start: number): number => {
    let end = start + 1
    while (isAt(end, '-')) end++
    if (end < folded.length && !isAt(end, ' ') && !isAt(end, ')')) tokens.push({ kind: 'minus', start, end })
    else if (end === start + 1 && /[-−]/u.test(typedBetween(start, end))) fault('minus-without-word', start, end)
    return end
  }

  let at = 0
  while (at < folded.length) {
    const beginsPart = at === 0 || isAt(at - 1, ' ') || isAt(at - 1, '(')
    if (isAt(at, ' ')) at++
    else if (isAt(at, '(')) tokens.push({ kind: 'open', start: at, end: ++at })
    else if (isAt(at, ')')) tokens.push({ kind: 'close', start: at, end: ++at })
    else if (isAt(at, '"')) at = readPhrase(at)
    else if (beginsPart && isAt(at, '-')) at = readMinus(at)
    else at = readPart(at)
  }
  return { tokens, faults }
}
