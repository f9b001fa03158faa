import type { BenchDocument } from '../corpus/corpus.ts'
import type { Random } from '../random.ts'
import { canBeAsked, fold, wordsOf } from './fold.ts'
import type { Vocabulary } from './vocabulary.ts'

export const SLIPS = ['a letter too many', 'a letter missing', 'another letter', 'two letters swapped'] as const

export interface Typo {
  readonly slip: (typeof SLIPS)[number]
  readonly word: string
  readonly typed: string
}

function makeSlip(word: string, slip: Typo['slip'], random: Random): string {
  const at = random.below(word.length)
  const letter = String.fromCharCode(97 + random.below(26))
  switch (slip) {
    case 'a letter too many':
      return word.slice(0, at) + letter + word.slice(at)
    case 'a letter missing':
      return word.slice(0, at) + word.slice(at + 1)
    case 'another letter':
      return word.slice(0, at) + letter + word.slice(at + 1)
    case 'two letters swapped':
      return word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2)
  }
}

/** Words of four or more letters from any place of any document, each with one slip of the four that Damerau (1964) names; no document has the result. */
export function drawTypos(documents: readonly BenchDocument[], vocabulary: Vocabulary, count: number, random: Random): Typo[] {
  const typos: Typo[] = []
  for (let tries = 0; typos.length < count && tries < count * 200; tries += 1) {
    const slip = SLIPS[typos.length % SLIPS.length] ?? SLIPS[0]
    const { body } = random.pick(documents)
    const words = wordsOf(fold(body)).filter((word) => /^\p{L}{4,}$/u.test(word) && canBeAsked(word))
    if (words.length === 0) continue
    const word = random.pick(words)
    const typed = makeSlip(word, slip, random)
    if (typed !== word && !vocabulary.has(typed)) typos.push({ slip, word, typed })
  }
  return typos
}
