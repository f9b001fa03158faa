import type { Note } from '#shared/notes/note.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { privateWords as say } from '../../words/private-words.ts'
import { writeKey } from '../../workspace/keys.ts'
import { noteFieldKeys } from '../../workspace/note-field-keys.ts'
import styles from './private-field.module.css'

interface PrivateFieldProps {
  readonly note: Note
  onChange(isPrivate: boolean): void
}

/** Whether the note may leave this computer, and what that means. */
export function PrivateField({ note, onChange }: PrivateFieldProps) {
  return (
    <div className={styles['field']}>
      <CheckField checked={note.private === true} onChange={onChange}>
        {say.field} <KeyName>{writeKey(noteFieldKeys.private)}</KeyName>
      </CheckField>
      <p className={styles['hint']}>{say.fieldHint}</p>
    </div>
  )
}
