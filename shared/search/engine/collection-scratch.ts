import { Counts, type SearchCollection } from '../index/collection.ts'

// The usual values of Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, 3.5), those of SQLite's FTS5 too.
const SATURATION = 1.2
const LENGTH_WEIGHT = 0.75

/** Arrays as long as a collection that are used for one query after the other. */
export class CollectionScratch {
  readonly collection: SearchCollection
  readonly size: number
  readonly counts: Counts
  readonly scores: Float32Array
  readonly ordinals: Uint32Array
  /** By what hits are put in order; only those of documents that match are set. */
  readonly keys: Float64Array
  readonly #lengthFactors: Float32Array

  constructor(collection: SearchCollection) {
    this.collection = collection
    this.size = collection.size
    this.counts = new Counts(collection.size)
    this.scores = new Float32Array(collection.size)
    this.ordinals = new Uint32Array(collection.size)
    this.keys = new Float64Array(collection.size)
    const average = Math.max(collection.averageLength, 1)
    this.#lengthFactors = Float32Array.from(
      { length: collection.size },
      (_, document) => SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * (collection.lengths[document] ?? 0)) / average),
    )
  }

  /** Adds BM25 of what was counted to the scores. */
  score(weight: number): void {
    const { counts, scores } = this
    const { amounts, touched } = counts
    const factors = this.#lengthFactors
    for (let at = 0; at < counts.size; at++) {
      const document = touched[at] ?? 0
      const amount = amounts[document] ?? 0
      scores[document] = (scores[document] ?? 0) + (weight * amount * (SATURATION + 1)) / (amount + (factors[document] ?? 0))
    }
  }

  /** Numbers the documents of a list from 1 on, for as long as `use` runs. */
  withOrdinals<T>(documents: Uint32Array, use: (ordinals: Uint32Array) => T): T {
    const { ordinals } = this
    for (let at = 0; at < documents.length; at++) ordinals[documents[at] ?? 0] = at + 1
    const result = use(ordinals)
    for (let at = 0; at < documents.length; at++) ordinals[documents[at] ?? 0] = 0
    return result
  }
}
