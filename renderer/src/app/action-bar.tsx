import { Button } from '../ui/button.tsx'
import { words } from '../words/words.ts'
import { type Announcement, announce, useAnnouncement } from '../workspace/announcements.ts'
import { useNoteActions } from '../workspace/use-notes.ts'
import styles from './action-bar.module.css'

function wordsOf(announcement: Announcement): string {
  switch (announcement.kind) {
    case 'notes-trashed':
      return words.notes.deleted(announcement.count)
    case 'notes-restored':
      return words.notes.restored(announcement.count)
    case 'text':
      return announcement.text
  }
}

/** Says what has just been done, and offers to undo it where that matters. It stays until it is closed or something else is done. */
export function ActionBar() {
  const announcement = useAnnouncement()
  const actions = useNoteActions()
  const undoable =
    announcement?.kind === 'notes-trashed' ||
    announcement?.kind === 'notes-restored' ||
    (announcement?.kind === 'text' && announcement.undo === true)
  return (
    <div role="status" className={styles['place']}>
      {announcement === null ? null : (
        <div className={styles['bar']}>
          <span>{wordsOf(announcement)}</span>
          {undoable ? (
            <Button size="small" onPress={() => actions.undo()}>
              {words.notes.undo}
            </Button>
          ) : null}
          <Button look="quiet" size="small" onPress={() => announce(null)}>
            {words.program.close}
          </Button>
        </div>
      )}
    </div>
  )
}
