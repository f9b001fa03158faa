import type { BenchDocument } from '../corpus/corpus.ts'
import type { Question } from '../question.ts'

/** A search engine as it is measured. Documents are known by their place in the corpus. */
export interface Engine {
  /** Makes the index of these documents; called once. */
  build(documents: readonly BenchDocument[], language: string): void
  /** Writes the index that `build` made, as it is kept, to a file. */
  save(path: string): void
  /** Opens what `save` wrote; called instead of `build`. */
  load(path: string): void
  /** The best `limit` documents, the best first. Null where the engine has no such question. */
  best(question: Question, limit: number): readonly number[] | null
  /** Every document that it finds, in any order; exactly the words that are asked for, where it knows a difference. */
  all(question: Question): readonly number[] | null
  /** Makes an index that can be changed; called instead of `build`. Null where the engine has none. */
  readonly notes: NoteIndex | null
}

export interface NoteIndex {
  fill(texts: readonly string[], language: string): void
  /** Puts another text in the place of the note. */
  update(note: number, text: string): void
  /** The notes that have this word, to see that an update has happened. */
  find(word: string): readonly number[]
}
