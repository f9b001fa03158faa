import type { NoteFields } from '../note.ts'

/** A note that was made and not touched since, without what it stands on. */
export const untouchedFields = {
  body: '',
  colour: 'yellow',
  tags: [],
  author: null,
  createdAt: '2026-11-21T10:00:00Z',
  modifiedAt: '2026-11-21T10:00:00Z',
  trashedAt: null,
  status: 'open',
  formerTargets: [],
  staysFor: [],
} satisfies Omit<NoteFields, 'target'>
