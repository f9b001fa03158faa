import { Link } from 'react-router'
import { sourcePath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { words } from '../../words/words.ts'
import { useEdition } from '../../workspace/workspace.tsx'

/** Names the sources whose record cannot be used, each with the cause, wherever sources are listed: none is left out silently. */
export function UnreadableSources() {
  const { catalogue, id: edition } = useEdition()
  const { unreadable } = catalogue
  if (unreadable.length === 0) return null
  return (
    <Banner tone="error" title={words.archive.unreadableTitle(unreadable.length)}>
      <ul>
        {unreadable.map(({ source, message }) => (
          <li key={source}>
            <Link to={sourcePath(edition, source)}>{source}</Link>: {message}
          </li>
        ))}
      </ul>
      <p>{words.archive.unreadableHint}</p>
    </Banner>
  )
}
