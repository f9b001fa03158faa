import './ui/tokens.css'
import './ui/base.css'
import './anchoring/painting.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createPassageClient } from './anchoring/passage-client.ts'
import { App } from './app/app.tsx'
import { NotConnected } from './app/not-connected.tsx'
import { createNoteStore } from './data/note-store.ts'
import { createStorageOutbox } from './data/outbox.ts'
import { repositoryLater } from './data/repository-later.ts'
import { windowStorageLater } from './data/window-storage-later.ts'
import { connect } from './host/connect.ts'
import type { Host } from './host/host.ts'
import { createSearchClient } from './search-index/search-client.ts'
import { measureCharacters } from './ui/character-width.ts'
import { Working } from './ui/working.tsx'
import { words } from './words/words.ts'
import { createArchiveReader } from './workspace/archive-reader.ts'
import { createNoteHistory } from './workspace/note-history.ts'
import { createSearchAnswers } from './workspace/search-answers.ts'
import { applySettings } from './workspace/settings.ts'
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
  // Starts at once and goes on while the window shows: a note asks for nothing else.
  void notes.start()
  const archive = createArchiveReader(host)
  const search = createSearchClient()
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const answers = createSearchAnswers({ host, archive, client: search, pause })
  return { host, program, archive, notes, history, search, answers, passages: createPassageClient() }
}

async function start(): Promise<void> {
  applySettings()
  measureCharacters()
  const element = document.getElementById('root')
  if (element === null) throw new Error('index.html has no element "root"')
  const root = createRoot(element)
  root.render(<Working what={words.program.loading} />)
  const host = await connect()
  if (!host.ok) {
    root.render(<NotConnected failure={host.error} />)
    return
  }
  const program = await host.value.call('program.describe', {})
  if (!program.ok) {
    root.render(<NotConnected failure={program.error} />)
    return
  }
  const services = createServices(host.value, program.value)
  root.render(
    <StrictMode>
      <App services={services} />
    </StrictMode>,
  )
}

void start()
