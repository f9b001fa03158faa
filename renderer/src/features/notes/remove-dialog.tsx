import { useState } from 'react'
import type { Note } from '#shared/notes/note.ts'
import { RemovalDialog } from '../../ui/removal-dialog.tsx'
import { trashWords as say } from '../../words/trash-words.ts'
import { words, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { createUnfinishedRemoval, removeForGood } from '../../workspace/remove-for-good.ts'
import { useServices } from '../../workspace/workspace.tsx'

export interface RemoveDialogProps {
  readonly notes: readonly Note[]
  onClose(): void
}

/** Says what goes and what does not before notes are removed for good. */
export function RemoveDialog({ notes, onClose }: RemoveDialogProps) {
  const { notes: store, history, program } = useServices()
  // The list behind the dialog loses them while they go: what was asked about stays.
  const [asked] = useState(notes)
  const { length } = asked
  const unfinished = createUnfinishedRemoval(window.localStorage, program.profileId)
  return (
    <RemovalDialog
      say={{
        ...say,
        ...words.program,
        title: say.title(length),
        goesList: say.goesList(length),
        removing: say.removing(length),
      }}
      explain={({ message }) => (
        <p>
          {writeSentence(message)} {say.failedHint}
        </p>
      )}
      remove={() =>
        removeForGood(
          { store, history, unfinished },
          asked.map(({ id }) => id),
        )
      }
      onRemoved={() => {
        announce({ kind: 'text', text: say.removed(length) })
        onClose()
      }}
      onClose={onClose}
    />
  )
}
