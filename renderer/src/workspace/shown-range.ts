import type { Anchor } from '#shared/annotation/anchor.ts'
import { assertNever } from '#shared/text/assert-never.ts'
import type { TextRange } from '#shared/text/text-range.ts'

/** Where the passage of a note is shown, or null when the program cannot say. */
export function shownRange(anchor: Anchor): TextRange | null {
  switch (anchor.state) {
    case 'exact':
    case 'moved':
      return anchor.range
    case 'reworded':
    case 'ambiguous':
    case 'missing':
      return null
    default:
      return assertNever(anchor)
  }
}
