import type { Clock, NoteChange } from './change.ts'
import { versionGraph, withAncestors } from './version-graph.ts'
import type { Variant, WordsConflict } from './words-conflict.ts'

/** What is decided of one conflict: the number of the variant that stays, or null where all of them do, one after the other. */
export type Decision = number | null

/** Empty lines and spaces at an end of what is cut out; a paragraph that goes takes them with it. */
function widened(text: string, start: number, end: number): readonly [number, number] {
  const after = /^\s*/.exec(text.slice(end))?.[0].length ?? 0
  if (end + after < text.length) return [start, end + after]
  return [text.slice(0, start).trimEnd().length, text.length]
}

/**
 * The words of a note with its conflicts decided, in their order. Of a conflict with no decision all variants stay. `body` is the text that the conflicts were
 * found in; their places are UTF-16 offsets in it. Throws RangeError for a variant that there is not.
 */
export function decideConflicts(body: string, conflicts: readonly WordsConflict[], decisions: readonly Decision[]): string {
  let text = body
  for (const [index, { start, end, variants }] of [...conflicts.entries()].reverse()) {
    const decision = decisions[index] ?? null
    if (decision === null) continue
    const chosen = variants[decision]
    if (chosen === undefined)
      throw new RangeError(`conflict ${index + 1} has ${variants.length} variants, and none of them is ${decision + 1}`)
    const [from, to] = chosen.text === '' ? widened(text, start, end) : [start, end]
    text = text.slice(0, from) + chosen.text + text.slice(to)
  }
  return text
}

/** The change that first wrote a variant, as far as `changes` of the note tell: a version that has it may have got it from an older one. */
export function firstWith(changes: readonly NoteChange[], { text, clocks }: Variant): Clock | null {
  const graph = versionGraph(changes, ({ body }) => body)
  const [newest] = clocks
  if (newest === undefined) return null
  if (text === '') return newest
  const having = [...withAncestors(graph, newest)].filter((clock) => graph.get(clock)?.value.includes(text))
  return having.sort()[0] ?? newest
}
