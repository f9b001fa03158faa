import type { Anchor } from '#shared/annotation/anchor.ts'
import type { ArchiveId, EditionId, SourceId } from '#shared/archive/ids.ts'
import type { PassageTarget } from '#shared/notes/note.ts'
import type { TextRange } from '#shared/text/text-range.ts'

/** The text of a source in one edition, with its digest. */
export interface TextToAnchor {
  readonly text: string
  readonly sha512: string
}

export interface AnchorAsking {
  readonly call: 'anchor'
  readonly text: TextToAnchor
  /** The text in which the targets were made, null where it cannot be had. */
  readonly madeIn: string | null
  readonly targets: readonly PassageTarget[]
}

export interface TargetAsking {
  readonly call: 'make-targets'
  readonly text: TextToAnchor
  readonly source: SourceId
  readonly archive: ArchiveId
  readonly edition: EditionId
  /** UTF-16 offsets of the text. */
  readonly ranges: readonly TextRange[]
}

/** A request to the worker. Several may be under way; they are answered in turn. */
export type PassageRequest = (AnchorAsking | TargetAsking) & { readonly id: number }

/** A part of what was asked, in order; the last one says so. */
export type PassageAnswer =
  | { readonly id: number; readonly last: boolean; readonly anchors: readonly Anchor[] }
  | { readonly id: number; readonly last: boolean; readonly targets: readonly PassageTarget[] }
  | { readonly id: number; readonly last: true; readonly failure: string }
