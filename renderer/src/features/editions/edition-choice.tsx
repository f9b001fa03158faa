import { useLocation, useNavigate } from 'react-router'
import { words } from '../../words/words.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './edition-choice.module.css'

/** Which edition is being read, always in sight; choosing another stays at the same place in it. */
export function EditionChoice() {
  const { editions, current, id } = useEdition()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  return (
    <select
      className={`${styles['choice']} ${id === current ? '' : styles['older']}`}
      aria-label={words.archive.chooseEdition}
      title={words.archive.verified}
      value={id}
      onChange={(event) => navigate(`${pathname.replace(/^\/[^/]+/, `/${event.target.value}`)}${search}`)}
    >
      {editions.toReversed().map((edition) => (
        <option key={edition.id} value={edition.id}>
          {edition.id === current ? words.archive.editionCurrent(edition.id) : words.archive.edition(edition.id)}
        </option>
      ))}
    </select>
  )
}
