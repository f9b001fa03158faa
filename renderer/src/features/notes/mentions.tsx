import { Link } from 'react-router'
import type { NoteId } from '#shared/archive/ids.ts'
import { linkPath, openPath } from '../../places/places.ts'
import { words } from '../../words/words.ts'
import { useMentionsOf } from '../../workspace/mentions.ts'
import { useEditionIfOpen } from '../../workspace/workspace.tsx'
import styles from './mentions.module.css'
import { noteName } from './note-name.ts'

/** The other notes that link to this one. */
export function Mentions({ note }: { readonly note: NoteId }) {
  const edition = useEditionIfOpen()
  const others = useMentionsOf(note)
  if (others.length === 0) return null
  return (
    <div className={styles['mentions']}>
      <span id={`mentions-${note}`}>{words.writing.mentionedIn}</span>
      <ul aria-labelledby={`mentions-${note}`}>
        {others.map((other) => {
          const link = { archive: other.target.archive, to: { kind: 'note', note: other.id } } as const
          return (
            <li key={other.id}>
              <Link to={edition === null ? openPath(link) : linkPath(edition.id, link)}>{noteName(other)}</Link>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
