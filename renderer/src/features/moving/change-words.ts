import type { NamedChange } from '#shared/annotation/name-changes.ts'
import { type ChangeKind, turnsMeaning } from '#shared/text/classify-change.ts'
import { movingWords } from '../../words/en-moving.ts'

const say = movingWords

type Weighty = keyof typeof say.kinds

const isWeighty = (kind: ChangeKind): kind is Weighty => kind in say.kinds

/** The kinds in words, as they stand in a list. */
export function nameKinds(kinds: Iterable<ChangeKind>): string {
  return [...new Set(kinds)]
    .filter(isWeighty)
    .map((kind) => say.kinds[kind])
    .join(', ')
}

const begun = (sentence: string) => sentence.charAt(0).toLocaleUpperCase('en-GB') + sentence.slice(1)

/** Says each change that can turn what a sentence says, in a sentence of its own. `before` is the quotation, `after` the text into which it points. */
export function nameWeightyChanges(changes: readonly NamedChange[], before: string, after: string): readonly string[] {
  return changes
    .filter(({ kinds }) => turnsMeaning(kinds))
    .map(({ part, kinds }) => {
      const was = before.slice(part.before.start, part.before.end).trim()
      const is = after.slice(part.after.start, part.after.end).trim()
      return begun(say.changeOf(nameKinds(kinds), was, is))
    })
}
