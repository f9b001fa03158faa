import type { TextRange } from '#shared/text/text-range.ts'

/** How many of `spans`, which are in order and do not overlap, end at or before `offset`: the index of the first that reaches beyond it. */
export function firstBeyond(spans: readonly TextRange[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const span = spans[middle]
    if (span !== undefined && span.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The spans that a range touches, in order; a range that ends where a span begins does not touch it. */
export function touchedSpans<S extends TextRange>(spans: readonly S[], range: TextRange): readonly S[] {
  const first = firstBeyond(spans, range.start)
  let next = first
  for (let span = spans[next]; span !== undefined && span.start < range.end; span = spans[next]) next += 1
  return spans.slice(first, next)
}

/** The span that holds a position; the position after the last character of a span belongs to that span, where no other begins there. */
export function spanAt<S extends TextRange>(spans: readonly S[], offset: number): S | null {
  const at = firstBeyond(spans, offset)
  const span = spans[at]
  if (span !== undefined && span.start <= offset) return span
  const before = spans[at - 1]
  return before !== undefined && before.end === offset ? before : null
}

/** Ranges that may overlap, kept so that those at a place are found without looking at all of them. */
export interface RangesInOrder<R extends TextRange> {
  /** By where they begin. */
  readonly ranges: readonly R[]
  /** How far the ranges up to each one reach. */
  readonly reach: readonly number[]
}

export function putInOrder<R extends TextRange>(ranges: readonly R[]): RangesInOrder<R> {
  const inOrder = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)
  let furthest = 0
  const reach = inOrder.map(({ end }) => {
    furthest = Math.max(furthest, end)
    return furthest
  })
  return { ranges: inOrder, reach }
}

/** The ranges that have a character in common with `span`, in order. */
export function rangesIn<R extends TextRange>({ ranges, reach }: RangesInOrder<R>, span: TextRange): readonly R[] {
  let low = 0
  let high = reach.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((reach[middle] ?? 0) <= span.start) low = middle + 1
    else high = middle
  }
  const found: R[] = []
  for (let at = low; at < ranges.length; at += 1) {
    const range = ranges[at]
    if (range === undefined || range.start >= span.end) break
    if (range.end > span.start) found.push(range)
  }
  return found
}
