import type { BlockId, NoteId } from '#shared/archive/ids.ts'

/** What an address asks a source to show. */
export interface ReaderPlace {
  readonly block: BlockId | null
  readonly note: NoteId | null
  /** The search whose hits are marked; empty where there is none. */
  readonly query: string
  readonly asTyped: boolean
  /** Begins with the last hit: one came to it from the source after. */
  readonly enter: 'last' | null
  /** Another one each time a place is gone to, be it the same. */
  readonly visit: string
  readonly passage: { readonly start: number; readonly end: number } | null
}
