import { balanceBrackets } from './balance-brackets.ts'
import { looksFor } from './join-nodes.ts'
import { lexQuery, readQueryText } from './lex-query.ts'
import { pairNears } from './pair-nears.ts'
import type { Query, QueryFault } from './query.ts'
import { TokenReader } from './read-tokens.ts'

/** So many are explained; a text with more of them was not meant as a query. */
const MOST_FAULTS = 20

/** How much of what is not read is named, in UTF-16 units. */
const NAMED = 40

/**
 * Reads what a person types. Every text is a query; nothing throws; the time is bounded, since only the first 1,000 UTF-16 units, 64 parts and 16
 * brackets in each other are read. Ranges are UTF-16 offsets of `text`.
 *
 * - Words must all occur. What is written without a space but is several words ("end-to-end", "25.7") is these words in a row. Scripts without
 *   spaces are cut into words, except after a minus and beside `~near`.
 * - `"exact words"` in any quotation marks; `word*`, also `"exact wor*"`, for every word that begins so.
 * - `-` right before a word, phrase, filter or bracket leaves it out; only where a part begins, so that "end-to-end" has none.
 * - `a OR b`, in capitals, holds closer than words side by side, as in legal databases: `risk harm OR abuse` is risk and one of the two. So a filter
 *   can be added to any query without brackets. `AND` is what a space is. `( )` as one expects.
 * - `a ~near/5 b`: words or phrases with at most five words between them, in either order; 10 where no number is given, 1 to 100.
 * - `name:value`, the value in quotation marks where it holds spaces (two marks in a row stand for one). Filters of the same name mean either of
 *   them, unless AND is written between. Another name is a word: `https://x` is no filter.
 *
 * What is wrong is told in `faults`, in order, and the rest is answered: a quotation mark or bracket that is not closed reaches to the end; a bracket,
 * a star or an operator without its other side is passed over; the value that a filter cannot have is looked for as words, and the filter's name never is,
 * so that a mistyped filter finds too much rather than nothing. Only things to leave out are no query: `root` is null; beside OR they are passed over.
 *
 * In `root` an AND holds no AND and an OR no OR, both have at least two parts, and what is left out stands only in an AND beside something looked for.
 */
export function parseQuery(text: string): Query {
  const query = readQueryText(text)
  const { typed } = query
  const lexed = lexQuery(query)
  const balanced = balanceBrackets(query, lexed.tokens)
  const paired = pairNears(query, balanced.tokens)
  const reader = new TokenReader(query, paired.tokens)
  const node = reader.readAnd()
  const faults: QueryFault[] = [...lexed.faults, ...balanced.faults, ...paired.faults, ...reader.faults]
  const root = node !== null && looksFor(node) ? node : null
  if (node !== null && root === null)
    faults.push({ code: 'only-negative', range: node.range, written: typed.slice(node.range.start, node.range.end) })
  if (node === null && faults.length === 0 && typed.trim() !== '')
    faults.push({ code: 'nothing-to-look-for', range: { start: 0, end: typed.length }, written: typed.trim().slice(0, NAMED) })
  if (query.cut)
    faults.push({
      code: 'too-long',
      range: { start: typed.length, end: text.length },
      written: text.slice(typed.length, typed.length + NAMED).trim(),
    })
  faults.sort((a, b) => a.range.start - b.range.start)
  return { text, root, faults: faults.slice(0, MOST_FAULTS) }
}
