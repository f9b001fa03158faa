import type { ReactNode } from 'react'
import styles from './banner.module.css'

interface BannerProps {
  readonly tone: 'plain' | 'caution' | 'error'
  readonly title?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** Says something at the place where it matters. An error is announced at once. */
export function Banner({ tone, title, children, actions }: BannerProps) {
  return (
    <div className={`${styles['banner']} ${tone === 'plain' ? '' : styles[tone]}`} role={tone === 'error' ? 'alert' : 'note'}>
      <div className={styles['words']}>
        {title === undefined ? null : <p className={styles['title']}>{title}</p>}
        {children}
      </div>
      {actions}
    </div>
  )
}
