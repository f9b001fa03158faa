import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import styles from './field.module.css'

interface MeaningInputProps {
  readonly meaning: string
  readonly example: string
  readonly label: ReactNode
  /** Takes the focus when it appears. */
  readonly focused?: boolean
  /** The words, once Enter is pressed or the field is left; null where Escape took them back. */
  onDone(meaning: string | null): void
}

/** A short field that is done when it is left: each key by itself would be a change to be saved and undone. */
export function MeaningInput({ meaning, example, label, focused = false, onDone }: MeaningInputProps) {
  const id = useId()
  const [text, setText] = useState(meaning)
  const field = useRef<HTMLInputElement>(null)
  const given = useRef(false)
  useEffect(() => setText(meaning), [meaning])
  useEffect(() => {
    if (focused) field.current?.focus()
  }, [focused])
  const give = (words: string | null) => {
    given.current = true
    if (words === null) setText(meaning)
    onDone(words)
  }
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        ref={field}
        className={styles['input']}
        type="text"
        value={text}
        placeholder={example}
        maxLength={40}
        spellCheck={false}
        onChange={(event) => {
          given.current = false
          setText(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
          event.preventDefault()
          event.stopPropagation()
          give(event.key === 'Enter' ? text : null)
        }}
        onBlur={() => {
          if (!given.current) give(text)
        }}
      />
    </div>
  )
}
