import type { ReactNode } from 'react'
import hidden from '../../ui/visually-hidden.module.css'
import { Come, Gone } from '../../ui/word-change.tsx'
import { words } from '../../words/words.ts'
import type { ShownPart, ShownPassage } from './compare-rows.ts'
import styles from './passage-view.module.css'

const say = words.compare

/** Which texts a column shows: both in one, or one of the two. */
export type Column = 'both' | 'before' | 'after'

/** White space that differs is written with signs of our own, since nothing would be seen of it. */
function visible(text: string): string {
  return text.trim() === '' ? text.replaceAll('\n', '¶').replaceAll(/[^¶]/g, '·') : text
}

function Part({ part, column, current }: { readonly part: ShownPart; readonly column: Column; readonly current: number | null }) {
  if (part.kind === 'same') return part.after
  const gone = column === 'after' || part.before === '' ? null : <Gone said={say}>{visible(part.before)}</Gone>
  const come = column === 'before' || part.after === '' ? null : <Come said={say}>{visible(part.after)}</Come>
  if (gone === null && come === null) return null
  if (part.difference === null) return gone ?? come
  const last = column !== 'before' || part.after === ''
  return (
    <span
      className={`${styles['difference']} ${part.difference === current ? styles['current'] : ''}`}
      data-difference={part.difference}
      tabIndex={-1}
    >
      {gone}
      {come}
      {last && part.touches.length > 0 ? (
        <span className={styles['kind']}>{part.touches.map((kind) => say.kinds[kind]).join(', ')}</span>
      ) : null}
    </span>
  )
}

/** The line feeds after a passage belong to it; shown, they would only be empty lines. */
function withoutLastFeeds(parts: readonly ShownPart[]): readonly ShownPart[] {
  const last = parts.at(-1)
  if (last === undefined || (last.kind !== 'same' && last.difference !== null)) return parts
  return [...parts.slice(0, -1), { ...last, before: last.before.trimEnd(), after: last.after.trimEnd() }]
}

function labelOf({ kind, beforeNumber, afterNumber }: ShownPassage): string | null {
  switch (kind) {
    case 'same':
    case 'changed':
      return null
    case 'removed':
      return say.paragraphRemoved(beforeNumber)
    case 'added':
      return say.paragraphAdded
    case 'moved-here':
      return say.movedHere(beforeNumber)
    case 'moved-away':
      return say.movedAway(afterNumber)
  }
}

/** Whether a column has anything of a passage to show. */
function stands({ kind }: ShownPassage, column: Column): boolean {
  switch (kind) {
    case 'same':
    case 'changed':
      return true
    case 'removed':
    case 'moved-away':
      return column !== 'after'
    case 'added':
    case 'moved-here':
      return column !== 'before'
  }
}

interface PassageViewProps {
  readonly passage: ShownPassage
  readonly column: Column
  /** The number of the difference that one has gone to. */
  readonly current: number | null
}

/** One passage in one column, with the number of its paragraph there. */
export function PassageView({ passage, column, current }: PassageViewProps): ReactNode {
  if (!stands(passage, column)) return <div className={styles['nothing']} />
  // In one text the numbers are those of the newer: an older one beside them would be read as one of them.
  const isGone = passage.kind === 'removed' || passage.kind === 'moved-away'
  const number = column === 'before' ? passage.beforeNumber : isGone ? null : passage.afterNumber
  const label = labelOf(passage)
  const whole = passage.difference
  const parts = withoutLastFeeds(passage.parts)
  const blank = parts.every((part) => part.kind === 'same' && part.after.trim() === '')
  if (blank && label === null) return null
  return (
    <div
      className={`${styles['passage']} ${styles[passage.kind]} ${whole !== null && whole === current ? styles['current'] : ''}`}
      {...(whole === null ? {} : { 'data-difference': whole, tabIndex: -1 })}
    >
      {number === null ? null : (
        <span className={styles['number']}>
          <span className={hidden['hidden']}>{say.paragraph(number)}</span>
          <span aria-hidden="true">{number}</span>
        </span>
      )}
      {label === null ? null : <p className={styles['label']}>{label}</p>}
      <p className={styles['text']}>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a passage never change their order.
          <Part key={index} part={part} column={column} current={current} />
        ))}
      </p>
    </div>
  )
}
