import type { BlockId, NoteId } from '#shared/archive/ids.ts'

/** What an address asks a source to show. */
export interface ReaderPlace {
  readonly block: BlockId | null
  readonly note: NoteId | null
  readonly query: string
  readonly passage: { readonly start: number; readonly end: number } | null
}
