/** Rows of a list, from the first to before the one at `end`, counted from 0. */
export interface RowRange {
  readonly start: number
  readonly end: number
}

/** So many rows beyond each edge of what is seen are there too: Tab and the arrow keys of a screen reader find them. */
const BEYOND = 6

/** Which of `count` rows of one height are there where a list is scrolled to `top`. All lengths in one unit. */
export function rowsInSight(count: number, rowHeight: number, top: number, height: number): RowRange {
  if (rowHeight <= 0) return { start: 0, end: Math.min(count, BEYOND) }
  // A list that has become shorter is still scrolled to where it was.
  const first = Math.min(Math.max(0, Math.floor(top / rowHeight)), Math.max(0, count - Math.ceil(height / rowHeight)))
  return {
    start: Math.max(0, first - BEYOND),
    end: Math.min(count, first + Math.ceil(height / rowHeight) + 1 + BEYOND),
  }
}
