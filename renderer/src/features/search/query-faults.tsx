import { Fragment } from 'react'
import type { QueryFault } from '#shared/search/query/query.ts'
import { words } from '../../words/words.ts'
import styles from './query-faults.module.css'

/** So many characters of the query stand around a piece that is at fault: a query may be a pasted page. */
const AROUND = 60

interface Piece {
  readonly text: string
  readonly faulty: boolean
}

/** The query in pieces, the faulty ones apart; what is far from any of them is left out. */
export function piecesOfQuery(text: string, faults: readonly Pick<QueryFault, 'range'>[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const plain = (to: number, last: boolean) => {
    if (to <= at) return
    const piece = text.slice(at, to)
    const kept = piece.length <= 2 * AROUND ? piece : shorten(piece, at === 0, last)
    pieces.push({ text: kept, faulty: false })
    at = to
  }
  for (const { range } of [...faults].sort((a, b) => a.range.start - b.range.start)) {
    const start = Math.max(range.start, at)
    plain(start, false)
    if (range.end <= start) continue
    const piece = text.slice(start, range.end)
    pieces.push({ text: piece.length <= 2 * AROUND ? piece : shorten(piece, false, false), faulty: true })
    at = range.end
  }
  plain(text.length, true)
  return pieces
}

function shorten(piece: string, first: boolean, last: boolean): string {
  const characters = Array.from(piece)
  const head = first ? '' : characters.slice(0, AROUND).join('')
  const tail = last ? '' : characters.slice(-AROUND).join('')
  return `${head} … ${tail}`
}

/** What could not be understood, underlined at its place, each with a sentence on what is wrong and what was taken instead. */
export function QueryFaults({ text, faults }: { readonly text: string; readonly faults: readonly QueryFault[] }) {
  if (faults.length === 0) return null
  return (
    <div className={styles['faults']} role="note">
      <p className={styles['echo']}>
        {piecesOfQuery(text, faults).map(({ text: piece, faulty }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text are told apart by their order alone.
          faulty ? <em key={index}>{piece}</em> : <Fragment key={index}>{piece}</Fragment>,
        )}
      </p>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.code} ${fault.range.start}`}>{words.search.faults[fault.code](fault.written)}</li>
        ))}
      </ul>
    </div>
  )
}
