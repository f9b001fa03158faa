import { faultAt, type QueryText, type Token } from './lex-query.ts'
import type { QueryFault } from './query.ts'

/** How many brackets may stand in each other. Deeper ones are read as if they were not there. */
export const DEEPEST = 16

/** Drops brackets that have no other half or nothing in them, and closes those that are still open at the end: what is left can be read by recursion. */
export function balanceBrackets(
  text: QueryText,
  tokens: readonly Token[],
): { readonly tokens: readonly Token[]; readonly faults: readonly QueryFault[] } {
  const balanced: Token[] = []
  const faults: QueryFault[] = []
  const open: Token[] = []
  const end = text.fold.folded.length
  /** Removes the last bracket if nothing stands in it. */
  const dropEmpty = (): boolean => {
    if (balanced.at(-1)?.kind !== 'open') return false
    balanced.pop()
    return true
  }
  for (const token of tokens) {
    if (token.kind === 'open') {
      if (open.length === DEEPEST) faults.push(faultAt(text, 'too-deep', token.start, token.end))
      if (open.length < DEEPEST) balanced.push(token)
      open.push(token)
    } else if (token.kind === 'close') {
      const opening = open.pop()
      if (opening === undefined) faults.push(faultAt(text, 'bracket-not-opened', token.start, token.end))
      else if (open.length >= DEEPEST) continue
      else if (dropEmpty()) faults.push(faultAt(text, 'bracket-empty', opening.start, token.end))
      else balanced.push(token)
    } else balanced.push(token)
  }
  for (const opening of open.slice(0, DEEPEST).reverse()) {
    faults.push(faultAt(text, 'bracket-not-closed', opening.start, opening.end))
    if (!dropEmpty()) balanced.push({ kind: 'close', start: end, end })
  }
  return { tokens: balanced, faults }
}
