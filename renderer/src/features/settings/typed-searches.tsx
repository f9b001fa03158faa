import { useId } from 'react'
import { typedSearchesWords } from '../../words/typed-searches-words.ts'
import styles from './typed-searches.module.css'

interface RowsProps {
  readonly title: string
  /** What is typed, and what it finds. */
  readonly rows: readonly (readonly string[])[]
}

function Rows({ title, rows }: RowsProps) {
  return (
    <table className={styles['table']}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{typedSearchesWords.typed}</th>
          <th scope="col">{typedSearchesWords.finds}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([typed, finds]) => (
          <tr key={typed}>
            <th scope="row">
              <code>{typed}</code>
            </th>
            <td>{finds}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What can be typed in a search, with examples. */
export function TypedSearches() {
  const titleId = useId()
  const { title, hint, words: ofWords, filters } = typedSearchesWords
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <p className={styles['hint']}>{hint}</p>
      <Rows title={ofWords.title} rows={ofWords.rows} />
      <Rows title={filters.title} rows={filters.rows} />
      <p className={styles['hint']}>{filters.hint}</p>
    </section>
  )
}
