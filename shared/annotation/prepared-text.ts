import { foldTypography, type TypographicFold } from '../text/fold-typography.ts'
import { createOffsetMap, type OffsetMap } from '../text/offset-map.ts'
import { indexWords, type WordIndex } from './word-index.ts'

/** A text with all that anchoring asks of it, each made once, when it is first asked for: a note that stands where it stood asks only for its position. */
export interface PreparedText {
  readonly text: string
  readonly offsets: OffsetMap
  readonly fold: TypographicFold
  /** The words of the folded text. */
  readonly words: WordIndex
}

function prepare(text: string): PreparedText {
  let fold: TypographicFold | undefined
  let words: WordIndex | undefined
  const foldOnce = () => {
    fold ??= foldTypography(text)
    return fold
  }
  return {
    text,
    offsets: createOffsetMap(text),
    get fold() {
      return foldOnce()
    },
    get words() {
      words ??= indexWords(foldOnce().folded)
      return words
    },
  }
}

/** A migration has two texts in hand. */
const MOST_KEPT = 2
let kept: readonly PreparedText[] = []

/** Prepares a text. The two last are kept, so that asking note by note costs no more than asking for all of them. */
export function prepareText(text: string): PreparedText {
  const known = kept.find((one) => one.text === text)
  if (known !== undefined && known === kept[0]) return known
  const prepared = known ?? prepare(text)
  kept = [prepared, ...kept.filter((one) => one !== prepared)].slice(0, MOST_KEPT)
  return prepared
}
