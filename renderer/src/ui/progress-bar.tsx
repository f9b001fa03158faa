import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components'
import styles from './progress-bar.module.css'

interface ProgressBarProps {
  /** What is being done. */
  readonly label: string
  /** How far it has come, from 0 to 1. */
  readonly part: number
  /** The same in words, as "120 of 400 files". */
  readonly words: string
}

/** Says what is being done and how far it has come: for anything that takes longer than a second. */
export function ProgressBar({ label, part, words }: ProgressBarProps) {
  return (
    <AriaProgressBar className={styles['progress'] ?? ''} value={part * 100} valueLabel={words}>
      {({ percentage = 0 }) => (
        <>
          <Label>{label}</Label>
          <div className={styles['track']}>
            <div className={styles['done']} style={{ inlineSize: `${percentage}%` }} />
          </div>
          <span className={styles['words']}>{words}</span>
        </>
      )}
    </AriaProgressBar>
  )
}
