import type { BlockId, EditionId, NoteId, SignatoryId, SourceId } from '../archive/ids.ts'
import type { SourceKind } from '../archive/source.ts'
import type { Colour } from '../notes/colours.ts'

/** A passage of a source, as it is searched. `text` is the passage unchanged. */
export interface BlockDocument {
  readonly id: BlockId
  readonly number: number | null
  readonly text: string
  /** The numbers of the recommendations that it states or relays, in whole or in part, in order. */
  readonly recommendations: readonly number[]
}

export interface SourceDocument {
  readonly id: SourceId
  readonly kind: SourceKind
  /** BCP 47. */
  readonly language: string
  /** As the source or the archivist has it. Null where neither gives one: there is then no title to search. */
  readonly title: string | null
  readonly publisher: string | null
  /** ISO 8601, as precise as it is known. */
  readonly date: string | null
  readonly blocks: readonly BlockDocument[]
}

export interface SignatoryDocument {
  readonly id: SignatoryId
  readonly source: SourceId
  /** ISO 3166-1 alpha-2, "International", or null. */
  readonly country: string | null
  readonly text: string
}

/** Everything of an edition that can be found. */
export interface EditionDocuments {
  readonly edition: EditionId
  /** SHA-512 of the edition's inventory: an index belongs to it and to nothing else. */
  readonly digest: string
  readonly sources: readonly SourceDocument[]
  readonly signatories: readonly SignatoryDocument[]
  /** Sources whose text could not be read, so that they cannot be found. */
  readonly leftOut: readonly SourceId[]
}

/** A note, as it is searched beside the edition being read. */
export interface NoteDocument {
  readonly id: NoteId
  readonly text: string
  /** BCP 47. */
  readonly language: string
  readonly tags: readonly string[]
  readonly colour: Colour
  /** Null for a note of another archive. */
  readonly source: SourceId | null
  /** For each edition that is searched, the blocks of that source that its passage touches; none where it has no certain place there. */
  readonly places: readonly { readonly edition: EditionId; readonly blocks: readonly BlockId[] }[]
}
