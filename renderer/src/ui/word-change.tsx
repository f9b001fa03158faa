import hidden from './visually-hidden.module.css'
import styles from './word-change.module.css'

/** What is said of changed words to those who do not see how they are marked. */
interface SaidOfChange {
  readonly removed: string
  readonly added: string
  readonly end: string
}

interface WordChangeProps {
  readonly said: SaidOfChange
  readonly children: string
}

function Hidden({ children }: { readonly children: string }) {
  return <span className={hidden['hidden']}>{children}</span>
}

/** Words that one text has and the other has no more. */
export function Gone({ said, children }: WordChangeProps) {
  return (
    <del className={styles['gone']}>
      <Hidden>{`${said.removed} `}</Hidden>
      {children}
      <Hidden>{` ${said.end} `}</Hidden>
    </del>
  )
}

/** Words that have come in. */
export function Come({ said, children }: WordChangeProps) {
  return (
    <ins className={styles['come']}>
      <Hidden>{`${said.added} `}</Hidden>
      {children}
      <Hidden>{` ${said.end} `}</Hidden>
    </ins>
  )
}
