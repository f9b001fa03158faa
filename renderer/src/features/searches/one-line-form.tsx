import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { words } from '../../words/words.ts'
import styles from './one-line-form.module.css'

interface OneLineFormProps {
  readonly label: string
  readonly value: string
  readonly save: string
  readonly example?: string
  readonly maxLength: number
  /** Takes the text, and says why where it cannot. */
  onSave(text: string): string | null
  onClose(): void
}

/** One field in the place of what it changes. Enter saves, Escape leaves all as it was. */
export function OneLineForm({ label, value, save, example = '', maxLength, onSave, onClose }: OneLineFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [text, setText] = useState(value)
  const [fault, setFault] = useState<string | null>(null)

  useEffect(() => {
    const field = form.current?.querySelector('input')
    field?.focus()
    field?.select()
  }, [])

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const refused = onSave(text)
    setFault(refused)
    if (refused === null) onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  }
  return (
    <form ref={form} className={styles['form']} onSubmit={submit} onKeyDown={onKeyDown}>
      <div className={styles['field']}>
        <TextField label={label} value={text} maxLength={maxLength} placeholder={example} onChange={setText} />
      </div>
      <Button type="submit" look="primary">
        {save}
      </Button>
      <Button onPress={onClose}>{words.program.cancel}</Button>
      {fault === null ? null : (
        <p role="alert" className={styles['fault']}>
          {fault}
        </p>
      )}
    </form>
  )
}
