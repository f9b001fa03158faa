import { Link } from 'react-router'
import { comparePath, movedPath, partPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { editionsWords } from '../../words/editions-words.ts'
import { words, writeMoment } from '../../words/words.ts'
import { useArchives } from '../../workspace/archives.ts'
import { runCommand } from '../../workspace/commands.ts'
import { useNoteMoves } from '../../workspace/note-moves.tsx'
import { useEdition, useWindowTitle } from '../../workspace/workspace.tsx'
import { ArchiveCheck } from './archive-check.tsx'
import { EditionChanges } from './change-list.tsx'
import styles from './editions-page.module.css'

const say = editionsWords

/** Archives that were received and cannot be read any more: what is read instead is what the program shows. */
function UnreadableArchives() {
  const archives = useArchives()
  if (archives.state !== 'ready') return null
  return archives.value.unreadable.map(({ folder, message }) => (
    <Banner key={folder} tone="error" title={words.packs.unreadable}>
      <p>{message}</p>
    </Banner>
  ))
}

export function EditionsPage() {
  useWindowTitle(say.title)
  const { editions, current, id } = useEdition()
  const undecided = useNoteMoves()?.undecided ?? 0
  return (
    <Page>
      <header>
        <h1>{say.title}</h1>
        <p className={styles['hint']}>{say.hint}</p>
      </header>
      <UnreadableArchives />
      <section className={styles['check']}>
        <p>{words.packs.openHint}</p>
        <Button onPress={() => runCommand('open-pack')}>{words.packs.open}</Button>
      </section>
      <ol className={styles['list']} reversed>
        {editions
          .map((edition, index) => ({ edition, before: editions[index - 1]?.id ?? null }))
          .toReversed()
          .map(({ edition, before }) => (
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
              <EditionChanges before={before} id={edition.id} />
              <details className={styles['digest']}>
                <summary>{say.digest}</summary>
                <code>{edition.digest}</code>
              </details>
              <p className={styles['links']}>
                {edition.id === id ? null : <Link to={partPath(edition.id, 'campaign')}>{say.read}</Link>}
                {before === null ? null : <Link to={comparePath(edition.id, before)}>{words.compare.withEdition(before)}</Link>}
                {before === null ? null : (
                  <Link to={movedPath(edition.id)}>
                    {edition.id === id && undecided > 0 ? words.moving.linkCount(undecided) : words.moving.link}
                  </Link>
                )}
              </p>
            </li>
          ))}
      </ol>
      <ArchiveCheck />
    </Page>
  )
}
