import { Link } from 'react-router'
import { partPath } from '../../places/places.ts'
import { Page } from '../../ui/page.tsx'
import { words, writeMoment } from '../../words/words.ts'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import { ArchiveCheck } from './archive-check.tsx'
import styles from './editions-page.module.css'

const say = words.editions

export function EditionsPage() {
  useWindowTitle(say.title)
  const { editions, current, id } = useEdition()
  return (
    <Page>
      <header>
        <h1>{say.title}</h1>
        <p className={styles['hint']}>{say.hint}</p>
      </header>
      <ol className={styles['list']} reversed>
        {editions.toReversed().map((edition) => (
          <li key={edition.id} className={styles['item']}>
            <h2>
              {words.archive.edition(edition.id)}
              {edition.id === current ? <span className={styles['sign']}>{say.current}</span> : null}
              {edition.id === id ? <span className={styles['sign']}>{say.reading}</span> : null}
            </h2>
            <p>{edition.message}</p>
            <p className={styles['hint']}>
              <time dateTime={edition.created} title={edition.created}>
                {writeMoment(edition.created)}
              </time>{' '}
              {say.by} {edition.user}
            </p>
            <details className={styles['digest']}>
              <summary>{say.digest}</summary>
              <code>{edition.digest}</code>
            </details>
            {edition.id === id ? null : <Link to={partPath(edition.id, 'campaign')}>{say.read}</Link>}
          </li>
        ))}
      </ol>
      <ArchiveCheck />
    </Page>
  )
}
