import type { PassageTarget } from '../notes/note.ts'
import { foldTypography, type TypographicFold } from '../text/fold-typography.ts'
import type { TextRange } from '../text/text-range.ts'
import { LEAST_CONTEXT, LONGEST_CONTEXT } from './context-lengths.ts'
import { withoutBlanks } from './find-places.ts'
import { placeOfPosition } from './place-of-position.ts'
import type { PreparedText } from './prepared-text.ts'

/** A passage as it was marked, among the words around it: in the whole text in which that was done, or in what the target keeps of it. */
export interface MarkedPassage {
  readonly text: string
  readonly fold: TypographicFold
  /** Where the quotation stands in the folded text, without white space at its ends. */
  readonly quotation: TextRange
  /** Where the quotation stands with its prefix and suffix, in the folded text. */
  readonly window: TextRange
  /** The whole text, when it is at hand. */
  readonly madeIn: PreparedText | null
  /** Whether `text` begins, and ends, where the text in which the passage was marked does. */
  readonly opens: boolean
  readonly closes: boolean
  /** How often the quotation stands in the text in which it was marked; null where that is not known. */
  readonly occurrences: number | null
  /** Whether prefix and suffix were long enough to tell the passage from all others in that text. */
  readonly windowIsUnique: boolean
}

const codePoints = (text: string) => [...text].length

/** `madeIn` is used only where the passage stands in it as the target says. */
export function markedPassage(target: PassageTarget, madeIn: PreparedText | null): MarkedPassage {
  // At its longest it was cut off, and may not have been enough.
  const windowIsUnique = Math.max(target.prefix.length, target.suffix.length) <= LONGEST_CONTEXT - LEAST_CONTEXT
  const place = madeIn === null ? null : placeOfPosition(madeIn.text, madeIn.offsets, target)
  if (madeIn !== null && place !== null) {
    const { text, fold } = madeIn
    const [from, to] = [Math.max(place.start - target.prefix.length, 0), Math.min(place.end + target.suffix.length, text.length)]
    return {
      text,
      fold,
      quotation: withoutBlanks(fold.folded, { start: fold.toFolded(place.start), end: fold.toFolded(place.end) }),
      window: { start: fold.toFolded(from), end: fold.toFolded(to) },
      madeIn,
      opens: true,
      closes: true,
      occurrences: null,
      windowIsUnique,
    }
  }
  const text = target.prefix + target.exact + target.suffix
  const fold = foldTypography(text)
  const [start, end] = [target.prefix.length, target.prefix.length + target.exact.length]
  const occurrences = target.occurrences ?? null
  return {
    text,
    fold,
    quotation: withoutBlanks(fold.folded, { start: fold.toFolded(start), end: fold.toFolded(end) }),
    window: { start: 0, end: fold.folded.length },
    madeIn: null,
    opens: codePoints(target.prefix) === target.start,
    // A shorter suffix than is always taken means that the text ended there.
    closes: occurrences !== null && target.suffix.length < LEAST_CONTEXT,
    occurrences,
    windowIsUnique,
  }
}
