import type { ReactNode } from 'react'
import styles from './row-action.module.css'

/** An action on one of many rows: it is seen while its row is pointed at or has the focus, so that a list stays a list. */
export function RowAction({ children }: { readonly children: ReactNode }) {
  return <span className={styles['action']}>{children}</span>
}
