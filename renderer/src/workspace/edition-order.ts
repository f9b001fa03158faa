import type { EditionRecord } from '#shared/archive/edition.ts'
import type { EditionId } from '#shared/archive/ids.ts'

/** Two editions, the older one first. `editions` are those of the archive, oldest first. */
export function inOrder(editions: readonly EditionRecord[], one: EditionId, other: EditionId): readonly [EditionId, EditionId] {
  const place = (id: EditionId) => editions.findIndex((edition) => edition.id === id)
  return place(one) <= place(other) ? [one, other] : [other, one]
}

/** The edition to compare with: the one asked for, or else the one before, or else the one after; null where there is no other. */
export function editionToCompare(editions: readonly EditionRecord[], id: EditionId, asked: string | null): EditionId | null {
  const others = editions.filter((edition) => edition.id !== id)
  const wanted = others.find((edition) => edition.id === asked)
  if (wanted !== undefined) return wanted.id
  const at = editions.findIndex((edition) => edition.id === id)
  return (editions[at - 1] ?? editions[at + 1])?.id ?? null
}
