import { faultAt, type QueryText, type Token } from './lex-query.ts'
import type { QueryFault } from './query.ts'

/** Drops each `~near` that has no words or phrase of its own on both sides. Of several in a row every second one holds. */
export function pairNears(
  text: QueryText,
  tokens: readonly Token[],
): { readonly tokens: readonly Token[]; readonly faults: readonly QueryFault[] } {
  const paired: Token[] = []
  const faults: QueryFault[] = []
  for (const [index, token] of tokens.entries()) {
    const sides = paired.at(-1)?.kind === 'words' && tokens[index + 1]?.kind === 'words'
    if (token.kind !== 'near' || (sides && paired.at(-2)?.kind !== 'near')) paired.push(token)
    else faults.push(faultAt(text, 'near-without-side', token.start, token.end))
  }
  return { tokens: paired, faults }
}
