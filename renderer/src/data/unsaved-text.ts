import type { Change, ItemChange } from '#shared/notes/change.ts'
import { targetWords } from '#shared/notes/note-target.ts'

function textsOfItem(change: ItemChange): readonly (string | null | undefined)[] {
  switch (change.kind) {
    case 'kept':
      return [change.fields.name, change.fields.query]
    case 'log':
      return [change.fields.query]
    case 'words':
      return [change.fields.words?.join(', ')]
    case 'colour':
      return [change.fields.meaning]
    case 'briefing':
      return [change.fields.title, change.fields.author]
    case 'part':
      return [change.fields.text]
    case 'template':
      return [change.fields.name, change.fields.text]
  }
}

/** What of a change a person has written or chosen. */
function textOf(change: Change): string {
  if (change.format === 3) return change.kind === 'person' ? change.fields.name : ''
  const { target, body } = change.format === 1 ? change.fields : {}
  const parts = change.format === 2 ? textsOfItem(change) : [target === undefined ? undefined : targetWords(target), body]
  return parts.filter((part) => part !== undefined && part !== null && part !== '').join('\n\n')
}

/** The text of changes, to be copied. */
export function textOfChanges(changes: readonly Change[]): string {
  return changes
    .map(textOf)
    .filter((text) => text !== '')
    .join('\n\n---\n\n')
}
