import { useMemo } from 'react'
import type { Anchor } from '#shared/annotation/anchor.ts'
import { anchorTarget } from '#shared/annotation/anchor-target.ts'
import type { Note } from '#shared/notes/note.ts'
import { assertNever } from '#shared/text/assert-never.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { OpenText } from './archive-reader.ts'

export interface AnchoredNote {
  readonly note: Note
  readonly anchor: Anchor
}

/** Where the passage of a note is shown, or null when the program cannot say. */
export function shownRange(anchor: Anchor): TextRange | null {
  switch (anchor.state) {
    case 'exact':
    case 'moved':
      return anchor.range
    case 'ambiguous':
    case 'missing':
      return null
    default:
      return assertNever(anchor)
  }
}

/** The notes on a text, each with the place it has in it, in the order of the text; notes without a place come last. */
export function anchorNotes(open: OpenText, notes: readonly Note[]): readonly AnchoredNote[] {
  const place = ({ note, anchor }: AnchoredNote) => shownRange(anchor)?.start ?? Number.MAX_SAFE_INTEGER + note.target.start
  return notes
    .map((note) => ({ note, anchor: anchorTarget(open.text, open.sha512, note.target) }))
    .sort((a, b) => place(a) - place(b) || a.note.createdAt.localeCompare(b.note.createdAt))
}

export function useAnchoredNotes(open: OpenText | null, notes: readonly Note[]): readonly AnchoredNote[] {
  return useMemo(() => (open === null ? [] : anchorNotes(open, notes)), [open, notes])
}
