import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { briefingWords } from '../../words/briefings-words.ts'
import { words } from '../../words/words.ts'
import styles from './briefings.module.css'

interface TitleFormProps {
  readonly value: string
  onSave(title: string): void
  onClose(): void
}

/** One field in the place of the title. Enter saves, Escape leaves it as it was. */
export function TitleForm({ value, onSave, onClose }: TitleFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [text, setText] = useState(value)
  useEffect(() => {
    const field = form.current?.querySelector('input')
    field?.focus()
    field?.select()
  }, [])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSave(text.trim())
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
  }
  return (
    <form ref={form} className={styles['titleForm']} onSubmit={submit} onKeyDown={onKeyDown}>
      <TextField label={briefingWords.name} value={text} maxLength={300} onChange={setText} />
      <Button type="submit" look="primary">
        {briefingWords.saveName}
      </Button>
      <Button onPress={onClose}>{words.program.cancel}</Button>
    </form>
  )
}
