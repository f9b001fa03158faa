import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import { snapToGraphemes } from '#shared/text/segment-text.ts'
import { words } from '../../words/words.ts'

/** The beginning of a text as one line, of about `length` UTF-16 units, with no character cut apart. */
export function cutLine(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  return `${line.slice(0, snapToGraphemes(line, { start: 0, end: length }).end).trimEnd()}…`
}

/** What a note is called where another one speaks of it: the words that were written, or else the words that it stands on. */
export function noteName(note: Note): string {
  const written = note.body.split('\n').find((line) => line.trim() !== '')
  // Signs of Markdown, and the address of a link, are not what it says.
  const plain = written?.replace(/\]\([^)]*\)/g, '').replace(/[*_`#>[\]]/g, '') ?? ''
  return plain.trim() === '' ? words.writing.noteOn(cutLine(targetWords(note.target), 48)) : cutLine(plain, 60)
}
