import { Button as Base } from 'react-aria-components'
import styles from './button.module.css'

export function Button() {
  return <Base className={styles.button} />
}
