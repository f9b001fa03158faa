import { matchSequences } from '../text/match-sequences.ts'
import type { Clock } from './change.ts'
import { type Paragraph, splitParagraphs } from './split-paragraphs.ts'
import type { Version } from './version-graph.ts'
import type { Variant, WordsConflict } from './words-conflict.ts'

type Part = Paragraph | { readonly variants: readonly Variant[] }

/** Words as versions that were written apart give them together. */
export interface MergedWords {
  readonly text: string
  readonly conflicts: readonly WordsConflict[]
  /** The same, paragraph by paragraph, for versions that go back to it. */
  readonly parts: readonly Part[]
}

/** Paragraphs of the base from `start` to `end`, and what a version has in their place. Where both are equal it only adds. */
interface Hunk {
  readonly start: number
  readonly end: number
  readonly paragraphs: readonly Paragraph[]
}

/** A version beside the base. */
interface Side {
  readonly clock: Clock
  /** For each paragraph of the base the same one of this version, or null. */
  readonly kept: readonly (Paragraph | null)[]
  readonly hunks: readonly Hunk[]
}

const keysOf = (paragraphs: readonly Paragraph[]) => paragraphs.map(({ key }) => key).join('\n\n')
const isOpen = (part: Part): part is Exclude<Part, Paragraph> => 'variants' in part

/** Numbers that are equal for equal paragraphs. A place that was not decided equals nothing. */
function createNumbering(): (part: Part) => number {
  const numbers = new Map<string, number>()
  let next = 0
  return (part) => {
    if (isOpen(part)) return next++
    const number = numbers.get(part.key) ?? next++
    numbers.set(part.key, number)
    return number
  }
}

/** Paragraphs replaced by as many others stand for each other one by one: two people may then have changed one each. */
function hunksBetween(start: number, end: number, paragraphs: readonly Paragraph[]): readonly Hunk[] {
  if (start === end && paragraphs.length === 0) return []
  if (end - start !== paragraphs.length) return [{ start, end, paragraphs }]
  return paragraphs.map((paragraph, index) => ({ start: start + index, end: start + index + 1, paragraphs: [paragraph] }))
}

function sideOf(base: readonly Part[], { clock, value }: Version<string>): Side {
  const paragraphs = splitParagraphs(value)
  const numbered = createNumbering()
  const matched = matchSequences(Int32Array.from(base, numbered), Int32Array.from(paragraphs, numbered))
  const hunks: Hunk[] = []
  let [from, at] = [0, 0]
  const until = (index: number, place: number) => {
    hunks.push(...hunksBetween(from, index, paragraphs.slice(at, place)))
    from = index + 1
    at = place + 1
  }
  for (const [index, place] of matched.entries()) if (place >= 0) until(index, place)
  until(base.length, paragraphs.length)
  return { clock, kept: base.map((_, index) => paragraphs[matched[index] ?? -1] ?? null), hunks }
}

/** A paragraph of the base that nobody changed; where spaces or line breaks of it were, those of the newest version. */
function unchanged(part: Part, index: number, sides: readonly Side[]): Part {
  if (isOpen(part)) return part
  return sides.findLast(({ kept }) => (kept[index]?.text ?? part.text) !== part.text)?.kept[index] ?? part
}

/** What several versions put at one place, each thing once, in the order of their clocks. Nothing was replaced, so nothing is to be decided. */
function joinAdded(added: readonly (readonly Paragraph[])[]): readonly Paragraph[] {
  const lists = [...new Map(added.map((list) => [keysOf(list), list])).values()]
  const [first, ...others] = lists
  if (first === undefined || others.length === 0) return first ?? []
  const most = Math.min(...lists.map((list) => list.length))
  let start = 0
  while (start < most && others.every((list) => list[start]?.key === first[start]?.key)) start++
  let end = 0
  while (end < most - start && others.every((list) => list.at(-1 - end)?.key === first.at(-1 - end)?.key)) end++
  return [
    ...first.slice(0, start),
    ...lists.flatMap((list) => list.slice(start, list.length - end)),
    ...first.slice(first.length - end),
  ]
}

/** What a version changed in a stretch of the base; what it added at the ends of the stretch stands outside. */
function hunksIn({ hunks }: Side, start: number, end: number): readonly Hunk[] {
  return hunks.filter((hunk) =>
    hunk.start < hunk.end ? hunk.start < end && hunk.end > start : hunk.start > start && hunk.end < end,
  )
}

/** The words of one version in a stretch of the base. */
function within(side: Side, start: number, end: number): readonly Paragraph[] {
  const inside = hunksIn(side, start, end)
  const paragraphs: Paragraph[] = []
  for (let index = start; index < end; index++) {
    for (const hunk of inside) if (hunk.start === index) paragraphs.push(...hunk.paragraphs)
    const paragraph = side.kept[index]
    if (paragraph !== undefined && paragraph !== null) paragraphs.push(paragraph)
  }
  return paragraphs
}

/** Texts in a row, with an empty line between two that have none. */
function joinTexts(paragraphs: readonly { readonly text: string; readonly gap: string }[]): string {
  const last = paragraphs.length - 1
  return paragraphs.map(({ text, gap }, index) => text + (index === last ? '' : gapOf(gap))).join('')
}

const gapOf = (gap: string) => ((gap.match(/\r\n|\r|\n/g)?.length ?? 0) > 1 ? gap : '\n\n')

/** What is there instead of a stretch that at least one version changed: one thing, or several to be decided. */
function changed(sides: readonly Side[], start: number, end: number): readonly Part[] {
  const touching = sides.filter((side) => hunksIn(side, start, end).length > 0)
  const variants = new Map<string, { paragraphs: readonly Paragraph[]; clocks: Clock[] }>()
  for (const side of touching) {
    const paragraphs = within(side, start, end)
    const known = variants.get(keysOf(paragraphs))
    if (known === undefined) variants.set(keysOf(paragraphs), { paragraphs, clocks: [side.clock] })
    else variants.set(keysOf(paragraphs), { paragraphs, clocks: [...known.clocks, side.clock] })
  }
  const [only, ...others] = variants.values()
  if (only === undefined || others.length === 0) return only?.paragraphs ?? []
  return [{ variants: [...variants.values()].map(({ paragraphs, clocks }) => ({ text: joinTexts(paragraphs), clocks })) }]
}

/** The end of the stretch that begins at `start` and that the versions changed together: changes that overlap belong to one stretch. */
function stretchEnd(sides: readonly Side[], start: number): number {
  const hunks = sides.flatMap((side) => side.hunks)
  let end = start
  for (let grown = true; grown; ) {
    grown = false
    for (const hunk of hunks) {
      const replaces = hunk.start < hunk.end
      const begins = replaces && (hunk.start === start || (hunk.start > start && hunk.start < end))
      if (begins && hunk.end > end) {
        end = hunk.end
        grown = true
      }
    }
  }
  return end
}

function mergeParts(base: readonly Part[], versions: readonly Version<string>[]): readonly Part[] {
  const sides = versions.map((version) => sideOf(base, version))
  const parts: Part[] = []
  for (let index = 0; index <= base.length; ) {
    const added = sides.flatMap(({ hunks }) => hunks.filter((hunk) => hunk.start === index && hunk.end === index))
    parts.push(...joinAdded(added.map(({ paragraphs }) => paragraphs)))
    const part = base[index]
    if (part === undefined) break
    const end = stretchEnd(sides, index)
    if (end > index) parts.push(...changed(sides, index, end))
    else parts.push(unchanged(part, index, sides))
    index = Math.max(end, index + 1)
  }
  return parts
}

function written(parts: readonly Part[]): MergedWords {
  const conflicts: WordsConflict[] = []
  let text = ''
  let gap = ''
  for (const part of parts) {
    const shown = isOpen(part)
      ? joinTexts(part.variants.filter((variant) => variant.text !== '').map((variant) => ({ ...variant, gap: '' })))
      : part.text
    if (text !== '') text += gapOf(gap)
    const start = text.length
    text += shown
    if (isOpen(part)) conflicts.push({ start, end: text.length, variants: part.variants })
    gap = isOpen(part) ? '' : part.gap
  }
  return { text, conflicts, parts }
}

/**
 * The words of versions that were written apart, merged by paragraphs against `base`, from which all of them were made (null: from nothing). What one
 * of them changed is taken; what two changed alike is taken once; what was added at one place is kept one after the other; a paragraph that two changed,
 * or that one changed and another took out, is a conflict: all its variants stand in the text, in the order of `versions`, which are sorted by
 * clock. Where no more than one version differs from the base the text is that version's, character by character. Total; the same for the same input.
 * Three-way merge: Khanna, Kunal and Pierce, A Formal Investigation of Diff3 (2007), with paragraphs for lines and any number of sides.
 */
export function mergeWords(base: MergedWords | null, versions: readonly Version<string>[]): MergedWords {
  const bodies = new Set(versions.map(({ value }) => value))
  if (bodies.size > 1 && base !== null && base.conflicts.length === 0) bodies.delete(base.text)
  const [text, ...others] = bodies
  if (text !== undefined && others.length === 0) return { text, conflicts: [], parts: splitParagraphs(text) }
  return written(mergeParts(base?.parts ?? [], versions))
}
