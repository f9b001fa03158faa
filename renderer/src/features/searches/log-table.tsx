import { Link } from 'react-router'
import type { SearchItemId } from '#shared/archive/ids.ts'
import type { LogEntry } from '#shared/searches/search-item.ts'
import { searchPath, sourcePath } from '../../places/places.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { words, writeMoment } from '../../words/words.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './search-log-part.module.css'

const say = words.searches
/** Opened hits are named up to this many; the others are counted. */
const OPENED_NAMED = 3

interface LogTableProps {
  readonly entries: readonly LogEntry[]
  readonly chosen: ReadonlySet<SearchItemId>
  onChoose(entry: SearchItemId, yes: boolean): void
}

export function LogTable({ entries, chosen, onChoose }: LogTableProps) {
  const { editions } = useEdition()
  const { columns } = say
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key.
    <section className={styles['scroll']} tabIndex={0} aria-label={say.logTable}>
      <table className={styles['table']}>
        <caption className={styles['hidden']}>{say.logTable}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles['hidden']}>{words.notes.selectAll}</span>
            </th>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.query}</th>
            <th scope="col">{columns.edition}</th>
            <th scope="col">{columns.hits}</th>
            <th scope="col">{columns.opened}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <CheckField
                  checked={chosen.has(entry.id)}
                  label={say.logChoose(entry.query)}
                  onChange={(yes) => onChoose(entry.id, yes)}
                />
              </td>
              <td className={styles['time']}>
                <time dateTime={entry.at} title={entry.at}>
                  {writeMoment(entry.at)}
                </time>
              </td>
              <th scope="row" className={styles['query']}>
                {editions.some(({ id }) => id === entry.edition) ? (
                  <Link to={searchPath(entry.edition, entry.query, entry.asTyped)} aria-label={say.searchAgain(entry.query)}>
                    {entry.query}
                  </Link>
                ) : (
                  entry.query
                )}
                {entry.asTyped ? <span className={styles['quiet']}>{say.asTyped}</span> : null}
              </th>
              <td>{entry.edition}</td>
              <td className={styles['number']}>
                {say.hits(entry.total, entry.complete)}
                {entry.inNotes === null || entry.inNotes === 0 ? null : (
                  <span className={styles['quiet']}>{say.inNotes(entry.inNotes)}</span>
                )}
              </td>
              <td className={styles['opened']}>
                <OpenedHits entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function OpenedHits({ entry }: { readonly entry: LogEntry }) {
  const { catalogue } = useEdition()
  const { opened } = entry
  if (opened.length === 0) return <>{say.openedNone}</>
  const more = opened.length - OPENED_NAMED
  return (
    <>
      {opened.slice(0, OPENED_NAMED).map(({ id, kind, source, block, number }) => {
        const known = catalogue.sources.find((item) => item.id === source)
        const title = known === undefined ? (source ?? say.places.note) : sourceTitle(known).text
        const place =
          kind === 'block' ? (number === null ? words.reader.furniture : words.signatories.para(number)) : say.places[kind]
        return (
          <span key={id} className={styles['quiet']}>
            {source === null ? (
              title
            ) : (
              <Link to={sourcePath(entry.edition, source, { block: block ?? undefined, query: entry.query })}>
                {title}, {place}
              </Link>
            )}
          </span>
        )
      })}
      {more > 0 ? <span className={styles['quiet']}>+ {say.opened(more)}</span> : null}
    </>
  )
}
