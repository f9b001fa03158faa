import { digestOfPart, type MarkSyntax, withoutBlankLines } from '../part-marks.ts'
import { mergeBlocks } from './merge-blocks.ts'
import { withOtherLabels, withoutOtherLabels } from './other-labels.ts'
import { readVersions, versionBlock } from './version-block.ts'

/**
 * What became of a stretch of a file: as it is in the program (`same`, or `renewed` where the program has it otherwise than before), as a person left it
 * (`edited`; `edited-renewed` where what the program wrote is renewed and the person's text around it stays; `undecided` where two versions still stand beside
 * each other; `emptied`), both (`conflict`), or put back though a person had emptied it, because the program has it otherwise now (`back`).
 */
export type ContentState = 'same' | 'renewed' | 'edited' | 'edited-renewed' | 'undecided' | 'emptied' | 'conflict' | 'back'

export interface MergedContent {
  readonly content: string
  readonly state: ContentState
  /** What the person has, without what the program put beside it. */
  readonly own: string
}

interface ContentsToMerge {
  readonly file: string
  /** The first digits, or all, of the digest of what the program wrote last; null where that is not known. */
  readonly base: string | null
  /** The digests of its blocks (`digestsOfBlocks`); null where they are not known. */
  readonly blocks: readonly string[] | null
  readonly next: string
  readonly syntax: MarkSyntax
  /** Whether what was emptied stays empty although it changed in the program. */
  readonly leaveOut: boolean
}

/** What is looked through at most for what the program wrote, in runs of paragraphs and in UTF-16 units: a long text that was changed all over is not worth more. */
const MOST_RUNS = 2_000
const MOST_UNITS = 20_000_000

interface Run {
  readonly before: string
  readonly after: string
}

/** The paragraphs of a text, by the lines without words between them. */
function paragraphsOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = []
  let start = 0
  for (const gap of text.matchAll(/\n(?:[ \t]*\n)+/g)) {
    found.push({ start, end: gap.index })
    start = gap.index + gap[0].length
  }
  return [...found, { start, end: text.length }]
}

/** Runs of paragraphs as pairs of the first and the last: those at the beginning first, then those at the end, then the others. */
function* runsOf(count: number): Generator<readonly [first: number, last: number]> {
  for (let last = count - 2; last >= 0; last--) yield [0, last]
  for (let first = 1; first < count; first++) yield [first, count - 1]
  for (let first = 1; first < count - 1; first++) for (let last = count - 2; last >= first; last--) yield [first, last]
}

/** Finds what the program wrote within a text in which a person only put paragraphs before and after it. */
function findBase(text: string, isBase: (content: string) => boolean): Run | null {
  const paragraphs = paragraphsOf(text)
  let runs = 0
  let units = 0
  for (const [first, last] of runsOf(paragraphs.length)) {
    const [from, to] = [paragraphs[first]?.start ?? 0, paragraphs[last]?.end ?? 0]
    runs += 1
    units += to - from
    if (runs > MOST_RUNS || units > MOST_UNITS) return null
    if (isBase(text.slice(from, to)))
      return { before: withoutBlankLines(text.slice(0, from)), after: withoutBlankLines(text.slice(to)) }
  }
  return null
}

function joined(...pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== '').join('\n\n')
}

/**
 * Merges one stretch of a file three ways: what stands in the file, what the program wrote there last (known by its digest only), and what it has now.
 * Line ends are LF. No text of a person is ever left out of the result.
 */
export function mergeContent({ file, base, blocks, next, syntax, leaveOut }: ContentsToMerge): MergedContent {
  const isBase = (content: string) => base !== null && digestOfPart(content).startsWith(base)
  const nextDigest = digestOfPart(next)
  const isChosen = (content: string) => isBase(content) || digestOfPart(content) === nextDigest
  const changed = base === null || !nextDigest.startsWith(base)
  if (digestOfPart(file) === nextDigest) return { content: next, state: isBase(next) ? 'same' : 'renewed', own: next }
  if (isBase(file)) return { content: next, state: 'renewed', own: '' }
  const { own, taken } = readVersions(file)
  if (own === '' && taken === 0) {
    if (!changed || leaveOut) return { content: '', state: 'emptied', own }
    return { content: next, state: 'back', own }
  }
  // Of two versions one was chosen: what the program has, or what it has by now.
  if (own === '' || isChosen(own) || isChosen(withoutOtherLabels(own))) return { content: next, state: 'renewed', own }
  if (!changed) return { content: file, state: taken > 0 ? 'undecided' : 'edited', own }
  const run = findBase(own, isBase)
  if (run !== null) return { content: joined(run.before, next, run.after), state: 'edited-renewed', own }
  const merged = blocks === null ? null : mergeBlocks(own, blocks, next)
  if (merged !== null) return { content: merged, state: 'edited-renewed', own }
  if (next === '') return { content: own, state: 'edited', own }
  // Where the program had nothing before, what it has now takes nothing away.
  if (isBase('')) return { content: joined(next, own), state: 'edited-renewed', own }
  return { content: joined(own, versionBlock(withOtherLabels(next, own), syntax)), state: 'conflict', own }
}
