import { foldText } from '../../../shared/text/fold-text.ts'

const ASCII = /^[\0-\x7f]*$/

/** A text as texts are compared. */
export function fold(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : foldText(text).folded
}

/** Letters, digits and their marks in a row, in scripts that put spaces between words; the others are not asked for. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
const ASKED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\p{M}]+$/u

export function wordsOf(folded: string): string[] {
  return folded.match(WORD) ?? []
}

export function canBeAsked(word: string): boolean {
  return word.length < 60 && ASKED.test(word)
}
