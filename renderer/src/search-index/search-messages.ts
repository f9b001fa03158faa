import type { SearchDocument } from '#shared/search/search-document.ts'
import type { SearchResults } from '#shared/search/search-documents.ts'

/** What the window asks of the worker. Answers carry the id of their request. */
export type SearchRequest =
  | { readonly id: number; readonly call: 'load'; readonly documents: readonly SearchDocument[] }
  | { readonly id: number; readonly call: 'put-notes'; readonly documents: readonly SearchDocument[] }
  | { readonly id: number; readonly call: 'search'; readonly query: string; readonly limit: number }

export type SearchAnswer =
  | { readonly id: number; readonly outcome: 'done' }
  | { readonly id: number; readonly outcome: 'found'; readonly results: SearchResults }
  | { readonly id: number; readonly outcome: 'failed'; readonly message: string }
