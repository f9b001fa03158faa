/**
 * So many signs of emphasis, strikethrough and links may stand in one paragraph. A parser of CommonMark holds each that opens against each that closes, which takes quadratic
 * time: some thousands of them, which nobody types, take many seconds (docs/decisions/0181). A long paragraph of a briefing has a few dozen.
 */
const MOST_SIGNS = 1_000

/** Lines with which something begins that is parsed by itself: items of lists, headings, rows of tables, definitions, and lines of quotations without words. */
const BEGINS = /^[ \t>]*(?:$|[-+*][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\||\[[^\]\n]{1,999}\]:)/u
/** Code between fences has no signs. Fences in quotations and lists are not looked for: those end where the quotation or the list does. */
const FENCE = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/u
/** An escaped sign is none. */
const SIGNS = /\\[\s\S]|[*_~[\]]/gu

/** Lines of a text whose signs are too many, counted from 1. */
export interface OverfullLines {
  readonly first: number
  readonly last: number
  readonly signs: number
}

export interface BoundMarkdown {
  /** The text, in which no paragraph has more signs than a parser can take; the same lines. */
  readonly markdown: string
  readonly overfull: readonly OverfullLines[]
}

function countSigns(line: string): number {
  let count = 0
  for (const [sign] of line.matchAll(SIGNS)) if (sign.length === 1) count++
  return count
}

/**
 * Makes the signs of paragraphs that have too many of them plain text, before a parser sees them. `as` says how: `escaped`, so that they read as they were typed, or
 * `blanked`, a sign that is no markup in the place of each, so that every position stays the same. Takes linear time.
 */
export function boundMarks(markdown: string, as: 'escaped' | 'blanked'): BoundMarkdown {
  const overfull: OverfullLines[] = []
  const lines = markdown.split('\n')
  let [first, signs] = [0, 0]
  const finish = (end: number) => {
    if (signs > MOST_SIGNS) {
      overfull.push({ first: first + 1, last: end, signs })
      for (let at = first; at < end; at++) {
        const line = lines[at] ?? ''
        lines[at] = line.replace(SIGNS, (sign) => (sign.length > 1 ? sign : as === 'escaped' ? `\\${sign}` : '\ufffc'))
      }
    }
    ;[first, signs] = [end, 0]
  }
  let fence: string | null = null
  for (const [at, line] of lines.entries()) {
    const [, ticks, tildes] = FENCE.exec(line) ?? []
    const found = ticks ?? tildes ?? null
    if (fence !== null || found !== null || line.trim() === '') {
      if (fence === null) {
        finish(at)
        fence = found
      } else if (found?.startsWith(fence) === true && line.trim() === found) fence = null
      first = at + 1
      continue
    }
    if (BEGINS.test(line)) finish(at)
    signs += countSigns(line)
  }
  finish(lines.length)
  return { markdown: overfull.length === 0 ? markdown : lines.join('\n'), overfull }
}
