import type { TextRange } from '#shared/text/text-range.ts'

/** In UTF-16 units. */
const LENGTH = 160

/** What stands around a passage in its paragraph, cut between words. */
export interface Surroundings {
  readonly before: string
  readonly after: string
}

export function surroundingsOf(text: string, { start, end }: TextRange): Surroundings {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const feed = text.indexOf('\n', end)
  const lineEnd = feed === -1 ? text.length : feed
  let before = start === 0 ? '' : text.slice(lineStart, start)
  let after = text.slice(end, lineEnd)
  if (before.length > LENGTH) before = `… ${before.slice(-LENGTH).replace(/^\S*\s+/u, '')}`
  if (after.length > LENGTH) after = `${after.slice(0, LENGTH).replace(/\s+\S*$/u, '')} …`
  return { before, after }
}
