import type { EditionId, NoteId } from '#shared/archive/ids.ts'
import type { NoteDocument } from '#shared/search/documents.ts'
import type { MarkPattern, SearchRequest, SearchResults } from '#shared/search/results.ts'
import type { Snippet } from '#shared/search/snippet.ts'

/** A text of which a piece is to be shown. */
export interface SnippetItem {
  /** Unique among those of one request. */
  readonly id: string
  readonly text: string
}

/** The index of an edition as it came. `digest` is that of the edition, `sha512` that of the bytes. */
export interface IndexBytes {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly edition: EditionId
  readonly digest: string
  readonly sha512: string
}

/** What the window asks of the worker. It answers in the order of the requests, each with the id of its request. */
export type WorkerRequest = { readonly id: number } & (
  | { readonly call: 'load-edition'; readonly index: IndexBytes }
  | { readonly call: 'put-notes'; readonly notes: readonly NoteDocument[] }
  | { readonly call: 'put-note'; readonly note: NoteDocument }
  | { readonly call: 'remove-note'; readonly note: NoteId }
  | { readonly call: 'search'; readonly request: SearchRequest }
  | { readonly call: 'cut-snippets'; readonly marking: readonly MarkPattern[]; readonly items: readonly SnippetItem[] }
)

export type WorkerAnswer = { readonly id: number } & (
  | { readonly outcome: 'done' }
  /** The bytes are not those of the digest, or no index of this edition that this program reads. */
  | { readonly outcome: 'refused'; readonly message: string }
  | { readonly outcome: 'found'; readonly results: SearchResults }
  | { readonly outcome: 'cut'; readonly snippets: ReadonlyMap<string, Snippet> }
  | { readonly outcome: 'failed'; readonly message: string }
)
