import { endOfBeginning, type SortedWords } from './sorted-words.ts'

export interface NearWord {
  /** Its place among the words. */
  readonly word: number
  /** Edits between the two: letters left out, put in, changed, or two neighbours swapped. */
  readonly distance: number
}

/** How many edits may lie between a word and what was typed: one up to eight letters, two above; none below three, where everything is near. */
export function allowedDistance(word: string): number {
  if (word.length < 3) return 0
  return word.length > 8 ? 2 : 1
}

/**
 * All words within `most` edits of `typed`, in the order of the words (optimal string alignment: Damerau 1964, no letter edited twice).
 * The words are walked as the trie that their order is: rows of the table are kept for the beginning that a word shares with the one
 * before, and all words with a beginning that is too far already are passed over at once. Letters are UTF-16 units.
 */
export function nearWords(words: SortedWords, typed: string, most: number): NearWord[] {
  const near: NearWord[] = []
  if (most === 0) return near
  const width = typed.length + 1
  /** One row for each letter of the current word, one after the other; grows with the longest word that is near enough. */
  const rows: number[] = Array.from({ length: width }, (_, index) => index)
  let last = ''
  let at = 0
  while (at < words.size) {
    const word = words.at(at)
    let depth = 0
    while (depth < last.length && depth < word.length && last.charCodeAt(depth) === word.charCodeAt(depth)) depth++
    let tooFar = 0
    for (; depth < word.length; depth++) {
      const letter = word.charCodeAt(depth)
      const above = depth * width
      const row = above + width
      let least = depth + 1
      rows[row] = least
      for (let column = 1; column < width; column++) {
        const same = typed.charCodeAt(column - 1) === letter
        let cost = Math.min(
          (rows[above + column - 1] ?? 0) + (same ? 0 : 1),
          (rows[above + column] ?? 0) + 1,
          (rows[row + column - 1] ?? 0) + 1,
        )
        if (
          depth > 0 &&
          column > 1 &&
          typed.charCodeAt(column - 2) === letter &&
          typed.charCodeAt(column - 1) === word.charCodeAt(depth - 1)
        ) {
          cost = Math.min(cost, (rows[above - width + column - 2] ?? 0) + 1)
        }
        rows[row + column] = cost
        if (cost < least) least = cost
      }
      // A swap looks two rows back, but then the row between is no more than one edit worse than the result.
      if (least > most) {
        tooFar = depth + 1
        break
      }
    }
    if (tooFar > 0) {
      last = word.slice(0, tooFar)
      at = endOfBeginning(words, last, at)
      continue
    }
    const distance = rows[word.length * width + typed.length] ?? Number.POSITIVE_INFINITY
    if (distance <= most) near.push({ word: at, distance })
    last = word
    at++
  }
  return near
}
