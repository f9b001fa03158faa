import type { ClaimList } from '../../../archive/claim.ts'
import type { ArchiveId, EditionId, SourceId } from '../../../archive/ids.ts'
import type { Block } from '../../../archive/source.ts'

/** A text of a source, once for all editions that have it letter for letter. */
export interface ArchiveText {
  readonly source: SourceId
  /** What to call the source. */
  readonly title: string
  readonly text: string
  /** The digest by which equal texts are known. */
  readonly sha512: string
  /** Positions count code points of the text. */
  readonly blocks: readonly Block[]
  /** The editions in which the source has this text, oldest first. */
  readonly editions: readonly EditionId[]
}

/** All that an archive can say of a quotation, as values. */
export interface ArchiveTexts {
  readonly id: ArchiveId
  readonly title: string
  /** Oldest first. */
  readonly editions: readonly EditionId[]
  /** The edition against which quotations are held: the newest, or the one asked for. */
  readonly current: EditionId
  /** Of all editions up to the newest. */
  readonly texts: readonly ArchiveText[]
  /** Of the current edition; null where claims were not recorded in it. */
  readonly claims: ClaimList | null
  /** How many rows the lists of the current edition have, so that what they hold can be held against what sources say of it. */
  readonly counted: Readonly<Record<'signatories' | 'recommendations', number>>
  /** Sources that could not be read, each with the cause: nothing can be said of quotations from them. */
  readonly unreadable: readonly { readonly source: string; readonly message: string }[]
}
