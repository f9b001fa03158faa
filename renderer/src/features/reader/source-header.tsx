import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { SourceSummary } from '#shared/archive/source.ts'
import { formatPartialDate } from '#shared/briefing/citation.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { comparePath, sourcePath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { words } from '../../words/words.ts'
import { describedWords, sourceTitle } from '../../workspace/source-words.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import styles from './source-header.module.css'
import { useOtherEdition } from './use-other-edition.ts'

const say = words.archive

interface SourceHeaderProps {
  readonly source: Omit<SourceSummary, 'paragraphs'>
  /** What of the title was looked for, in UTF-16 offsets. */
  readonly titleMarks?: readonly TextRange[]
  /** The notes on the source as a whole. */
  readonly notes?: ReactNode
}

const NO_MARKS: readonly TextRange[] = []

/** Title, who, when, from where, edition; and how the bytes came here. What the program made up looks different from what the source says. */
export function SourceHeader({ source, titleMarks = NO_MARKS, notes }: SourceHeaderProps) {
  const { id: edition, editions } = useEdition()
  const { host } = useServices()
  const title = sourceTitle(source)
  const other = useOtherEdition(source)
  const { capture, date } = source
  return (
    <header className={styles['header']}>
      <p className={styles['kind']}>{say.kindsTitle[source.kind]}</p>
      <h1 className={title.made ? styles['made'] : styles['title']}>
        <MarkedText text={title.text} marks={title.made ? NO_MARKS : titleMarks} />
      </h1>
      <dl className={styles['facts']}>
        <dt>{say.publisher}</dt>
        <dd className={source.publisher.basis === 'not-stated' ? styles['unknown'] : ''}>
          {source.publisher.basis === 'not-stated' ? say.notStated : source.publisher.value}
        </dd>
        <dt>{say.date}</dt>
        <dd>
          {date.basis === 'not-stated' ? (
            <span className={styles['unknown']}>{say.notStated}</span>
          ) : (
            <time dateTime={date.value} title={date.value}>
              {formatPartialDate(date.value)}
            </time>
          )}
          {date.basis === 'archivist' ? <span className={styles['unknown']}> ({say.archivistSays})</span> : null}
        </dd>
      </dl>
      <p className={styles['window']}>
        <Button look="quiet" size="small" onPress={() => host.openWindow(sourcePath(edition, source.id))}>
          {words.keys.openInNewWindow}
        </Button>
      </p>
      {editions.length < 2 ? null : (
        <p className={styles['compare']}>
          {other === null ? null : (
            <>
              <Link to={comparePath(edition, other.edition, source.id)}>{words.compare.sourceWith(other.edition)}</Link>{' '}
              <span className={styles['unknown']}>({other.same ? words.compare.sameText : words.compare.changedText})</span>
            </>
          )}
        </p>
      )}
      <details className={styles['about']}>
        <summary>{words.reader.about}</summary>
        <dl className={styles['facts']}>
          <dt>{say.title}</dt>
          <dd>{describedWords(source.title)}</dd>
          {date.basis === 'archivist' ? (
            <>
              <dt>{say.date}</dt>
              <dd>{date.remark}</dd>
            </>
          ) : null}
          {date.basis === 'stated' ? (
            <>
              <dt>{say.date}</dt>
              <dd>
                <Link to={sourcePath(edition, source.id, { passage: date.span })}>“{date.span.exact}”</Link>
              </dd>
            </>
          ) : null}
          <dt>{say.rights}</dt>
          <dd>{describedWords(source.rights)}</dd>
          <dt>{say.captured}</dt>
          <dd>{capture.capturedAt === null ? say.capturedUnknown : formatPartialDate(capture.capturedAt)}</dd>
          <dt>{say.received}</dt>
          <dd>{formatPartialDate(capture.receivedAt)}</dd>
          <dt>{say.file}</dt>
          <dd>
            {capture.fileName}
            <br />
            <span className={styles['digest']}>SHA-512 {capture.sha512}</span>
          </dd>
        </dl>
      </details>
      {notes}
    </header>
  )
}
