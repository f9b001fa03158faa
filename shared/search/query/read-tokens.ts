import { foldText } from '../../text/fold-text.ts'
import type { TextRange } from '../../text/text-range.ts'
import { type FoldedWord, splitWords } from '../split-words.ts'
import { cutUnspaced } from './cut-unspaced.ts'
import { joinAnd, joinOr, leaveOut, looksFor, type Part } from './join-nodes.ts'
import { faultAt, placeOf, type QueryText, type Token, type WordsToken } from './lex-query.ts'
import type { NearNode, QueryFault, QueryNode, QueryWord, WordsNode } from './query.ts'

/** Words, phrases and filters. What follows is left out. */
export const MOST_PARTS = 64

/** As it was typed, unless that would be read as something else: "½" gives two words. */
function readWord(text: QueryText, { word, start, end }: FoldedWord): QueryWord {
  const { start: from, end: to } = text.fold.originalRange(start, end)
  const written = text.typed.slice(from, to)
  const [read, ...others] = splitWords(foldText(written).folded)
  return { word, written: read?.word === word && others.length === 0 ? written : word }
}

function readWords(text: QueryText, words: readonly FoldedWord[]): WordsNode['words'] | null {
  const [first, ...others] = words
  return first === undefined ? null : [readWord(text, first), ...others.map((word) => readWord(text, word))]
}

/** Reads tokens whose brackets are balanced and whose nears have sides, by recursive descent: all of several, each one of several, each a part, a part left out or two that stand near. */
export class TokenReader {
  readonly faults: QueryFault[] = []
  #at = 0
  #parts = 0
  /** In how many parts that are left out the reader stands: there a word is exactly what was typed, not the beginning of one. */
  #leftOut = 0
  readonly #text: QueryText
  readonly #tokens: readonly Token[]

  constructor(text: QueryText, tokens: readonly Token[]) {
    this.#text = text
    this.#tokens = tokens
  }

  /** Up to the end or the closing bracket, which is left. */
  readAnd(): QueryNode | null {
    const parts: Part[] = []
    let bound = false
    for (let token = this.#next(); token !== undefined && token.kind !== 'close'; token = this.#next()) {
      if (token.kind === 'and') {
        this.#at++
        if (bound || parts.length === 0 || !this.#operandFollows()) this.#fault('and-without-side', token)
        else bound = true
      } else if (token.kind === 'or') {
        this.#at++
        this.#fault('or-without-side', token)
      } else {
        const node = this.#readOr()
        if (node !== null) parts.push({ node, bound })
        bound = false
      }
    }
    return joinAnd(parts)
  }

  #readOr(): QueryNode | null {
    const nodes = [this.#readPart()]
    for (let token = this.#next(); token?.kind === 'or'; token = this.#next()) {
      this.#at++
      if (this.#operandFollows()) nodes.push(this.#readPart())
      else this.#fault('or-without-side', token)
    }
    const sides = nodes.filter((node) => node !== null)
    const positive = sides.filter(looksFor)
    if (sides.length === 1 || positive.length === 0) return sides.length === 1 ? (sides[0] ?? null) : joinNegatives(sides)
    for (const side of sides) if (!looksFor(side)) this.#faultIn('only-negative', side.range)
    return joinOr(positive)
  }

  #readPart(): QueryNode | null {
    const minus = this.#next()
    if (minus?.kind !== 'minus') return this.#readNear()
    this.#at++
    if (!this.#operandFollows() || this.#next()?.start !== minus.end) {
      this.#fault('minus-without-word', minus)
      return null
    }
    this.#leftOut++
    const node = this.#readNear()
    this.#leftOut--
    return node === null
      ? null
      : leaveOut(node, { start: placeOf(this.#text, minus.start, minus.end).start, end: node.range.end })
  }

  /** One part, or two words or phrases around a `~near`. */
  #readNear(): QueryNode | null {
    const left = this.#readOperand(this.#tokens[this.#at + 1]?.kind === 'near')
    const near = this.#next()
    if (near?.kind !== 'near') return left
    this.#at++
    const right = this.#readOperand(true)
    return left?.kind === 'words' && right?.kind === 'words' ? nearNode(left, right, near.distance) : (left ?? right)
  }

  /** Words, a filter or a bracket. `whole`: words of scripts without spaces stay together. */
  #readOperand(whole: boolean): QueryNode | null {
    const token = this.#next()
    if (token === undefined) return null
    this.#at++
    switch (token.kind) {
      case 'open': {
        const node = this.readAnd()
        this.#at++
        return node
      }
      case 'filter':
        if (!this.#countPart(token)) return null
        return { kind: 'filter', filter: token.filter, range: placeOf(this.#text, token.start, token.end) }
      case 'words':
        return this.#readWords(token, whole || this.#leftOut % 2 === 1)
      default:
        return null
    }
  }

  #readWords(token: Token & WordsToken, whole: boolean): QueryNode | null {
    const pieces = whole || token.exact ? [token.words] : cutUnspaced(token.words)
    const nodes: WordsNode[] = []
    for (const [index, piece] of pieces.entries()) {
      const words = readWords(this.#text, piece)
      const start = index === 0 ? token.start : (piece[0]?.start ?? token.start)
      const end = pieces[index + 1]?.[0]?.start ?? token.end
      if (words === null || !this.#countPart({ start })) continue
      const last = index === pieces.length - 1
      nodes.push({
        kind: 'words',
        words,
        exact: token.exact,
        prefix: token.prefix && last,
        typing: token.unfinished && last && this.#leftOut === 0,
        range: placeOf(this.#text, start, end),
      })
    }
    return joinAnd(nodes.map((node) => ({ node, bound: false })))
  }

  #countPart({ start }: { readonly start: number }): boolean {
    this.#parts++
    if (this.#parts === MOST_PARTS + 1)
      this.faults.push(faultAt(this.#text, 'too-many-parts', start, this.#text.fold.folded.length))
    return this.#parts <= MOST_PARTS
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at]
  }

  #operandFollows(): boolean {
    const kind = this.#next()?.kind
    return kind === 'words' || kind === 'filter' || kind === 'open' || kind === 'minus'
  }

  #fault(code: QueryFault['code'], { start, end }: { readonly start: number; readonly end: number }): void {
    this.faults.push(faultAt(this.#text, code, start, end))
  }

  #faultIn(code: QueryFault['code'], range: TextRange): void {
    this.faults.push({ code, range, written: this.#text.typed.slice(range.start, range.end) })
  }
}

/** Not a, or not b: what holds both is left out. */
function joinNegatives(sides: readonly QueryNode[]): QueryNode | null {
  const inner = joinAnd(sides.map((side) => ({ node: leaveOut(side, side.range), bound: true })))
  return inner === null ? null : leaveOut(inner, inner.range)
}

function nearNode(left: WordsNode, right: WordsNode, distance: number): NearNode {
  return { kind: 'near', left, right, distance, range: { start: left.range.start, end: right.range.end } }
}
