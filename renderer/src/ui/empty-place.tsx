import type { ReactNode } from 'react'
import styles from './empty-place.module.css'

interface EmptyPlaceProps {
  readonly title: string
  readonly hint?: ReactNode
  readonly children?: ReactNode
}

/** Says what belongs here and offers the first step. */
export function EmptyPlace({ title, hint, children }: EmptyPlaceProps) {
  return (
    <div className={styles['empty']}>
      <p className={styles['title']}>{title}</p>
      {hint === undefined ? null : <p className={styles['hint']}>{hint}</p>}
      {children}
    </div>
  )
}
