import { useId } from 'react'
import styles from './progress-bar.module.css'
import { useShown } from './shown-progress.ts'

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
  const id = useId()
  useShown(part)
  const percentage = Math.min(100, Math.max(0, part * 100))
  return (
    <div
      className={styles['progress']}
      role="progressbar"
      aria-labelledby={id}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percentage}
      aria-valuetext={words}
    >
      <span id={id}>{label}</span>
      <div className={styles['track']}>
        <div className={styles['done']} style={{ inlineSize: `${percentage}%` }} />
      </div>
      <span className={styles['words']}>{words}</span>
    </div>
  )
}
