import { matchSequences } from '../../text/match-sequences.ts'
import { digestOfPart } from '../part-marks.ts'

/** Digits of a digest that are kept of each block: 48 bits tell apart the few blocks of one part. */
const DIGITS = 12

interface Block {
  readonly text: string
  /** The lines without words before it; empty before the first. */
  readonly lead: string
  readonly digest: string
}

/** The blocks of a text, by the lines without words between them. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = []
  let [start, lead] = [0, '']
  const add = (end: number) => {
    const block = text.slice(start, end)
    if (block !== '') blocks.push({ text: block, lead, digest: digestOfPart(block).slice(0, DIGITS) })
  }
  for (const gap of text.matchAll(/\n(?:[ \t]*\n)+/g)) {
    add(gap.index)
    start = gap.index + gap[0].length
    lead = gap[0]
  }
  add(text.length)
  return blocks
}

/** What is kept of the blocks of a part, so that an edited one can be told from those beside it. Line ends are LF. */
export function digestsOfBlocks(content: string): readonly string[] {
  return blocksOf(content).map(({ digest }) => digest)
}

/** For each block of the base the one that is the same in the other text, in order; -1 where it has none. */
function matchBase(base: readonly string[], other: readonly Block[]): Int32Array {
  const numbers = new Map<string, number>()
  const numberOf = (digest: string) => {
    const known = numbers.get(digest) ?? numbers.size
    numbers.set(digest, known)
    return known
  }
  return matchSequences(
    Int32Array.from(base, numberOf),
    Int32Array.from(other, ({ digest }) => numberOf(digest)),
  )
}

const isQuotation = ({ text }: Block) => /^ {0,3}>/u.test(text)
const sameBlocks = (digests: readonly string[], blocks: readonly Block[]) =>
  digests.length === blocks.length && blocks.every(({ digest }, at) => digest === digests[at])

/** Where in the other text a boundary between two blocks of the base lies: what was put in there, from `from` up to `to`. Null where neither block is in it. */
function boundaryIn(matched: Int32Array, at: number, length: number): { readonly from: number; readonly to: number } | null {
  const before = at === 0 ? -1 : (matched[at - 1] ?? -1)
  const after = at === matched.length ? length : (matched[at] ?? -1)
  const isKnown = at === 0 || before >= 0
  if (isKnown && after >= 0) return { from: before + 1, to: after }
  if (isKnown) return { from: before + 1, to: before + 1 }
  return after >= 0 ? { from: after, to: after } : null
}

/** What becomes of blocks of the base that a person's text and the program's have as `mine` and `theirs`; null where that cannot be decided. */
function decide(base: readonly string[], mine: readonly Block[], theirs: readonly Block[]): readonly Block[] | null {
  if (sameBlocks(base, theirs)) return mine
  if (sameBlocks(base, mine)) return [...mine, ...theirs].some(isQuotation) ? null : theirs
  const digests = mine.map(({ digest }) => digest)
  return sameBlocks(digests, theirs) ? mine : null
}

/**
 * Merges a part block by block: what a person changed in it stays, and what changed in the program beside that is renewed (after Khanna, Kunal and Pierce, "A formal investigation of
 * diff3", 2007; blocks that touch are told apart). `base` is what the program wrote last. Null where both changed the same blocks, and where the program has other words in a
 * quotation: what a person wrote may be on the words that were there, so they must see both. No block that a person typed is left out.
 */
export function mergeBlocks(file: string, base: readonly string[], next: string): string | null {
  const [ofFile, ofNext] = [blocksOf(file), blocksOf(next)]
  const [inFile, inNext] = [matchBase(base, ofFile), matchBase(base, ofNext)]
  const merged: Block[] = []
  let [b, f, n] = [0, 0, 0]
  for (let at = 0; at <= base.length; at++) {
    const [mine, theirs] = [boundaryIn(inFile, at, ofFile.length), boundaryIn(inNext, at, ofNext.length)]
    if (mine === null || theirs === null) continue
    const before = decide(base.slice(b, at), ofFile.slice(f, mine.from), ofNext.slice(n, theirs.from))
    const between = decide([], ofFile.slice(mine.from, mine.to), ofNext.slice(theirs.from, theirs.to))
    if (before === null || between === null) return null
    merged.push(...before, ...between)
    ;[b, f, n] = [at, mine.to, theirs.to]
  }
  return merged.map(({ text, lead }, at) => (at === 0 ? text : (lead === '' ? '\n\n' : lead) + text)).join('')
}
