import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import { loadNoteEditor } from '../features/notes/note-editor-lazily.tsx'
import { loadFindPart } from '../features/reader/find-part-later.ts'
import { loadPrintedParts } from '../features/reader/printed-parts.ts'
import { patterns } from '../places/places.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { loadMenuList } from '../ui/menu-button.tsx'
import { Page } from '../ui/page.tsx'
import { Working } from '../ui/working.tsx'
import { words } from '../words/words.ts'
import { loadAddToBriefing } from './add-to-briefing-lazily.tsx'
import { withRecordSlots } from './record-places.tsx'
import { loadShellDialogs } from './shell-dialogs.tsx'
import { eachWhenIdle } from './use-when-idle.ts'

type LoadPage = () => Promise<ComponentType>

/** Pages that a window hardly ever starts with. Each comes in a file of its own, so that reading begins without them. */
const pages: readonly (readonly [pattern: string, load: LoadPage])[] = [
  [
    patterns.signatories,
    async () => withRecordSlots('signatory', (await import('../features/signatories/signatories-page.tsx')).SignatoriesPage),
  ],
  [patterns.claims, async () => withRecordSlots('claim', (await import('../features/claims/claims-page.tsx')).ClaimsPage)],
  [
    patterns.letter,
    async () => withRecordSlots('recommendation', (await import('../features/library/letter-page.tsx')).LetterPage),
  ],
  [
    patterns.recommendations,
    async () =>
      withRecordSlots('recommendation', (await import('../features/library/recommendations-page.tsx')).RecommendationsPage),
  ],
  [patterns.notes, async () => (await import('../features/notes/notes-page.tsx')).NotesPage],
  [patterns.tags, async () => (await import('../features/notes/tags-page.tsx')).TagsPage],
  [patterns.briefings, async () => (await import('../features/briefings/briefings-page.tsx')).BriefingsPage],
  [patterns.briefing, async () => (await import('../features/briefings/briefing-page.tsx')).BriefingPage],
  [patterns.searches, async () => (await import('../features/searches/searches-page.tsx')).SearchesPage],
  [patterns.compareSearch, async () => (await import('../features/searches/compare-search-page.tsx')).CompareSearchPage],
  [patterns.moved, async () => (await import('../features/moving/moving-page.tsx')).MovingPage],
  [patterns.editions, async () => (await import('../features/editions/editions-page.tsx')).EditionsPage],
  [patterns.compareEditions, async () => (await import('../features/editions/compare-editions-page.tsx')).CompareEditionsPage],
  [patterns.compareSource, async () => (await import('../features/compare/compare-page.tsx')).ComparePage],
  [patterns.colleagues, async () => (await import('../features/colleagues/colleagues-page.tsx')).ColleaguesPage],
  [patterns.verify, async () => (await import('../features/verify/verify-page.tsx')).VerifyPage],
  [patterns.backups, async () => (await import('../features/backups/backups-page.tsx')).BackupsPage],
  [patterns.templates, async () => (await import('../features/templates/templates-page.tsx')).TemplatesPage],
  [patterns.settings, async () => (await import('../features/settings/settings-page.tsx')).SettingsPage],
  [patterns.openLink, async () => (await import('../features/links/open-link-page.tsx')).OpenLinkPage],
  [patterns.about, async () => (await import('../features/about/about-page.tsx')).AboutPage],
  [patterns.welcome, async () => (await import('../features/library/welcome-page.tsx')).WelcomePage],
  [patterns.help, async () => (await import('../features/settings/help-page.tsx')).HelpPage],
]

/** Where the file of a page cannot be had: the program was stopped, or a newer one took its place on the disk. */
function PageNotLoaded() {
  return (
    <Page>
      <Banner
        tone="error"
        title={words.program.pageNotLoaded}
        actions={<Button onPress={() => window.location.reload()}>{words.program.reload}</Button>}
      >
        <p>{words.program.pageNotLoadedHint}</p>
      </Banner>
    </Page>
  )
}

function OpeningPage() {
  return (
    <Page>
      <Working what={words.program.openingPage} />
    </Page>
  )
}

function loadOrExplain(load: LoadPage): LoadPage {
  return () => load().catch(() => PageNotLoaded)
}

/** Until its page has come the view before it stays; a window that starts there says that it is being opened. */
export const laterPages: readonly RouteObject[] = pages.map(([path, load]) => ({
  path,
  lazy: { Component: loadOrExplain(load) },
  HydrateFallback: OpeningPage,
}))

/** What is opened in a source by a key. */
const inSource: readonly (() => Promise<unknown>)[] = [
  loadFindPart,
  () => import('../features/reader/outline.tsx'),
  () => import('../features/reader/text-choices.tsx'),
  () => import('../features/reader/print-dialog.tsx'),
  loadPrintedParts,
  () => import('./beside-dialog.tsx'),
  () => import('./beside-source.tsx'),
  () => import('./scroll-together.tsx'),
]

/** Fetches what comes later, a file after the other while nothing else is to be done, so that opening it waits for nothing. */
export function fetchLaterPages(): void {
  const dialogs = [
    () => import('./keeping-warnings.tsx'),
    loadShellDialogs,
    loadNoteEditor,
    loadMenuList,
    loadAddToBriefing,
    () => import('../features/packs/pack-dialog.tsx'),
    () => import('../features/history/history-dialog.tsx'),
    () => import('../features/history/conflict-view.tsx'),
  ]
  // What cannot be had now is asked for again, and spoken of, when it is opened.
  void eachWhenIdle([...dialogs, ...inSource, ...pages.map(([, page]) => page)])
}
