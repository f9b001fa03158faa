import { CheckField } from '../../ui/check-field.tsx'
import { privateWords as say } from '../../words/private-words.ts'
import styles from './private-field.module.css'

interface InternalChoiceProps {
  /** How many of the notes are private. */
  readonly privateNotes: number
  readonly internal: boolean
  onChange(internal: boolean): void
}

/** Says how many private notes stay behind, and lets them come along into a file that is marked internal. */
export function InternalChoice({ privateNotes, internal, onChange }: InternalChoiceProps) {
  if (privateNotes === 0) return null
  return (
    <div className={styles['field']}>
      <CheckField checked={internal} onChange={onChange}>
        {say.internal(privateNotes)}
      </CheckField>
      <p role="status" className={styles['hint']}>
        {internal ? say.internalHint : say.heldBack(privateNotes)}
      </p>
    </div>
  )
}
