import type { BenchDocument } from '../corpus/corpus.ts'
import { fold, wordsOf } from './fold.ts'

/** From each word to how many documents have it. */
export type Vocabulary = ReadonlyMap<string, number>

export function countWords(documents: readonly BenchDocument[]): Vocabulary {
  const counts = new Map<string, number>()
  for (const { title, body } of documents)
    for (const word of new Set(wordsOf(fold(`${title}\n${body}`)))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
