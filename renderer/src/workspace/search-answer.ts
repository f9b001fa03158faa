import type { SourceId } from '#shared/archive/ids.ts'
import type { RebuildReason } from '#shared/search/index/rebuild-reason.ts'
import type { HitGroup, SearchHit, SearchResults } from '#shared/search/results.ts'
import type { Snippet } from '#shared/search/snippet.ts'

/** What is shown of a hit: the words around its marks, or why they cannot be shown. */
export type HitSnippet =
  | { readonly state: 'ready'; readonly snippet: Snippet }
  | { readonly state: 'unreadable'; readonly message: string }

/** How far the making of an index is, in sources, and why it is made. */
export interface IndexProgress {
  readonly done: number
  readonly total: number
  readonly reason: RebuildReason
}

export type SearchAnswer =
  /** `progress` only while the index is being made. */
  | { readonly state: 'preparing'; readonly progress: IndexProgress | null }
  | { readonly state: 'failed'; readonly message: string }
  | ReadyAnswer

export interface ReadyAnswer {
  readonly state: 'ready'
  /** The query that the results belong to: while the next answer is on its way, the last one stays. */
  readonly of: string
  /** Of the first page. */
  readonly results: SearchResults
  /** Of all pages so far, in order. */
  readonly hits: readonly SearchHit[]
  /** Those that `hits` stand in, in order. */
  readonly groups: readonly HitGroup[]
  /** By the id of a hit; those that are missing are still being read. */
  readonly snippets: ReadonlyMap<string, HitSnippet>
  /** Asks for the next page; null where all are there. */
  readonly more: (() => void) | null
  readonly loadingMore: boolean
  /** Sources that could not be read, so that nothing in them is found. */
  readonly leftOut: readonly SourceId[]
}
