import type { ReactNode } from 'react'
import type { TextRange } from '#shared/text/text-range.ts'
import type { WordPart } from '#shared/text/word-diff.ts'
import { Come, Gone } from '../../ui/word-change.tsx'
import { movingWords } from '../../words/en-moving.ts'
import styles from './passage-words.module.css'
import { surroundingsOf } from './surroundings.ts'

const say = movingWords

interface PassageWordsProps {
  /** A text, or what a note kept of it. */
  readonly text: string
  readonly range: TextRange
  readonly language: string
  /** What differs in the other text, and which of the two sides this is. The ranges of its side count from `partsFrom` on in `text`. */
  readonly parts?: readonly WordPart[]
  readonly side?: 'before' | 'after'
  readonly partsFrom?: number
}

/** A passage among the words of its paragraph, with the words marked that the other edition does not have. */
export function PassageWords({ text, range, language, parts = [], side = 'before', partsFrom = 0 }: PassageWordsProps) {
  const { before, after } = surroundingsOf(text, range)
  const shown: ReactNode[] = []
  for (const part of parts) {
    const own = side === 'before' ? part.before : part.after
    const piece = text.slice(own.start + partsFrom, own.end + partsFrom)
    if (piece === '') continue
    if (part.kind === 'same') shown.push(piece)
    else if (side === 'before') {
      shown.push(
        <Gone key={own.start} said={say}>
          {piece}
        </Gone>,
      )
    } else {
      shown.push(
        <Come key={own.start} said={say}>
          {piece}
        </Come>,
      )
    }
  }
  return (
    <p className={styles['text']} lang={language}>
      <span className={styles['around']}>{before}</span>
      <span className={styles['passage']}>{shown.length === 0 ? text.slice(range.start, range.end) : shown}</span>
      <span className={styles['around']}>{after}</span>
    </p>
  )
}
