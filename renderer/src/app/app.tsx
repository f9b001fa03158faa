import { useEffect } from 'react'
import {
  createHashRouter,
  HashRouter,
  isRouteErrorResponse,
  Navigate,
  type RouteObject,
  RouterProvider,
  useLocation,
  useRouteError,
} from 'react-router'
import type { EditionId } from '#shared/archive/ids.ts'
import type { DeepLink } from '#shared/links/deep-link.ts'
import { CampaignPage } from '../features/library/campaign-page.tsx'
import { CoveragePage, StatementsPage } from '../features/library/sources-page.tsx'
import { openPath, patterns } from '../places/places.ts'
import { isReadableAddress } from '../places/readable-address.ts'
import { EmptyPlace } from '../ui/empty-place.tsx'
import { Page } from '../ui/page.tsx'
import { Working } from '../ui/working.tsx'
import { words } from '../words/words.ts'
import { listenForKeys, runCommand } from '../workspace/commands.ts'
import { NoteSlotsProvider } from '../workspace/note-slots.ts'
import { type Services, ServicesProvider, useServices } from '../workspace/workspace.tsx'
import { ArchiveFailed } from './archive-failed-lazily.tsx'
import { EditionPlace } from './edition-place.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { laterPages } from './later-pages.tsx'
import { noteSlots } from './note-slots.tsx'
import { PreparingArchive } from './preparing-archive.tsx'
import { SearchedSourcePlace, SearchPlace } from './search-place.tsx'
import { type OpenedArchive, useOpenArchive } from './use-open-archive.ts'

const places: RouteObject[] = [
  { path: patterns.campaign, element: <CampaignPage /> },
  { path: patterns.statements, element: <StatementsPage /> },
  { path: patterns.coverage, element: <CoveragePage /> },
  { path: patterns.source, element: <SearchedSourcePlace /> },
  { path: patterns.search, element: <SearchPlace /> },
  ...laterPages,
  { path: '/:edition/*', element: <NothingHere /> },
]

function NothingHere() {
  return (
    <Page>
      <EmptyPlace title={words.nav.notHere} hint={words.nav.notHereHint} />
    </Page>
  )
}

/** Where to begin stands in the address before anything listens to it, so that no late redirection undoes a link that comes meanwhile. */
function writeBeginning(current: EditionId): void {
  const asked = window.location.hash.replace(/^#/, '')
  const beginning = asked === '' || asked === '/' ? `/${current}` : asked.startsWith('/open/') ? `/${current}${asked}` : null
  if (beginning !== null) window.history.replaceState(window.history.state, '', `#${beginning}`)
}

/** Puts the address of a place where nothing is in the stead of one that the router cannot read. */
function keepReadable(current: EditionId): void {
  if (!isReadableAddress(window.location.hash)) window.history.replaceState(window.history.state, '', `#/${current}/nowhere`)
}

function createRouter(archive: OpenedArchive) {
  writeBeginning(archive.current)
  keepReadable(archive.current)
  // Before the router listens, and so before it reads the address.
  window.addEventListener('popstate', () => keepReadable(archive.current))
  const children: RouteObject[] = [
    { path: '/', element: <Navigate replace to={`/${archive.current}`} /> },
    { path: '/open/*', element: <LinkFromOutside edition={archive.current} /> },
    { path: '/:edition', element: <EditionPlace archive={archive} />, children: places },
  ]
  return createHashRouter([{ errorElement: <RouteFailed current={archive.current} />, children }])
}

/** A link that was not made in this window names no edition that is being read: the current one is. */
function LinkFromOutside({ edition }: { readonly edition: EditionId }) {
  const { pathname } = useLocation()
  return <Navigate replace to={`/${edition}${pathname}`} />
}

/** Lets a fault in a view reach our own boundary, which says what is safe. An address that the router cannot read, as one made by somebody else may be, leads nowhere. */
function RouteFailed({ current }: { readonly current: EditionId }) {
  const error = useRouteError()
  if (isRouteErrorResponse(error)) return <Navigate replace to={`/${current}/nowhere`} />
  throw error
}

function OpenArchive({ begun }: { readonly begun: OpenedArchive | null }) {
  const { host } = useServices()
  const { opened: archive, preparing } = useOpenArchive(host, begun, createRouter)
  switch (archive.state) {
    case 'loading':
      return preparing === null ? <Working what={words.program.loading} /> : <PreparingArchive preparing={preparing} />
    case 'failed':
      return (
        <HashRouter>
          <ArchiveFailed failure={archive.failure} onRetry={archive.retry} />
        </HashRouter>
      )
    case 'ready':
      return <RouterProvider router={archive.value} />
  }
}

/** By the address, so that a link that comes before the archive is open waits for it there. */
function openLink(link: DeepLink): void {
  window.location.hash = `#${openPath(link)}`
}

/** `begun`: the archive, where the window waited for it with its first sight. */
export function App({ services, begun }: { readonly services: Services; readonly begun: OpenedArchive | null }) {
  useEffect(listenForKeys, [])
  useEffect(() => services.host.onCommand(runCommand), [services])
  useEffect(() => services.host.onLink(openLink), [services])
  return (
    <ErrorBoundary>
      <ServicesProvider services={services}>
        <NoteSlotsProvider value={noteSlots}>
          <OpenArchive begun={begun} />
        </NoteSlotsProvider>
      </ServicesProvider>
    </ErrorBoundary>
  )
}
