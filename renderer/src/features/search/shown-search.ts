import type { SourceId } from '#shared/archive/ids.ts'
import type { SearchResults } from '#shared/search/results.ts'
import type { SearchWords } from '../../places/places.ts'

/** A search with its answer, for what is done with both: keeping it, and the log. */
export interface ShownSearch extends SearchWords {
  readonly results: SearchResults
  /** Sources that could not be read, so that nothing in them is found. */
  readonly leftOut: readonly SourceId[]
}
