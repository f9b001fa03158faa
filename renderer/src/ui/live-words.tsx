import styles from './visually-hidden.module.css'

/** Words for a screen reader only, spoken when they change. */
export function LiveWords({ children }: { readonly children: string }) {
  return (
    <span className={styles['hidden']} role="status">
      {children}
    </span>
  )
}
