import type { Change } from '#shared/notes/change.ts'
import { targetWords } from '#shared/notes/note-target.ts'

/** What of a change a person has written or chosen. */
function textOf(change: Change): string {
  if (change.format === 3) return change.kind === 'person' ? change.fields.name : ''
  const parts =
    change.format === 1
      ? [change.fields.target === undefined ? undefined : targetWords(change.fields.target), change.fields.body]
      : change.kind === 'colour'
        ? [change.fields.meaning]
        : change.kind === 'words'
          ? [change.fields.words?.join(', ')]
          : [change.kind === 'kept' ? change.fields.name : undefined, change.fields.query]
  return parts.filter((part) => part !== undefined).join('\n\n')
}

/** The text of changes, to be copied. */
export function textOfChanges(changes: readonly Change[]): string {
  return changes
    .map(textOf)
    .filter((text) => text !== '')
    .join('\n\n---\n\n')
}
