/** A text that can be found, known by its place in the corpus from 0 on. */
export interface BenchDocument {
  readonly title: string
  readonly body: string
}

/** A question that people have judged answers to. */
export interface JudgedQuery {
  readonly text: string
  /** From the place of a document to how well it answers; what is not named was not judged, or does not answer. */
  readonly grades: ReadonlyMap<number, number>
}

export interface Corpus {
  readonly name: string
  /** BCP 47. */
  readonly language: string
  readonly documents: readonly BenchDocument[]
  readonly judged: readonly JudgedQuery[]
}
