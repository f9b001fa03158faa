import { wordRanges } from '../../text/segment-text.ts'
import { type FoldedWord, UNSPACED } from '../split-words.ts'

const STARTS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u')

/** Whether a folded word is a character of a script that is written without spaces. */
export function isUnspaced(word: string): boolean {
  return STARTS_UNSPACED.test(word)
}

/** Cuts a row of characters where a word begins, as the dictionaries of the machine's `Intl.Segmenter` say. */
function cutRow(row: readonly FoldedWord[]): FoldedWord[][] {
  const starts = new Set(wordRanges(row.map(({ word }) => word).join('')).map(({ start }) => start))
  const pieces: FoldedWord[][] = []
  let offset = 0
  for (const word of row) {
    const piece = pieces.at(-1)
    if (piece === undefined || starts.has(offset)) pieces.push([word])
    else piece.push(word)
    offset += word.word.length
  }
  return pieces
}

/**
 * Cuts what was written without a space into what is looked for apart: characters of Chinese, Japanese, Thai, Lao, Khmer and Burmese into the words
 * they form, everything else stays together as it was written ("end-to-end").
 */
export function cutUnspaced(words: readonly FoldedWord[]): FoldedWord[][] {
  const pieces: FoldedWord[][] = []
  let row: FoldedWord[] = []
  let unspaced = false
  const finish = () => {
    if (row.length > 0) pieces.push(...(unspaced ? cutRow(row) : [row]))
    row = []
  }
  for (const word of words) {
    const is = isUnspaced(word.word)
    if (is !== unspaced || (is && word.start !== row.at(-1)?.end)) finish()
    unspaced = is
    row.push(word)
  }
  finish()
  return pieces
}
