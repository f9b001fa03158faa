import type { BlockId, SourceId } from '../archive/ids.ts'

/** A piece of text that a search finds as one. `id` is unique over all kinds; `block` is null where it is not a passage of a source. */
export interface SearchDocument {
  readonly id: string
  readonly kind: 'block' | 'signatory' | 'note'
  readonly source: SourceId | null
  readonly block: BlockId | null
  readonly text: string
}
