import { type FoldedText, foldText } from '../../text/fold-text.ts'
import { type FoldedWord, splitWords } from '../split-words.ts'

/** A text folded and split once, so that what is looked for in it has nothing left to normalise. */
export interface PreparedText {
  readonly fold: FoldedText
  readonly words: readonly FoldedWord[]
}

export function prepareText(text: string): PreparedText {
  const fold = foldText(text)
  return { fold, words: splitWords(fold.folded) }
}
