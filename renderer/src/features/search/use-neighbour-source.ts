import { useCallback, useEffect, useState } from 'react'
import type { SourceId } from '#shared/archive/ids.ts'
import type { HitGroup } from '#shared/search/results.ts'
import type { SearchAnswer } from '../../workspace/search-answer.ts'
import { listedHits } from './listed-hits.ts'

export type Step = 1 | -1

/** The source before or after one in the order of the results; undefined where it is not known yet. */
export function neighbourOf(
  groups: readonly HitGroup[],
  all: boolean,
  source: SourceId,
  step: Step,
): SourceId | null | undefined {
  const sources = groups.flatMap((group) => (group.kind === 'source' && group.source !== null ? [group.source] : []))
  const at = sources.indexOf(source)
  const next = at === -1 ? undefined : sources[at + step]
  if (next !== undefined) return next
  const mayCome = !all && (step === 1 || at === -1)
  return mayCome ? undefined : null
}

interface Neighbours {
  /** Where the search ends: there is no source in this direction. `wanted` while it is being found out. */
  readonly edge: { readonly step: Step; readonly state: 'end' | 'wanted' } | null
  go(step: Step): void
  forget(): void
}

/** Goes from the hits of one source to those of the next, and asks for more results where it has to. */
export function useNeighbourSource(
  answer: SearchAnswer,
  source: SourceId,
  /** Another one each time a place is gone to: what was wanted before it is over. */
  visit: string,
  open: (source: SourceId, step: Step) => void,
): Neighbours {
  const [asked, setAsked] = useState<{ readonly visit: string; readonly step: Step } | null>(null)
  const wanted = asked?.visit === visit ? asked.step : null
  const groups = answer.state === 'ready' ? listedHits(answer).groups : []
  const more = answer.state === 'ready' ? answer.more : null
  const loading = answer.state === 'ready' && answer.loadingMore
  const neighbour = wanted === null ? null : neighbourOf(groups, more === null, source, wanted)

  useEffect(() => {
    if (wanted === null || neighbour === null) return
    if (neighbour === undefined) {
      if (!loading) more?.()
      return
    }
    setAsked(null)
    open(neighbour, wanted)
  }, [wanted, neighbour, loading, more, open])

  const go = useCallback((step: Step) => setAsked({ visit, step }), [visit])
  const forget = useCallback(() => setAsked(null), [])
  const edge = wanted === null ? null : { step: wanted, state: neighbour === null ? ('end' as const) : ('wanted' as const) }
  return { edge, go, forget }
}
