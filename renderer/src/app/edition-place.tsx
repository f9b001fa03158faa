import { Navigate, useLocation, useParams } from 'react-router'
import type { EditionId } from '#shared/archive/ids.ts'
import { Working } from '../ui/working.tsx'
import { words } from '../words/words.ts'
import { NoteMovesProvider } from '../workspace/note-moves.tsx'
import { SearchProvider } from '../workspace/search.tsx'
import { useOutcome } from '../workspace/use-outcome.ts'
import { WordGroupsProvider } from '../workspace/word-groups.tsx'
import { EditionProvider, useServices } from '../workspace/workspace.tsx'
import { ArchiveFailed } from './archive-failed-lazily.tsx'
import { Shell } from './shell.tsx'
import type { OpenedArchive } from './use-open-archive.ts'

/** Everything that lies within one edition. An address that names no edition of this archive is led to the current one. */
export function EditionPlace({ archive }: { readonly archive: OpenedArchive }) {
  const { edition = '' } = useParams()
  const { pathname, search } = useLocation()
  const known = archive.editions.find((item) => item.id === edition)
  if (known === undefined) {
    const rest = pathname.replace(/^\/[^/]*/, '')
    return <Navigate replace to={`/${archive.current}${rest}${search}`} />
  }
  return <ReadEdition archive={archive} id={known.id} />
}

function ReadEdition({ archive, id }: { readonly archive: OpenedArchive; readonly id: EditionId }) {
  const services = useServices()
  const catalogue = useOutcome(id, () => services.archive.edition(id), services.archive.editionNow(id))
  switch (catalogue.state) {
    case 'loading':
      return <Working what={words.archive.readingEdition} />
    case 'failed':
      return <ArchiveFailed failure={catalogue.failure} onRetry={catalogue.retry} />
    case 'ready':
      return (
        <EditionProvider
          edition={{ catalogue: catalogue.value, archive: archive.id, id, current: archive.current, editions: archive.editions }}
        >
          <WordGroupsProvider>
            <SearchProvider>
              <NoteMovesProvider>
                <Shell />
              </NoteMovesProvider>
            </SearchProvider>
          </WordGroupsProvider>
        </EditionProvider>
      )
  }
}
