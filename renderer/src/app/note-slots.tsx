import { latePart } from '../ui/late-part.tsx'
import type { NoteSlots } from '../workspace/note-slots.ts'

/** Most notes have one version of each paragraph, and few windows ask for older ones. */
export const noteSlots: NoteSlots = {
  Versions: latePart(async () => (await import('../features/history/history-dialog.tsx')).HistoryDialog),
  Conflicts: latePart(async () => (await import('../features/history/conflict-view.tsx')).ConflictView),
}
