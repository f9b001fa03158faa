import { type ReactNode, useId } from 'react'
import styles from './field.module.css'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly hint?: ReactNode
  readonly placeholder?: string
  readonly maxLength?: number
  onChange(value: string): void
}

export function TextField({ label, value, hint, placeholder, maxLength, onChange }: TextFieldProps) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles['input']}
        type="text"
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint === undefined ? null : (
        <span className={styles['hint']} id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}
