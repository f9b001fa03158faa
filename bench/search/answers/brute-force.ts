import type { BenchDocument } from '../corpus/corpus.ts'
import type { Question } from '../question.ts'
import { fold } from './fold.ts'

const PART_OF_WORD = /[\p{L}\p{N}\p{M}]/u
const LETTER = /[\p{L}\p{N}]/u

function characterBefore(text: string, at: number): string {
  const unit = text.charAt(at - 1)
  return /[\udc00-\udfff]/.test(unit) ? text.slice(at - 2, at) : unit
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at)
  return point === undefined ? '' : String.fromCodePoint(point)
}

/** The places at which `word` begins as a word of its own, or as the beginning of one. */
function* placesOf(text: string, word: string, beginning: boolean): Generator<number> {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (PART_OF_WORD.test(characterBefore(text, at))) continue
    if (beginning || !PART_OF_WORD.test(characterAt(text, at + word.length))) yield at
  }
}

function hasWord(text: string, word: string, beginning = false): boolean {
  return !placesOf(text, word, beginning).next().done
}

function hasPhrase(text: string, words: readonly string[]): boolean {
  const [first, ...others] = words
  if (first === undefined) return true
  for (const start of placesOf(text, first, false)) {
    let at = start + first.length
    const followed = others.every((word) => {
      while (at < text.length && !LETTER.test(characterAt(text, at))) at += characterAt(text, at).length
      const stands = text.startsWith(word, at) && !PART_OF_WORD.test(characterAt(text, at + word.length))
      at += word.length
      return stands
    })
    if (followed) return true
  }
  return false
}

/** Reads every text anew for every question, by the rules as they are written down and with nothing of the program but its folding. */
export function createBruteForce(documents: readonly BenchDocument[]): (question: Question) => number[] | null {
  const texts = documents.map(({ title, body }) => [fold(title), fold(body)])
  const those = (fits: (parts: readonly string[]) => boolean) => texts.flatMap((parts, id) => (fits(parts) ? [id] : []))
  return (question) => {
    switch (question.kind) {
      case 'all':
        return those((parts) => question.words.every((word) => parts.some((text) => hasWord(text, word))))
      case 'any':
        return those((parts) => question.words.some((word) => parts.some((text) => hasWord(text, word))))
      case 'phrase':
        return those((parts) => parts.some((text) => hasPhrase(text, question.words)))
      case 'prefix':
        return those((parts) => parts.some((text) => hasWord(text, question.start, true)))
      case 'without':
      case 'typo':
        return null
    }
  }
}
