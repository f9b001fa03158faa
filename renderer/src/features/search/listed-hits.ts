import type { HitGroup, SearchHit } from '#shared/search/results.ts'
import type { ReadyAnswer } from '../../workspace/search-answer.ts'

/** What an answer has to list: what was found, or, where nothing has all words, what has some of them. */
export interface ListedHits {
  readonly partly: boolean
  readonly hits: readonly SearchHit[]
  readonly groups: readonly HitGroup[]
  /** How many groups there are, whether they are here yet or not. */
  readonly groupsTotal: number
}

export function listedHits({ results, hits, groups }: Pick<ReadyAnswer, 'results' | 'hits' | 'groups'>): ListedHits {
  const { some } = results
  if (results.total > 0 || some === null) return { partly: false, hits, groups, groupsTotal: results.groupsTotal }
  return { partly: true, hits: some.hits, groups: some.groups, groupsTotal: some.groups.length }
}
