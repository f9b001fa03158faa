import type { NoteId } from '../archive/ids.ts'
import type { Note } from '../notes/note.ts'
import { type DeepLink, LINK_SCHEME, readDeepLink } from './deep-link.ts'

/** A link up to what ends one in Markdown: white space, the bracket or the quotation mark that closes it. */
const LINK = new RegExp(`${LINK_SCHEME}://[^\\s<>()[\\]"'\`\\\\]+`, 'gi')

/** The links to places of archives in the Markdown of a note, in the order in which they stand. */
export function linksIn(markdown: string): readonly DeepLink[] {
  if (!markdown.includes(LINK_SCHEME)) return []
  return (markdown.match(LINK) ?? []).map((text) => readDeepLink(text)).filter((link) => link !== null)
}

const mentioned = new WeakMap<Note, readonly NoteId[]>()

function notesMentionedBy(note: Note): readonly NoteId[] {
  const known = mentioned.get(note)
  if (known !== undefined) return known
  const found = linksIn(note.body).flatMap(({ to }) => (to.kind === 'note' && to.note !== note.id ? [to.note] : []))
  const once = [...new Set(found)]
  mentioned.set(note, once)
  return once
}

/** For each note to which others link: those others, in the order given. A note that links to itself does not count. */
export function findMentions(notes: readonly Note[]): ReadonlyMap<NoteId, readonly Note[]> {
  const by = new Map<NoteId, Note[]>()
  for (const note of notes) {
    for (const id of notesMentionedBy(note)) by.set(id, [...(by.get(id) ?? []), note])
  }
  return by
}
