import type { CollectionScratch } from './collection-scratch.ts'
import type { DocumentSet } from './document-set.ts'
import type { RankedWord } from './evaluate.ts'
import { countNear } from './phrase-places.ts'
import { takeBest } from './take-best.ts'

/** Only the documents that are best without it are looked at. */
const LOOKED_AT = 100
/** More words than this are a pasted text; its first ones say what it is about. */
const MOST_WORDS = 16
/**
 * What words beside each other, and words within a short stretch, add: the proportions of the sequential dependence model (Metzler and
 * Croft, A Markov Random Field Model for Term Dependencies, 2005: 0.85 for the words, 0.1 for rows, 0.05 for windows of eight).
 */
const ROW_WEIGHT = 0.1 / 0.85
const WINDOW_WEIGHT = 0.05 / 0.85
const WINDOW = 6
/** As in BM25 with an average document: more of the same adds less and less. */
const SATURATION = 1.2

/** Raises documents in which neighbouring words of the query stand together. Scores only grow, and only those of the best. */
export function rankNeighbours(
  scratch: CollectionScratch,
  matched: DocumentSet,
  words: readonly RankedWord[],
  collection: number,
): void {
  const ranked = words.slice(0, MOST_WORDS)
  if (ranked.length < 2) return
  const { scores } = scratch
  const best = takeBest(scores, matched.list(), LOOKED_AT).sort()
  if (best.length === 0) return
  scratch.withOrdinals(best, (ordinals) => {
    const many = best.length
    const places = ranked.map(({ forms }) => scratch.collection.places(forms[collection] ?? [], best, ordinals))
    for (let at = 0; at + 1 < ranked.length; at++) {
      const left = places[at]
      const right = places[at + 1]
      if (left === undefined || right === undefined) continue
      const rarity = (ranked[at]?.rarity ?? 0) + (ranked[at + 1]?.rarity ?? 0)
      const near = countNear(left, 1, right, 1, WINDOW, many)
      for (let document = 0; document < many; document++) {
        const window = near[document] ?? 0
        if (window === 0) continue
        const row = countRows(left.places, left.starts, right.places, right.starts, document)
        const number = best[document] ?? 0
        scores[number] =
          (scores[number] ?? 0) +
          rarity * (SATURATION + 1) * ((ROW_WEIGHT * row) / (row + SATURATION) + (WINDOW_WEIGHT * window) / (window + SATURATION))
      }
    }
  })
}

/** How often a place of the right list follows one of the left in a document. */
function countRows(
  left: Uint32Array,
  leftStarts: Uint32Array,
  right: Uint32Array,
  rightStarts: Uint32Array,
  document: number,
): number {
  let count = 0
  let at = rightStarts[document] ?? 0
  const end = rightStarts[document + 1] ?? 0
  for (let index = leftStarts[document] ?? 0; index < (leftStarts[document + 1] ?? 0); index++) {
    const wanted = (left[index] ?? 0) + 1
    while (at < end && (right[at] ?? 0) < wanted) at++
    if (at < end && right[at] === wanted) count++
  }
  return count
}
