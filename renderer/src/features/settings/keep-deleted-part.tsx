import { KEEP_DELETED } from '#shared/notes/final-removal.ts'
import { Choice } from '../../ui/choice.tsx'
import { trashWords as say } from '../../words/trash-words.ts'
import { dueNow } from '../../workspace/remove-for-good.ts'
import { changeSettings, useSettings } from '../../workspace/settings.ts'
import { useNotesSnapshot } from '../../workspace/use-notes.ts'
import styles from './settings-page.module.css'

/** How long deleted notes are kept, and what the choice does to those that are in the trash now. */
export function KeepDeletedPart() {
  const { keepDeleted } = useSettings()
  const snapshot = useNotesSnapshot()
  return (
    <div className={styles['keep']}>
      <Choice
        label={say.keep}
        value={keepDeleted}
        options={KEEP_DELETED.map((value) => ({ value, label: say.keepOptions[value] }))}
        onChange={(next) => changeSettings({ keepDeleted: next })}
      />
      <p className={styles['keepHint']}>{say.keepHint}</p>
      <p role="status" className={styles['keepHint']}>
        {say.keepNow(dueNow(snapshot, keepDeleted, new Date()).counts)}
      </p>
    </div>
  )
}
