import { type ComponentType, createContext, useContext } from 'react'
import type { Note } from '#shared/notes/note.ts'

/** What stands in the card of a note and belongs to its versions. Who composes the window fills it: a card knows nothing of it. */
export interface NoteSlots {
  /** The dialog with the versions of a note. */
  readonly Versions: ComponentType<{ readonly note: Note; onClose(): void }>
  /** What is to be decided of the words of a note. */
  readonly Conflicts: ComponentType<{ readonly note: Note }>
}

const NoteSlotsContext = createContext<NoteSlots | null>(null)

export const NoteSlotsProvider = NoteSlotsContext.Provider

/** Null where nobody fills them. */
export function useNoteSlots(): NoteSlots | null {
  return useContext(NoteSlotsContext)
}
