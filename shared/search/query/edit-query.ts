import { foldText } from '../../text/fold-text.ts'
import type { TextRange } from '../../text/text-range.ts'
import { balanceBrackets } from './balance-brackets.ts'
import type { Filter } from './filter.ts'
import { filtersForAll } from './join-nodes.ts'
import { lexQuery, placeOf, readQueryText } from './lex-query.ts'
import { parseQuery } from './parse-query.ts'
import { printFilter, sameFilter } from './print-filter.ts'

/** How tightly an operator holds its two sides; 0 for what is none. */
function tightness(part: string): number {
  if (part === 'AND') return 1
  if (part === 'OR') return 2
  return part === '~near' || part.startsWith('~near/') ? 3 : 0
}

function endsPart(character: string): boolean {
  return /[\s()]/u.test(character) || foldText(character).folded === '"'
}

function firstPart(text: string): string {
  let end = 0
  while (end < text.length && !endsPart(text.charAt(end))) end++
  return text.slice(0, end)
}

function lastPart(text: string): string {
  let start = text.length
  while (start > 0 && !endsPart(text.charAt(start - 1))) start--
  return text.slice(start)
}

interface Gap {
  readonly before: string
  readonly after: string
}

/** Takes away the minuses before a gap and the brackets around it, from the inside out. */
function dropShell({ before, after }: Gap): Gap {
  let left = before
  let right = after.trimStart()
  for (;;) {
    const last = lastPart(left)
    if (last !== '' && /^-+$/.test(foldText(last).folded)) left = left.slice(0, -last.length)
    left = left.trimEnd()
    if (!left.endsWith('(') || !right.startsWith(')')) return { before: left, after: right }
    left = left.slice(0, -1)
    right = right.slice(1).trimStart()
  }
}

/** Takes away the operator that held what stood in the gap: of two the tighter one. */
function dropOperator({ before, after }: Gap): Gap {
  const left = lastPart(before)
  const right = firstPart(after)
  if (tightness(left) === 0 && tightness(right) === 0) return { before, after }
  if (tightness(left) >= tightness(right)) return { before: before.slice(0, -left.length).trimEnd(), after }
  return { before, after: after.slice(right.length).trimStart() }
}

/**
 * Takes a range (UTF-16) out of a query, with the minus before it, the operator that held it and brackets that it leaves empty. The rest stays as it
 * was typed, with one space where the part stood; one also at the end, where the word before is not being typed.
 */
export function removePart(text: string, range: TextRange): string {
  const gap = dropShell({ before: text.slice(0, range.start), after: text.slice(range.end) })
  const { before, after } = dropShell(dropOperator(gap))
  const apart = before !== '' && !before.endsWith('(') && !after.startsWith(')')
  return `${before}${apart ? ' ' : ''}${after}`
}

const LETTER = /[\p{L}\p{N}\p{M}]/u

/** Puts another text in the place of a range (UTF-16); nothing takes the part out. A space keeps words apart that would grow together. */
export function replacePart(text: string, range: TextRange, replacement: string): string {
  if (replacement.trim() === '') return removePart(text, range)
  const [before, after] = [text.slice(0, range.start), text.slice(range.end)]
  const spaceBefore = LETTER.test(before.slice(-1)) && LETTER.test(replacement.charAt(0))
  const spaceAfter = LETTER.test(replacement.slice(-1)) && LETTER.test(after.charAt(0))
  return `${before}${spaceBefore ? ' ' : ''}${replacement}${spaceAfter ? ' ' : ''}${after}`
}

/** Whether a filter holds for everything that a query finds; one within brackets or under a minus does not count. */
export function hasFilter(text: string, filter: Filter): boolean {
  return filtersForAll(parseQuery(text).root).some((node) => sameFilter(node.filter, filter))
}

/** Without the operators at its beginning, which would hold on to what is put there. */
function withoutFirstOperators(text: string): string {
  const query = readQueryText(text)
  const { tokens } = balanceBrackets(query, lexQuery(query).tokens)
  const first = tokens.findIndex(({ kind }) => kind !== 'or' && kind !== 'and' && kind !== 'near')
  const before = tokens[first - 1]
  return before === undefined ? text.trimStart() : text.slice(placeOf(query, before.start, before.end).end).trimStart()
}

/**
 * Adds a filter to a query as it was typed, unless it holds already. It is put before everything else: an open quotation mark or bracket at the end
 * would take it in, and a word that is still being typed would count as finished, so that fewer things were found than the filter promised.
 */
export function addFilter(text: string, filter: Filter): string {
  if (hasFilter(text, filter)) return text
  return `${printFilter(filter)} ${withoutFirstOperators(text)}`
}

/** Takes a filter out of a query wherever it holds for everything. */
export function removeFilter(text: string, filter: Filter): string {
  const ranges = filtersForAll(parseQuery(text).root)
    .filter((node) => sameFilter(node.filter, filter))
    .map((node) => node.range)
    .sort((a, b) => b.start - a.start)
  return ranges.reduce(removePart, text)
}
