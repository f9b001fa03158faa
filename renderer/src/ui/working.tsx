import styles from './working.module.css'

/** A quiet sign that says what is being done, at the place where the answer will be. */
export function Working({ what }: { readonly what: string }) {
  return (
    <p className={styles['working']} role="status">
      <span className={styles['bar']} aria-hidden="true" />
      {what}…
    </p>
  )
}
