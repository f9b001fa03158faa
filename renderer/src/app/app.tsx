import { useEffect } from 'react'
import { createHashRouter, HashRouter, Navigate, type RouteObject, RouterProvider, useRouteError } from 'react-router'
import { ClaimsPage } from '../features/claims/claims-page.tsx'
import { ComparePage } from '../features/compare/compare-page.tsx'
import { CompareEditionsPage } from '../features/editions/compare-editions-page.tsx'
import { EditionsPage } from '../features/editions/editions-page.tsx'
import { CampaignPage } from '../features/library/campaign-page.tsx'
import { LetterPage } from '../features/library/letter-page.tsx'
import { RecommendationsPage } from '../features/library/recommendations-page.tsx'
import { CoveragePage, StatementsPage } from '../features/library/sources-page.tsx'
import { NotesPage } from '../features/notes/notes-page.tsx'
import { SearchPage } from '../features/search/search-page.tsx'
import { HelpPage } from '../features/settings/help-page.tsx'
import { SettingsPage } from '../features/settings/settings-page.tsx'
import { SignatoriesPage } from '../features/signatories/signatories-page.tsx'
import { patterns } from '../places/places.ts'
import { EmptyPlace } from '../ui/empty-place.tsx'
import { Page } from '../ui/page.tsx'
import { Working } from '../ui/working.tsx'
import { words } from '../words/words.ts'
import { listenForKeys, runCommand } from '../workspace/commands.ts'
import { type Services, ServicesProvider, useServices } from '../workspace/workspace.tsx'
import { ArchiveFailed } from './archive-failed.tsx'
import { EditionPlace } from './edition-place.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { PreparingArchive } from './preparing-archive.tsx'
import { SourcePlace } from './source-place.tsx'
import { type OpenedArchive, useOpenArchive } from './use-open-archive.ts'

const places: RouteObject[] = [
  { path: patterns.campaign, element: <CampaignPage /> },
  { path: patterns.letter, element: <LetterPage /> },
  { path: patterns.statements, element: <StatementsPage /> },
  { path: patterns.coverage, element: <CoveragePage /> },
  { path: patterns.signatories, element: <SignatoriesPage /> },
  { path: patterns.recommendations, element: <RecommendationsPage /> },
  { path: patterns.claims, element: <ClaimsPage /> },
  { path: patterns.source, element: <SourcePlace /> },
  { path: patterns.search, element: <SearchPage /> },
  { path: patterns.notes, element: <NotesPage /> },
  { path: patterns.editions, element: <EditionsPage /> },
  { path: patterns.compareEditions, element: <CompareEditionsPage /> },
  { path: patterns.compareSource, element: <ComparePage /> },
  { path: patterns.settings, element: <SettingsPage /> },
  { path: patterns.help, element: <HelpPage /> },
  { path: '/:edition/*', element: <NothingHere /> },
]

function NothingHere() {
  return (
    <Page>
      <EmptyPlace title={words.nav.notHere} hint={words.nav.notHereHint} />
    </Page>
  )
}

function createRouter(archive: OpenedArchive) {
  return createHashRouter([
    { path: '/', element: <Navigate replace to={`/${archive.current}`} /> },
    { path: '/:edition', element: <EditionPlace archive={archive} />, children: places, errorElement: <RouteFailed /> },
  ])
}

/** Lets a fault in a view reach our own boundary, which says what is safe. */
function RouteFailed(): never {
  throw useRouteError()
}

function OpenArchive() {
  const { host } = useServices()
  const { opened: archive, preparing } = useOpenArchive(host, createRouter)
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

export function App({ services }: { readonly services: Services }) {
  useEffect(listenForKeys, [])
  useEffect(() => services.host.onCommand(runCommand), [services])
  return (
    <ErrorBoundary>
      <ServicesProvider services={services}>
        <OpenArchive />
      </ServicesProvider>
    </ErrorBoundary>
  )
}
