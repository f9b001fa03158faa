import { useCallback, useEffect, useMemo, useState } from 'react'
import type { BlockId } from '#shared/archive/ids.ts'
import { findMarks } from '#shared/search/mark/find-marks.ts'
import type { MarkPattern } from '#shared/search/results.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import type { ReaderPlace } from './reader-place.ts'

/** What is to be marked: every place of the patterns in the passages that the search has found. */
export interface Sought {
  readonly marking: readonly MarkPattern[]
  readonly blocks: ReadonlySet<BlockId>
}

export interface Hits {
  /** False while they are still being looked for. */
  readonly known: boolean
  readonly ranges: readonly TextRange[]
  /** Index into `ranges`; -1 when there is none. */
  readonly current: number
  /** One has gone from hit to hit: the current one is what is looked at, not what the address names. */
  readonly moved: boolean
  /** The block that the current one stands in. */
  readonly block: BlockId | null
  /** False where there is no further hit in this source. */
  go(step: 1 | -1): boolean
}

/** So long the window is busy with marks at a time, in milliseconds: half of a frame. */
const SLICE = 8

/** Marks with nothing but white space between them are one hit: "risk assessment" is one place to look at, not two. */
export function joinNeighbours(marks: readonly TextRange[], text: string): readonly TextRange[] {
  const joined: TextRange[] = []
  for (const mark of marks) {
    const last = joined.at(-1)
    if (last !== undefined && text.slice(last.end, mark.start).trim() === '')
      joined[joined.length - 1] = { start: last.start, end: mark.end }
    else joined.push(mark)
  }
  return joined
}

/** The marks of a text, worked out in slices, so that a long text does not hold the window up. Null while they are not all there. */
function useMarks(open: OpenText | null, sought: Sought | null): readonly TextRange[] | null {
  const [marks, setMarks] = useState<{
    readonly of: Sought
    readonly in: OpenText
    readonly ranges: readonly TextRange[]
  } | null>(null)
  useEffect(() => {
    if (open === null || sought === null) return undefined
    const ranges: TextRange[] = []
    let next = 0
    let timer = 0
    const work = () => {
      const until = performance.now() + SLICE
      while (next < open.blocks.length && performance.now() < until) {
        const range = open.blocks[next]
        const block = open.record.blocks[next]
        next += 1
        if (range === undefined || block === undefined || !sought.blocks.has(block.id)) continue
        const text = open.text.slice(range.start, range.end)
        for (const mark of joinNeighbours(findMarks(sought.marking, text), text))
          ranges.push({ start: mark.start + range.start, end: mark.end + range.start })
      }
      if (next < open.blocks.length) timer = window.setTimeout(work)
      else setMarks({ of: sought, in: open, ranges })
    }
    work()
    return () => window.clearTimeout(timer)
  }, [open, sought])
  return marks !== null && marks.of === sought && marks.in === open ? marks.ranges : null
}

const NONE: readonly TextRange[] = []

/** Where the hits are looked at from: the passage of the note that was opened, or else the place that the address names. UTF-16 offsets. */
function startOf(open: OpenText, place: ReaderPlace, noteStart: number | null): number {
  if (noteStart !== null) return noteStart
  const { offsets } = open
  if (place.passage !== null && place.passage.end <= offsets.codePoints) return offsets.toUtf16(place.passage.start)
  return open.blocks[open.record.blocks.findIndex((block) => block.id === place.block)]?.start ?? 0
}

/** The hits of a search in one text, and which of them is looked at: at first the first one from the place on that was opened. */
export function useHits(open: OpenText | null, sought: Sought | null, place: ReaderPlace, noteStart: number | null): Hits {
  const marks = useMarks(open, sought)
  const ranges = marks ?? NONE
  const first = useMemo(() => {
    if (open === null || ranges.length === 0) return -1
    if (place.enter === 'last') return ranges.length - 1
    const from = startOf(open, place, noteStart)
    return Math.max(
      0,
      ranges.findIndex((range) => range.end > from),
    )
  }, [open, ranges, place, noteStart])

  const [at, setAt] = useState<{ readonly of: readonly TextRange[]; readonly visit: string; readonly index: number } | null>(null)
  const moved = at !== null && at.of === ranges && at.visit === place.visit
  const current = moved ? at.index : first
  const go = useCallback(
    (step: 1 | -1) => {
      const next = current + step
      if (current === -1 || next < 0 || next >= ranges.length) return false
      setAt({ of: ranges, visit: place.visit, index: next })
      return true
    },
    [current, ranges, place.visit],
  )
  const block = useMemo(() => {
    const range = ranges[current]
    if (open === null || range === undefined) return null
    return open.record.blocks[open.blocks.findIndex((each) => range.start >= each.start && range.start < each.end)]?.id ?? null
  }, [open, ranges, current])
  return useMemo(() => ({ known: marks !== null, ranges, current, moved, block, go }), [marks, ranges, current, moved, block, go])
}
