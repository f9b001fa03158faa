import { type FoldedText, foldText } from '../text/fold-text.ts'
import type { SearchDocument } from './search-document.ts'
import { type FoldedWord, splitWords } from './split-words.ts'

/** A text folded and split once, so that a query has nothing left to normalise. */
export interface PreparedText {
  readonly fold: FoldedText
  readonly words: readonly FoldedWord[]
}

export interface PreparedDocument extends PreparedText {
  readonly document: SearchDocument
}

export function prepareText(text: string): PreparedText {
  const fold = foldText(text)
  return { fold, words: splitWords(fold.folded) }
}

export function prepareDocument(document: SearchDocument): PreparedDocument {
  return { document, ...prepareText(document.text) }
}
