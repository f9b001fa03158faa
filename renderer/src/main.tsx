import './ui/tokens.css'
import './ui/base.css'
import './first-sight/first-sight.css'
import './anchoring/painting.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { EditionId } from '#shared/archive/ids.ts'
import { createPassageClient } from './anchoring/passage-client.ts'
import { App } from './app/app.tsx'
import { NotConnected } from './app/not-connected.tsx'
import type { OpenedArchive } from './app/use-open-archive.ts'
import { createNoteStore } from './data/note-store.ts'
import { createStorageOutbox } from './data/outbox.ts'
import { repositoryLater } from './data/repository-later.ts'
import { windowStorageLater } from './data/window-storage-later.ts'
import { connect } from './host/connect.ts'
import type { Host } from './host/host.ts'
import { guardSinks } from './host/trusted-types.ts'
import { createSearchClient } from './search-index/search-client.ts'
import { measureCharacters } from './ui/character-width.ts'
import { createArchiveReader } from './workspace/archive-reader.ts'
import { createNoteHistory } from './workspace/note-history.ts'
import { rememberEdition } from './workspace/remembered-edition.ts'
import { createSearchAnswers } from './workspace/search-answers.ts'
import { applySettings } from './workspace/settings.ts'
import { afterFirstList, markStart, startMarks, whenStarted } from './workspace/start-marks.ts'
import { watchWindowFaults } from './workspace/window-faults.ts'
import type { Services } from './workspace/workspace.tsx'

/** Makes the long-lived parts and hands them to each other. */
function createServices(host: Host, program: Services['program']): Services {
  const storage = windowStorageLater(`campaign-archive-${program.profileId}`)
  const notes = createNoteStore({
    repository: repositoryLater(async () => (await storage()).repository),
    spareRepository: async () => await (await storage()).openSpare(),
    journal: {
      state: () => host.call('journal.state', {}),
      append: (changes) => host.call('journal.append', { changes: [...changes] }),
      read: (from, limit) => host.call('journal.read', { from, limit }),
      compare: (position) => host.call('journal.compare', position),
      forget: (ids) => host.call('journal.forget', { ids: [...ids] }),
    },
    outbox: createStorageOutbox(window.localStorage, program.profileId, crypto.randomUUID()),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    // Another one in each window, with room to count on.
    firstCount: (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 500_000,
  })
  const history = createNoteHistory(async () => {
    const { openWindowHistory } = await import('./workspace/window-history.ts')
    return openWindowHistory(notes, (await storage()).database, program.profileId)
  })
  const archive = createArchiveReader(host)
  const search = createSearchClient()
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const answers = createSearchAnswers({ host, archive, client: search, pause })
  return { host, program, archive, notes, history, search, answers, passages: createPassageClient() }
}

/** The edition that the address names, where the archive has it, or the current one. */
function editionToShow({ editions, current }: OpenedArchive): EditionId {
  const named = /^#\/([^/?]+)/.exec(window.location.hash)?.[1]
  return editions.find(({ id }) => id === named)?.id ?? current
}

/** Asks for what the first view shows while the first sight stands; null where that takes longer, or cannot be had: the view then says so itself. */
async function beginArchive({ host, archive, answers }: Services): Promise<OpenedArchive | null> {
  const answer = await host.call('archive.open', {})
  if (!answer.ok || answer.value.state !== 'ready') return null
  rememberEdition(answer.value.current)
  const edition = editionToShow(answer.value)
  // Beside the window, in a thread of its own. Who asks a question is told why it cannot be answered.
  answers.prepare(edition).then(
    () => markStart('search ready'),
    () => undefined,
  )
  const catalogue = await archive.edition(edition)
  return catalogue.ok ? answer.value : null
}

/** Hands the times of this start to the service, where they were asked for by `--trace-startup`. */
function reportStart({ host, program }: Services): void {
  if (!program.tracing) return
  whenStarted(() => void host.call('start.report', { origin: performance.timeOrigin, marks: startMarks() }))
}

async function start(): Promise<void> {
  markStart('program read')
  guardSinks()
  watchWindowFaults()
  applySettings()
  measureCharacters()
  const element = document.getElementById('root')
  if (element === null) throw new Error('index.html has no element "root"')
  // The first sight stands in it until there is something to draw.
  const root = createRoot(element)
  const connected = await connect()
  if (!connected.ok) {
    root.render(<NotConnected failure={connected.error} />)
    return
  }
  markStart('connected')
  const services = createServices(connected.value.host, connected.value.program)
  reportStart(services)
  const begun = await beginArchive(services)
  const startNotes = () => void services.notes.start().then(() => markStart('notes compared'))
  // The database and its library would take their time from the first list: they come after it, where there is one.
  if (begun === null) startNotes()
  else afterFirstList(startNotes)
  root.render(
    <StrictMode>
      <App services={services} begun={begun} />
    </StrictMode>,
  )
}

void start()
