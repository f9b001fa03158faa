import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './field.module.css'
import { TextField } from './text-field.tsx'

interface FolderFieldProps {
  readonly label: string
  readonly hint: string
  readonly placeholder?: string
  readonly value: string
  /** On the button that opens the dialog of the system. */
  readonly chooseLabel: string
  /** More buttons beside it. */
  readonly children?: ReactNode
  /** Asks for a folder in a dialog of the system; null as an answer where none was chosen. Null itself where there is no such dialog. */
  readonly choose: (() => Promise<string | null>) | null
  onChange(folder: string): void
  /** Told after `onChange`, of a folder that was chosen as a whole. */
  onChosen?(folder: string): void
}

/** The path of a folder, written down or, where the system has a dialog for it, chosen there. */
export function FolderField({ chooseLabel, children, choose, onChange, onChosen, ...field }: FolderFieldProps) {
  const ask = async () => {
    const folder = (await choose?.()) ?? null
    if (folder === null) return
    onChange(folder)
    onChosen?.(folder)
  }
  return (
    <>
      <TextField {...field} maxLength={4_096} onChange={onChange} />
      {choose === null && (children === undefined || children === null) ? null : (
        <div className={styles['beside']}>
          {choose === null ? null : <Button onPress={() => void ask()}>{chooseLabel}</Button>}
          {children}
        </div>
      )}
    </>
  )
}
