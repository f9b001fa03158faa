import styles from './key-name.module.css'

export function KeyName({ children }: { readonly children: string }) {
  return <kbd className={styles['key']}>{children}</kbd>
}
