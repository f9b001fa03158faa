import { useEffect, useMemo, useState } from 'react'
import type { BlockId, EditionId, SourceId } from '#shared/archive/ids.ts'
import type { HitGroup, MarkPattern, SearchHit } from '#shared/search/results.ts'
import type { SearchWords } from '../../places/places.ts'
import { useOtherWords } from '../../workspace/other-words.ts'
import type { SearchAnswer } from '../../workspace/search-answer.ts'
import { useServices } from '../../workspace/workspace.tsx'
import { listedHits } from './listed-hits.ts'

/** What of a search is to be marked in one source: in the passages that are hits, everything that was looked for. */
export interface SourceHits {
  readonly marking: readonly MarkPattern[]
  readonly blocks: ReadonlySet<BlockId>
}

/** More hits than any archive has passages. */
const ALL = 1_000_000

/** Which of the hits of a search, by their place in the order of the results, hold all those of one source. */
export function rangeOfSource(
  groups: readonly HitGroup[],
  groupsTotal: number,
  source: SourceId,
): { readonly offset: number; readonly limit: number } {
  let offset = 0
  for (const group of groups) {
    if (group.kind === 'source' && group.source === source) return { offset, limit: group.total }
    offset += group.total
  }
  return groups.length >= groupsTotal ? { offset, limit: 0 } : { offset, limit: ALL }
}

const NONE: readonly SearchHit[] = []

function blocksOf(hits: readonly SearchHit[], source: SourceId): ReadonlySet<BlockId> {
  const blocks = hits.flatMap((hit) => (hit.kind === 'block' && hit.source === source && hit.block !== null ? [hit.block] : []))
  return new Set(blocks)
}

/** The hits of a search in the source that is open, all of them, however few of the pages of results were asked for; null until they are known. */
export function useSourceHits(
  answer: SearchAnswer,
  { text, asTyped }: SearchWords,
  source: SourceId,
  edition: EditionId,
): SourceHits | null {
  const { answers } = useServices()
  const otherWords = useOtherWords()
  const [asked, setAsked] = useState<{ readonly key: string; readonly hits: readonly SearchHit[] } | null>(null)
  const ready = answer.state === 'ready' && answer.of === text && text.trim() !== '' ? answer : null
  const listed = ready === null ? null : listedHits(ready)
  const here = ready?.results.edition === edition
  const { offset, limit } =
    listed === null || !here ? { offset: 0, limit: 0 } : rangeOfSource(listed.groups, listed.groupsTotal, source)
  // What has only some of the words is no answer of which there could be more.
  const whole = listed !== null && (listed.partly || offset + limit <= listed.hits.length)
  const key = whole || ready === null ? '' : JSON.stringify([edition, source, asTyped, text, offset, limit])

  useEffect(() => {
    if (key === '') return undefined
    let wanted = true
    const found = (hits: readonly SearchHit[]) => {
      if (wanted) setAsked({ key, hits })
    }
    answers.find({ text, edition, offset, limit, otherWords, asTyped }).then(
      (results) => found(results.hits),
      () => found([]),
    )
    return () => {
      wanted = false
    }
  }, [answers, key, text, edition, offset, limit, otherWords, asTyped])

  const hits = whole && here ? listed.hits : whole ? NONE : asked?.key === key ? asked.hits : null
  const found = useMemo(() => (hits === null ? null : blocksOf(hits, source)), [hits, source])
  const marking = ready?.results.marking ?? null
  return useMemo(() => (found === null || marking === null ? null : { marking, blocks: found }), [found, marking])
}
