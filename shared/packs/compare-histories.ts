import type { EditionRecord } from '../archive/edition.ts'
import type { EditionId } from '../archive/ids.ts'

type History = readonly Pick<EditionRecord, 'id' | 'digest'>[]

/** How the history of an offered archive stands to the one that is held. */
export type HistoryComparison =
  | { readonly relation: 'same' }
  /** All that is held, and more. */
  | { readonly relation: 'newer' }
  /** A part of what is held. */
  | { readonly relation: 'older' }
  /** Both have this edition, and it is not the same. */
  | { readonly relation: 'differs'; readonly edition: EditionId }

/**
 * Compares two histories, each oldest first, edition by edition. The digest of an edition vouches for every file of it and for every
 * edition before it, so that equal digests mean equal editions.
 */
export function compareHistories(held: History, offered: History): HistoryComparison {
  for (const [index, edition] of offered.entries()) {
    const other = held[index]
    if (other === undefined) break
    if (other.id !== edition.id || other.digest !== edition.digest) return { relation: 'differs', edition: edition.id }
  }
  if (offered.length === held.length) return { relation: 'same' }
  return { relation: offered.length > held.length ? 'newer' : 'older' }
}
