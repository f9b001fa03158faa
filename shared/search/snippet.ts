import { isGraphemeBoundary, nextGrapheme } from '../text/segment-text.ts'
import type { TextRange } from '../text/text-range.ts'

/** A piece of a document to show. `text` is cut from it unchanged; `marks` are UTF-16 offsets of the piece. */
export interface Snippet {
  readonly text: string
  readonly marks: readonly TextRange[]
  readonly cutStart: boolean
  readonly cutEnd: boolean
}

/** In UTF-16 units: what is shown whole, what is shown of longer texts, how much of it before the first mark, how far to look for a space. */
const WHOLE = 240
const WINDOW = 200
const LEAD = 50
const REACH = 30

/** The mark from which on a window holds the most marks; the earliest of equals. */
function densest(marks: readonly TextRange[]): TextRange | undefined {
  let best: TextRange | undefined
  let most = 0
  for (const [index, mark] of marks.entries()) {
    let count = 0
    while ((marks[index + count]?.end ?? Number.POSITIVE_INFINITY) <= mark.start + WINDOW - LEAD) count++
    if (count > most) {
      best = mark
      most = count
    }
  }
  return best ?? marks[0]
}

/** The start of a word at or up to 30 units after `offset`, but not after `limit`. */
function wordStart(text: string, offset: number, limit: number): number {
  const space = text.slice(offset, Math.min(offset + REACH, limit)).search(/\s\S/u)
  if (space !== -1) return offset + space + 1
  return isGraphemeBoundary(text, offset) ? offset : Math.min(nextGrapheme(text, offset), limit)
}

/** The end of a word up to 30 units before `offset`, but not before `limit`. */
function wordEnd(text: string, offset: number, limit: number): number {
  const from = Math.max(offset - REACH, limit)
  const spaces = [...text.slice(from, offset + 1).matchAll(/\s/gu)]
  const space = spaces.at(-1)
  if (space !== undefined) return from + space.index
  return isGraphemeBoundary(text, offset) ? offset : nextGrapheme(text, offset)
}

/** The part of a text in which the most marks stand close together, about 200 UTF-16 units, cut between words where there are any. */
export function makeSnippet(text: string, marks: readonly TextRange[]): Snippet {
  const mark = densest(marks) ?? { start: 0, end: 0 }
  const whole = text.length <= WHOLE
  const start = whole || mark.start <= LEAD ? 0 : wordStart(text, mark.start - LEAD, mark.start)
  const far = Math.max(start + WINDOW, Math.min(mark.end, start + WINDOW * 2))
  const end = whole || far >= text.length ? text.length : wordEnd(text, far, Math.min(mark.end, far))
  const inside = marks.filter((range) => range.start < end && range.end > start)
  return {
    text: text.slice(start, end),
    marks: inside.map((range) => ({ start: Math.max(range.start, start) - start, end: Math.min(range.end, end) - start })),
    cutStart: start > 0,
    cutEnd: end < text.length,
  }
}
