import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import styles from './field.module.css'

interface CheckFieldProps {
  readonly checked: boolean
  readonly some?: boolean
  /** What is chosen, for those who do not see the row. */
  readonly label?: string
  readonly children?: ReactNode
  onChange(checked: boolean): void
}

export function CheckField({ checked, some = false, label, children, onChange }: CheckFieldProps) {
  const name = label === undefined ? {} : { 'aria-label': label }
  return (
    <Checkbox className={styles['checkbox'] ?? ''} isSelected={checked} isIndeterminate={some} onChange={onChange} {...name}>
      <span className={styles['box']} aria-hidden="true">
        {some ? '–' : checked ? '✓' : ''}
      </span>
      {children}
    </Checkbox>
  )
}
