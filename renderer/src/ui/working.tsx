import { useShown } from './shown-progress.ts'
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

/** The same for work that may take longer than a second, and of which nobody can say how far it is: the task bar shows it too. */
export function LongWorking({ what }: { readonly what: string }) {
  useShown('unknown')
  return <Working what={what} />
}
