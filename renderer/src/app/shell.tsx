import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { Link, Outlet, useLocation, useNavigate } from 'react-router'
import { EditionChoice } from '../features/editions/edition-choice.tsx'
import { UndecidedBanner } from '../features/moving/undecided-banner.tsx'
import { SearchBox } from '../features/search/search-box.tsx'
import { type Part, partPath } from '../places/places.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { words } from '../words/words.ts'
import { useCommands } from '../workspace/commands.ts'
import { isMac } from '../workspace/keys.ts'
import { changeSettings, useSettings } from '../workspace/settings.ts'
import { markStartPainted } from '../workspace/start-marks.ts'
import { useNoteActions } from '../workspace/use-notes.ts'
import { useEdition, useServices } from '../workspace/workspace.tsx'
import { ActionBar } from './action-bar.tsx'
import { AddToBriefing } from './add-to-briefing-lazily.tsx'
import { Doors } from './doors.tsx'
import { KeepingWarnings } from './keeping-warnings-lazily.tsx'
import { fetchLaterPages } from './later-pages.tsx'
import { SaveSign } from './save-sign.tsx'
import styles from './shell.module.css'
import { type ShellDialog, ShellDialogs } from './shell-dialogs.tsx'
import { Sidebar } from './sidebar.tsx'
import { useOpened } from './use-opened.ts'
import { useOwnName } from './use-own-name.ts'
import { useScrollMemory } from './use-scroll-memory.ts'
import { useWhenIdle } from './use-when-idle.ts'
import { useNotesBeside, useWideWindow } from './use-wide-window.ts'
import { WindowCommands } from './window-commands-lazily.tsx'

const parts: readonly { readonly part: Part; readonly name: string; readonly keys?: readonly string[] }[] = [
  { part: 'campaign', name: words.nav.campaign },
  { part: 'letter', name: words.nav.letter },
  { part: 'statements', name: words.nav.statements },
  { part: 'coverage', name: words.nav.coverage },
  { part: 'signatories', name: words.nav.signatories },
  { part: 'recommendations', name: words.nav.recommendations },
  { part: 'claims', name: words.nav.claims },
  { part: 'notes', name: words.nav.notes },
  { part: 'briefings', name: words.nav.briefings, keys: ['g'] },
  { part: 'searches', name: words.nav.searches },
  { part: 'verify', name: words.nav.verify },
  { part: 'editions', name: words.nav.editions },
  { part: 'colleagues', name: words.nav.colleagues },
  { part: 'backups', name: words.nav.backups },
  { part: 'templates', name: words.nav.templates },
  { part: 'settings', name: words.nav.settings },
  { part: 'help', name: words.nav.help },
  { part: 'welcome', name: words.nav.welcome },
  { part: 'about', name: words.nav.about },
]

function useShellCommands(open: {
  toggleParts(): void
  palette(): void
  keys(): void
  export(): void
  toggleNotes(): void
}): void {
  const { id: edition } = useEdition()
  const navigate = useNavigate()
  const settings = useSettings()
  const actions = useNoteActions()
  useCommands([
    { id: 'palette', group: 'view', name: words.keys.palette, keys: ['Mod+k'], run: open.palette },
    { id: 'show-help', group: 'view', name: words.keys.help, keys: ['?', 'F1'], run: open.keys },
    { id: 'export-notes', group: 'notes', name: words.export.actionAll, keys: ['Mod+s', 'Mod+Shift+e'], run: open.export },
    { id: 'undo', group: 'notes', name: words.keys.undo, keys: ['Mod+z'], run: actions.undo },
    { id: 'redo', group: 'notes', name: words.keys.redo, keys: ['Mod+Shift+z', 'Mod+y'], run: actions.redo },
    {
      id: 'toggle-left',
      group: 'view',
      name: words.keys.toggleLeft,
      keys: ['['],
      run: open.toggleParts,
    },
    {
      id: 'toggle-right',
      group: 'view',
      name: words.keys.toggleRight,
      keys: [']'],
      run: open.toggleNotes,
    },
    {
      id: 'theme',
      group: 'view',
      name: words.keys.theme,
      keys: [],
      run: () => {
        const dark =
          settings.theme === 'system' ? window.matchMedia('(prefers-color-scheme: dark)').matches : settings.theme === 'dark'
        changeSettings({ theme: dark ? 'light' : 'dark' })
      },
    },
    {
      id: 'back',
      group: 'go',
      name: words.reading.goBack,
      keys: [isMac ? 'Mod+[' : 'Alt+ArrowLeft'],
      run: () => void navigate(-1),
    },
    {
      id: 'forward',
      group: 'go',
      name: words.reading.goForward,
      keys: [isMac ? 'Mod+]' : 'Alt+ArrowRight'],
      run: () => void navigate(1),
    },
    ...parts.map(({ part, name, keys = [] }) => ({
      id: `go-${part}`,
      group: 'go' as const,
      name: words.keys.goTo(name),
      keys,
      run: () => void navigate(partPath(edition, part)),
    })),
  ])
}

/** The frame of the window: parts on the left, search and edition above, the place in the middle. */
export function Shell() {
  const { id, current } = useEdition()
  const settings = useSettings()
  useOwnName()
  useOpened()
  const { pathname } = useLocation()
  const middle = useRef<HTMLElement>(null)
  useScrollMemory(middle)
  useWhenIdle(fetchLaterPages)
  const services = useServices()
  useWhenIdle(services.history.prepare)
  useWhenIdle(
    useCallback(
      () => void import('../workspace/remove-at-start.ts').then((late) => late.removeAtStart(services)).catch(() => undefined),
      [services],
    ),
  )
  useWhenIdle(
    useCallback(
      // What cannot be had now is asked for again by the page.
      () =>
        void import('../workspace/shared-folder.ts').then((late) => late.sharedFolderOf(services).start()).catch(() => undefined),
      [services],
    ),
  )
  useLayoutEffect(() => markStartPainted('list shown'), [])
  const wide = useWideWindow(640)
  const beside = useNotesBeside()
  // On a narrow window the parts are a sheet over the text: it starts closed, and says nothing about a wide window.
  const [partsSheet, setPartsSheet] = useState(false)
  const partsOpen = wide ? settings.leftOpen : partsSheet
  const toggleParts = () => (wide ? changeSettings({ leftOpen: !partsOpen }) : setPartsSheet(!partsOpen))
  const [dialog, setDialog] = useState<ShellDialog | null>(null)
  const notesOpen = beside ? settings.rightOpen : settings.sheetOpen
  const toggleNotes = () => changeSettings(beside ? { rightOpen: !notesOpen } : { sheetOpen: !notesOpen })
  useShellCommands({
    palette: () => setDialog('palette'),
    keys: () => setDialog('keys'),
    export: () => setDialog('export'),
    toggleNotes,
    toggleParts,
  })

  const onSource = /^\/[^/]+\/source\//.test(pathname)
  const scrolls = onSource ? '' : styles['scrolls']
  return (
    <div className={`${styles['shell']} ${partsOpen ? styles['withLeft'] : ''}`}>
      <button type="button" className={styles['skip']} onClick={skip}>
        {words.program.skipToText}
      </button>
      <header className={styles['top']}>
        <Button look="quiet" size="small" aria-label={words.nav.toggleLeft} aria-expanded={partsOpen} onPress={toggleParts}>
          ☰
        </Button>
        <SearchBox />
        <EditionChoice />
        <SaveSign />
        {onSource ? (
          <Button look="quiet" size="small" onPress={toggleNotes}>
            {notesOpen ? words.nav.hideNotes : words.nav.showNotes}
          </Button>
        ) : null}
      </header>
      {partsOpen ? (
        <div className={styles['left']}>
          <Sidebar onChosen={() => setPartsSheet(false)} />
        </div>
      ) : null}
      <main id="middle" ref={middle} className={`${styles['middle']} ${scrolls}`} tabIndex={-1}>
        {id === current ? null : (
          <div className={styles['older']}>
            <Banner tone="caution" actions={<Link to={partPath(current, 'campaign')}>{words.archive.readCurrent(current)}</Link>}>
              {words.archive.olderEdition(id, current)}
            </Banner>
          </div>
        )}
        <KeepingWarnings className={styles['older']} />
        <UndecidedBanner className={styles['older']} />
        <div className={styles['place']}>
          <Outlet />
        </div>
      </main>
      <ActionBar />
      <Doors />
      {services.host.kind === 'desktop' ? <WindowCommands /> : null}
      <AddToBriefing />
      <ShellDialogs open={dialog} onClose={() => setDialog(null)} />
    </div>
  )
}

/** Goes to the text without touching the address, which says where in the archive one is. */
function skip(): void {
  const text = document.querySelector<HTMLElement>('[data-scroller] section[tabindex="0"]') ?? document.getElementById('middle')
  text?.focus()
}
