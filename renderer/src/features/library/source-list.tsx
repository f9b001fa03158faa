import { Link } from 'react-router'
import type { SourceSummary } from '#shared/archive/source.ts'
import { targetSource } from '#shared/notes/note-target.ts'
import { sourcePath } from '../../places/places.ts'
import { words } from '../../words/words.ts'
import { sourceTitle, writeDate } from '../../workspace/source-words.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './source-list.module.css'

const say = words.archive

/** Sources as a reader chooses among them: title, kind, publisher, date, and what one has done with them. */
export function SourceList({ sources }: { readonly sources: readonly SourceSummary[] }) {
  const { id: edition } = useEdition()
  const notes = useLiveNotes()
  return (
    <ul className={styles['list']}>
      {sources.map((source) => {
        const title = sourceTitle(source)
        const mine = notes.filter((note) => targetSource(note.target) === source.id).length
        return (
          <li key={source.id} className={styles['item']}>
            <Link to={sourcePath(edition, source.id)} className={`${styles['title']} ${title.made ? styles['made'] : ''}`}>
              {title.text}
            </Link>
            <p className={styles['facts']}>
              {[
                say.kindsTitle[source.kind],
                source.publisher.basis === 'not-stated' ? say.notStatedWhat(say.publisher.toLowerCase()) : source.publisher.value,
                writeDate(source.date) ?? say.notStatedWhat(say.date.toLowerCase()),
                say.paragraphs(source.paragraphs),
                ...(mine === 0 ? [] : [say.notes(mine)]),
              ].join(' · ')}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
