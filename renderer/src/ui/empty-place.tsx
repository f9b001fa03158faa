import type { ReactNode } from 'react'
import styles from './empty-place.module.css'

interface EmptyPlaceProps {
  readonly title: string
  readonly hint?: ReactNode
  /** Stays in sight while what it stands beside is scrolled. */
  readonly stays?: boolean
  readonly children?: ReactNode
}

/** Says what belongs here and offers the first step. */
export function EmptyPlace({ title, hint, stays = false, children }: EmptyPlaceProps) {
  return (
    <div className={`${styles['empty']} ${stays ? styles['stays'] : ''}`}>
      <p className={styles['title']}>{title}</p>
      {hint === undefined ? null : <p className={styles['hint']}>{hint}</p>}
      {children}
    </div>
  )
}
