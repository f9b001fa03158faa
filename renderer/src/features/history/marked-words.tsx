import type { ReactNode } from 'react'
import { diffWords } from '#shared/text/word-diff.ts'
import { Come, Gone } from '../../ui/word-change.tsx'
import { historyWords } from '../../words/history-words.ts'
import styles from './marked-words.module.css'

const say = historyWords

/** White space that differs is written with signs of our own, since nothing would be seen of it. */
function visible(text: string): string {
  return text.trim() === '' ? text.replaceAll('\n', '¶\n').replaceAll(/[^¶\n]/g, '·') : text
}

/** A text with what was taken out of the one before and what was put in, marked as between editions. */
export function MarkedWords({ before, after }: { readonly before: string; readonly after: string }) {
  const shown: ReactNode[] = []
  for (const part of diffWords(before, after)) {
    const gone = before.slice(part.before.start, part.before.end)
    const come = after.slice(part.after.start, part.after.end)
    const at = `${part.before.start} ${part.after.start}`
    if (part.kind === 'same') {
      shown.push(come)
      continue
    }
    if (gone !== '') {
      shown.push(
        <Gone key={`${at} gone`} said={say}>
          {visible(gone)}
        </Gone>,
      )
    }
    if (come !== '') {
      shown.push(
        <Come key={`${at} come`} said={say}>
          {visible(come)}
        </Come>,
      )
    }
  }
  return <p className={styles['text']}>{shown}</p>
}
