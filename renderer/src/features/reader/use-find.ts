import { useCallback, useEffect, useMemo, useState } from 'react'
import { findInText, findPattern } from '#shared/text/find-text.ts'
import { type FoldedText, foldText } from '#shared/text/fold-text.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'

export interface Found {
  /** False while the text is still being looked through. */
  readonly known: boolean
  readonly ranges: readonly TextRange[]
  /** Index into `ranges`; -1 where there is none. */
  readonly current: number
  /** Which end was passed by the last step. */
  readonly passed: 'end' | 'start' | null
  go(step: 1 | -1): void
}

/** So long the window is busy with looking at a time, in milliseconds: half of a frame. */
const SLICE = 8
const NONE: readonly TextRange[] = []

/** Folding takes longer than looking: done once for each block. */
const folded = new WeakMap<OpenText, (FoldedText | undefined)[]>()

function foldedBlock(open: OpenText, index: number, range: TextRange): FoldedText {
  const blocks = folded.get(open) ?? []
  folded.set(open, blocks)
  const text = blocks[index] ?? foldText(open.text.slice(range.start, range.end))
  blocks[index] = text
  return text
}

interface Answer {
  readonly pattern: RegExp
  readonly of: OpenText
  readonly ranges: readonly TextRange[]
}

/** Every place of what is typed in a text, paragraph by paragraph. `from` is where one was reading: the first place after it is the current one. */
export function useFind(open: OpenText, typed: string, from: number): Found {
  const pattern = useMemo(() => findPattern(typed), [typed])
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    if (pattern === null) return undefined
    const ranges: TextRange[] = []
    let next = 0
    let timer = 0
    const work = () => {
      const until = performance.now() + SLICE
      while (next < open.blocks.length && performance.now() < until) {
        const block = open.blocks[next]
        if (block !== undefined)
          for (const found of findInText(foldedBlock(open, next, block), pattern))
            ranges.push({ start: found.start + block.start, end: found.end + block.start })
        next += 1
      }
      if (next < open.blocks.length) timer = window.setTimeout(work)
      else setAnswer({ pattern, of: open, ranges })
    }
    work()
    return () => window.clearTimeout(timer)
  }, [open, pattern])

  const known = pattern === null || (answer !== null && answer.pattern === pattern && answer.of === open)
  const ranges = pattern !== null && known && answer !== null ? answer.ranges : NONE
  const first = useMemo(() => {
    const after = ranges.findIndex((range) => range.end > from)
    return ranges.length === 0 ? -1 : Math.max(0, after)
  }, [ranges, from])
  const [at, setAt] = useState<{
    readonly of: readonly TextRange[]
    readonly index: number
    readonly passed: Found['passed']
  } | null>(null)
  const moved = at !== null && at.of === ranges && ranges.length > 0
  const current = moved ? at.index : first
  const go = useCallback(
    (step: 1 | -1) => {
      if (ranges.length === 0) return
      const next = current + step
      const index = (next + ranges.length) % ranges.length
      setAt({ of: ranges, index, passed: next >= ranges.length ? 'end' : next < 0 ? 'start' : null })
    },
    [current, ranges],
  )
  const passed = moved ? at.passed : null
  return useMemo(() => ({ known, ranges, current, passed, go }), [known, ranges, current, passed, go])
}
