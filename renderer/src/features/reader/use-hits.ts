import { useCallback, useEffect, useMemo, useState } from 'react'
import type { BlockId } from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import { matchDocument } from '#shared/search/match-document.ts'
import { parseQuery } from '#shared/search/parse-query.ts'
import { prepareDocument } from '#shared/search/prepared-document.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'

export interface Hits {
  readonly ranges: readonly TextRange[]
  /** Index into `ranges`; -1 when there is none. */
  readonly current: number
  go(step: 1 | -1): void
}

/** Marks with nothing but white space between them are one hit: "risk assessment" is one place to look at, not two. */
function joinNeighbours(marks: readonly TextRange[], text: string): readonly TextRange[] {
  const joined: TextRange[] = []
  for (const mark of marks) {
    const last = joined.at(-1)
    if (last !== undefined && text.slice(last.end, mark.start).trim() === '')
      joined[joined.length - 1] = { start: last.start, end: mark.end }
    else joined.push(mark)
  }
  return joined
}

/** The hits of a search in one text, and which of them is being looked at: at first the first one in the block that was opened. */
export function useHits(source: Source, open: OpenText, query: string, openedAt: BlockId | null): Hits {
  const found = useMemo(() => {
    const parsed = parseQuery(query)
    return open.blocks.flatMap((block, index) => {
      const record = source.blocks[index]
      if (record === undefined) return []
      // The same rule as in the results: a block counts when it holds everything that is looked for.
      const document = {
        id: record.id,
        kind: 'block',
        source: source.id,
        block: record.id,
        text: open.text.slice(block.start, block.end),
      } as const
      const marks = joinNeighbours(matchDocument(parsed, prepareDocument(document))?.marks ?? [], document.text)
      return marks.map((mark) => ({ start: mark.start + block.start, end: mark.end + block.start }))
    })
  }, [source, open, query])

  const first = useMemo(() => {
    const index = source.blocks.findIndex((block) => block.id === openedAt)
    const block = open.blocks[index]
    const hit = block === undefined ? -1 : found.findIndex((range) => range.start >= block.start && range.end <= block.end)
    return hit === -1 ? (found.length > 0 ? 0 : -1) : hit
  }, [source, open, openedAt, found])

  const [current, setCurrent] = useState(first)
  useEffect(() => setCurrent(first), [first])
  const count = found.length
  const go = useCallback((step: 1 | -1) => setCurrent((at) => (count === 0 ? -1 : (at + step + count) % count)), [count])
  return { ranges: found, current: Math.min(current, count - 1), go }
}
