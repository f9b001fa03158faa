import { useSyncExternalStore } from 'react'
import type { Outcome } from '#shared/contract/failure.ts'
import type { SharingSettings, SharingState } from '#shared/sharing/sharing-state.ts'
import type { NoteStore } from '../data/note-store.ts'
import type { Host } from '../host/host.ts'

/** What the window knows of the shared folder. */
export interface SharedFolderView {
  /** Null until the service has answered for the first time. */
  readonly state: SharingState | null
  /** Why the last exchange did not work, in words. */
  readonly failure: string | null
  readonly busy: boolean
}

interface Surroundings {
  readonly host: Pick<Host, 'call'>
  readonly notes: Pick<NoteStore, 'snapshot' | 'catchUp' | 'settled'>
  /** Calls `task` every so many milliseconds; returns what ends it. */
  every(ms: number, task: () => void): () => void
}

/** The shared folder, as one window works with it. */
export interface SharedFolderClient {
  subscribe(listener: () => void): () => void
  view(): SharedFolderView
  /**
   * Asks the service how things stand, and exchanges where that is switched on. What was written before the call is in it: where an exchange is under way,
   * which may have read the record already, another one follows.
   */
  exchange(): Promise<void>
  set(settings: SharingSettings): Promise<Outcome<SharingState>>
  /** Exchanges now and then, from now on. */
  start(): void
}

/** Milliseconds between two exchanges: soon enough for a talk on the telephone, and seldom enough for a slow drive. */
const EVERY = 15_000
/** Milliseconds after which a long exchange is asked how far it is. */
const LOOK_EVERY = 500

export function createSharedFolderClient({ host, notes, every }: Surroundings): SharedFolderClient {
  const listeners = new Set<() => void>()
  let current: SharedFolderView = { state: null, failure: null, busy: false }
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  let started = false
  let known = 0

  function publish(part: Partial<SharedFolderView>): void {
    current = { ...current, ...part }
    for (const listener of listeners) listener()
  }

  /** What came into the record since this window last looked is read from there. */
  async function follow(state: SharingState): Promise<void> {
    if (state.taken === known) return
    const caughtUp = await notes.catchUp()
    if (caughtUp.ok) known = state.taken
    else publish({ failure: caughtUp.error.message })
  }

  async function run(): Promise<void> {
    const { ready, readOnly, device } = notes.snapshot()
    if (!ready || readOnly !== null) return
    const looked = await host.call('sharing.look', {})
    if (!looked.ok) return publish({ failure: looked.error.message })
    publish({ state: looked.value })
    const { folder, write, read } = looked.value.settings
    if (folder === null || !(write || read)) return
    await notes.settled()
    publish({ busy: true })
    const endLooking = every(LOOK_EVERY, () => {
      void host.call('sharing.look', {}).then((answer) => {
        if (answer.ok && current.busy) publish({ state: answer.value })
      })
    })
    try {
      const answer = await host.call('sharing.exchange', { device })
      if (!answer.ok) return publish({ failure: answer.error.message })
      publish({ state: answer.value, failure: null })
      await follow(answer.value)
    } finally {
      endLooking()
      publish({ busy: false })
    }
  }

  function begin(): Promise<void> {
    running = run().finally(() => {
      running = null
    })
    return running
  }

  function exchange(): Promise<void> {
    if (running === null) return begin()
    const go = () => {
      next = null
      return begin()
    }
    next ??= running.then(go, go)
    return next
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: () => current,
    exchange,
    async set(settings) {
      await running
      const answer = await host.call('sharing.set', settings)
      if (answer.ok) publish({ state: answer.value, failure: null })
      return answer
    },
    start() {
      if (started) return
      started = true
      every(EVERY, () => {
        if (running === null && (current.state === null || current.state.settings.folder !== null)) void exchange()
      })
      void exchange()
    },
  }
}

let client: SharedFolderClient | null = null

/** The window's one client, made when it is first asked for. */
export function sharedFolderOf(services: { readonly host: Host; readonly notes: NoteStore }): SharedFolderClient {
  if (client !== null) return client
  const made = createSharedFolderClient({
    host: services.host,
    notes: services.notes,
    every(ms, task) {
      const timer = setInterval(task, ms)
      return () => clearInterval(timer)
    },
  })
  client = made
  // Somebody who comes back to the window wants to see what came meanwhile.
  window.addEventListener('focus', () => void made.exchange())
  return made
}

export function useSharedFolder(folder: SharedFolderClient): SharedFolderView {
  return useSyncExternalStore(folder.subscribe, folder.view)
}
