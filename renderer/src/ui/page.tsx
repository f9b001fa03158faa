import type { ReactNode } from 'react'
import styles from './page.module.css'

/** The frame of a view that is not a source. */
export function Page({ children, full = false }: { readonly children: ReactNode; readonly full?: boolean }) {
  return <div className={`${styles['page']} ${full ? styles['full'] : ''}`}>{children}</div>
}
