import { type ReactNode, useEffect, useRef } from 'react'
import styles from './field.module.css'

interface CheckFieldProps {
  readonly checked: boolean
  readonly some?: boolean
  /** What is chosen, for those who do not see the row. */
  readonly label?: string
  readonly children?: ReactNode
  onChange(checked: boolean): void
}

/** The browser's own box, under one that is drawn as the others are. */
export function CheckField({ checked, some = false, label, children, onChange }: CheckFieldProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = some
  }, [some])
  return (
    <label className={styles['checkbox']}>
      <input
        ref={box}
        type="checkbox"
        className={styles['realBox']}
        checked={checked}
        aria-label={label}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles['box']} aria-hidden="true">
        {some ? '–' : checked ? '✓' : ''}
      </span>
      {children}
    </label>
  )
}
