import { useCallback, useRef } from 'react'
import type { Note } from '#shared/notes/note.ts'
import { type KeptText, useKeptText } from '../../workspace/kept-text.ts'
import { useNoteActions } from '../../workspace/use-notes.ts'
import { useServices } from '../../workspace/workspace.tsx'

interface KeptDraft extends KeptText {
  /** The note as it is now, for what happens after the component was drawn. */
  current(): Note
}

/** The words of a note that is open. */
export function useKeptDraft(note: Note): KeptDraft {
  const { notes: store } = useServices()
  const actions = useNoteActions()
  const latest = useRef(note)
  latest.current = note
  const kept = useKeptText({
    id: note.id,
    saved: note.body,
    save: (body) => actions.edit([note], { body }),
    putDown: (body) => store.draft(note.id, body === null ? null : { body }),
    hold: () => store.holdWords(note.id),
  })
  const current = useCallback(() => latest.current, [])
  return { ...kept, current }
}
