import type { Note } from '../notes/note.ts'
import { isOnPassage, isOnRecord } from '../notes/note-target.ts'

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

function placeOf(note: Note): string {
  if (isOnPassage(note)) return `source ${note.target.source}, edition ${note.target.edition}, archive ${note.target.archive}`
  if (isOnRecord(note)) {
    const { about, name, edition, archive } = note.target
    return `${about.kind} ${name} (${about.id}), edition ${edition}, archive ${archive}`
  }
  return ''
}

/** One note as text that can be read in any editor. Its words stand as they were written. */
function readableNote(note: Note): string {
  const facts = [
    `On: ${placeOf(note)}`,
    note.tags.length === 0 ? null : `Tags: ${note.tags.join(', ')}`,
    `Colour: ${note.colour}. Status: ${note.status}.`,
    note.author === null ? null : `By: ${note.author}`,
    `Made: ${note.createdAt}. Changed: ${note.modifiedAt}.`,
    note.trashedAt === null ? null : `In the trash since: ${note.trashedAt}`,
    note.private === true ? 'Private.' : null,
    `Id: ${note.id}`,
  ]
  const parts = [
    isOnPassage(note) ? quoted(note.target.exact) : null,
    note.body === '' ? null : note.body,
    facts.filter((fact) => fact !== null).join('\n'),
  ]
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`
}

/** The notes as one text, in the order of their making, in parts that are to be joined. Those in the trash come last. */
export function* readableNotes(notes: readonly Note[]): Generator<string> {
  const ordered = [...notes].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  const present = ordered.filter(({ trashedAt }) => trashedAt === null)
  const trashed = ordered.filter(({ trashedAt }) => trashedAt !== null)
  yield '# Notes\n'
  for (const note of present) yield `\n---\n\n${readableNote(note)}`
  if (trashed.length > 0) yield '\n---\n\n# Notes in the trash\n'
  for (const note of trashed) yield `\n---\n\n${readableNote(note)}`
}
