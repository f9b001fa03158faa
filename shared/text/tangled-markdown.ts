/** Nobody writes so many brackets within brackets: the time that a parser takes grows with the third power of them. */
const DEEPEST_BRACKETS = 50
/** Signs of emphasis in one paragraph, each of which a parser compares with those before it. */
const MOST_SIGNS = 1_500
/** `>` and signs of lists in a row at the start of a line, which a parser opens anew on every line that follows. */
const DEEP_START = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){60,}/mu

/**
 * Whether a text is written so that reading it as Markdown would take seconds, or minutes: then it is shown as it was typed. Only what was made for that is; a
 * note of a colleague may be. Takes time in proportion to the text. Measured with micromark 4 (12 kB of `![` and `](x)` took 40 s).
 */
export function isTangled(markdown: string): boolean {
  if (DEEP_START.test(markdown)) return true
  let depth = 0
  let signs = 0
  for (const [found] of markdown.matchAll(/\n[ \t]*\r?\n|[[\]]|[*_~]+/g)) {
    if (found === '[') depth += 1
    else if (found === ']') depth = Math.max(0, depth - 1)
    else if (found.startsWith('\n')) [depth, signs] = [0, 0]
    else signs += 1
    if (depth > DEEPEST_BRACKETS || signs > MOST_SIGNS) return true
  }
  return false
}
