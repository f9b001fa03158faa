import { type ChangeKind, classifyChange } from '../text/classify-change.ts'
import type { TextRange } from '../text/text-range.ts'
import { diffWords, type WordPart } from '../text/word-diff.ts'

/** One change between a quotation and what stands there now, and what it touches, the weightiest kind first. */
export interface NamedChange {
  readonly part: WordPart
  readonly kinds: readonly ChangeKind[]
}

export interface Rewording {
  /** Both passages as wholes. `before` counts from the start of the quotation, `after` from the start of the text (UTF-16). */
  readonly words: readonly WordPart[]
  /** The parts that differ, each with its kinds. */
  readonly changes: readonly NamedChange[]
}

const shifted = ({ start, end }: TextRange, by: number): TextRange => ({ start: start + by, end: end + by })

/** So much of the text around a passage is read to see its first and last words whole. */
const AROUND = 200

/** Says what differs between a quotation, which stood between `prefix` and `suffix`, and a range of a text. */
export function nameChanges(
  quotation: { readonly prefix: string; readonly exact: string; readonly suffix: string },
  text: string,
  range: TextRange,
): Rewording {
  const before = quotation.prefix + quotation.exact + quotation.suffix
  const from = Math.max(range.start - AROUND, 0)
  const after = text.slice(from, range.end + AROUND)
  const parts = diffWords(quotation.exact, text.slice(range.start, range.end))
  const words = parts.map((part) => ({ ...part, after: shifted(part.after, range.start) }))
  const changes = words
    .filter(({ kind }) => kind !== 'same')
    .map((part) => ({
      part,
      kinds: classifyChange(before, after, {
        before: shifted(part.before, quotation.prefix.length),
        after: shifted(part.after, -from),
      }),
    }))
  return { words, changes }
}
