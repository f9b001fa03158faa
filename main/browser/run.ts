import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { type DeepLink, writeLinkPlace } from '#shared/links/deep-link.ts'
import type { Backups } from '../services/backups/backups.ts'
import { beforeNewVersion } from '../services/backups/before-new-version.ts'
import { openBackups } from '../services/backups/open-backups.ts'
import { watchedJournal } from '../services/backups/watched-journal.ts'
import { WaitingFile } from '../services/handed/waiting-file.ts'
import { createHandlers } from '../services/handlers.ts'
import type { Journal } from '../services/journal/journal.ts'
import { openJournal } from '../services/journal/open-journal.ts'
import { closeArchives, openArchives } from '../services/open-archives.ts'
import { later } from '../services/profile/later.ts'
import { openProfile, type Profile } from '../services/profile/profile.ts'
import { defaultProfileFolder } from '../services/profile/profile-folder.ts'
import { type LockOwner, type ProfileLock, type TakenLock, takeProfileLock } from '../services/profile/profile-lock.ts'
import {
  removalMarker,
  removeEmptyProfile,
  removeEverything,
  resumeRemoval,
  tellRemoval,
} from '../services/profile/remove-everything.ts'
import { parseStartOptions, type StartOptions } from '../services/profile/start-options.ts'
import { createStartTrace, type StartTrace } from '../services/profile/start-trace.ts'
import { createReadSearchIndex } from '../services/search/read-search-index.ts'
import { createSharing } from '../services/sharing/sharing.ts'
import { listStaticFiles } from '../services/web/static-files.ts'
import { DEFAULT_PORT, listenNear, readRememberedPort, rememberPort } from './listen.ts'
import { hasDisplay } from './open-window.ts'
import { askForWindow } from './running-instance.ts'
import { createHostServer } from './server.ts'

/** How long the start waits for the archive, in milliseconds; a large one goes on being opened beside it. */
const PATIENCE = 300
/** How long the window is given to receive the last answer, in milliseconds. */
const ANSWER_TIME = 1_000
/** How often, and how long in ms, to wait for another start that is under way. */
const START_TURNS = 50
const START_TURN = 100

/** What a run needs from outside. */
export interface Surroundings {
  readonly args: readonly string[]
  readonly folder: string
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly version: string
  /** Of the source text that the program was built from; null where the build was not told. */
  readonly commit: string | null
  /** The window's files, the bundled archive, and its search indexes. */
  readonly rendererFolder: string
  readonly archiveFolder: string
  readonly indexFolder: string
  /** One line for whoever started the program, on standard output. */
  readonly announce: (line: string) => void
  /** A sentence for the person, on standard error. */
  readonly say: (sentence: string) => void
  readonly openWindow: (address: string) => Promise<boolean>
}

export type Run =
  | { readonly state: 'ended'; readonly exitCode: number }
  /** `stop` may be called more than once; each call answers when all is closed. `removed` resolves once a person had everything removed: it is then to be called. */
  | { readonly state: 'serving'; readonly address: string; readonly removed: Promise<void>; stop(): Promise<void> }

/** The address of a window that begins at the place of a link. It stands behind the token, which the window takes out of its address first. */
function addressAt(address: string, link: DeepLink | null): string {
  return link === null ? address : `${address}/open/${writeLinkPlace(link)}`
}

async function showWindow(address: string, options: StartOptions, around: Surroundings): Promise<void> {
  if (!options.open) return
  if (!hasDisplay(around.platform, around.environment)) {
    around.say('There is no display here, so no window was opened: open the address after "ready" in a browser on this computer.')
  } else if (!(await around.openWindow(address))) {
    around.say('No browser could be started: open the address after "ready" in a browser on this computer.')
  }
}

async function joinRunning(owner: LockOwner, lockPath: string, options: StartOptions, around: Surroundings): Promise<Run> {
  if (owner.host === 'desktop') {
    around.say('Campaign Archive is already open as a desktop program with these notes: use its window, or close it first.')
    return { state: 'ended', exitCode: 1 }
  }
  const address = owner.door === null ? null : await askForWindow(owner.door)
  if (address === null) {
    around.say(
      `Campaign Archive is already running with these notes (process ${owner.pid} on ${owner.machine}) but does not answer: end that process, or, if it is not Campaign Archive, remove ${lockPath}.`,
    )
    return { state: 'ended', exitCode: 1 }
  }
  around.say('Campaign Archive was already running with these notes; this is another window of it.')
  if (options.file !== null) around.say(`To look at ${options.file}, drop it on that window.`)
  const place = addressAt(address, options.link)
  around.announce(`ready ${place}`)
  await showWindow(place, options, around)
  return { state: 'ended', exitCode: 0 }
}

async function serve(
  profile: Profile,
  journal: Journal,
  backups: Backups,
  lock: ProfileLock,
  onRemoved: () => void,
  options: StartOptions,
  trace: StartTrace,
  around: Surroundings,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const archiveFolder = options.archive ?? around.archiveFolder
  const opening = openArchives({
    bundled: archiveFolder,
    profile: profile.folder,
    cache: profile.cache,
    indexes: around.indexFolder,
    report: around.say,
  })
  opening.ready.then(
    ({ shelf }) => {
      trace.mark('archive open')
      const archive = shelf.inUse()
      if (!archive.ok) around.say(`The archive could not be opened, and your notes can still be read: ${archive.error.message}`)
    },
    (error: unknown) =>
      around.say(`the archive could not be opened: ${error instanceof Error ? error.message : 'for a reason unknown'}`),
  )
  // What can be said of it at once stands before the address.
  await opening.isReadyWithin(PATIENCE).catch(() => false)
  const sharing = await createSharing({ profile: profile.folder, journal, now: Date.now })
  const handed = new WaitingFile()
  handed.offer(options.file)
  const handlers = createHandlers({
    opening,
    journal,
    sharing,
    backups,
    describe: {
      name: 'Campaign Archive',
      version: around.version,
      host: 'browser',
      profile: profile.folder,
      profileId: profile.id,
      archive: archiveFolder,
      tracing: options.traceStartup,
    },
    trace,
    commit: around.commit,
    saveFile: async () => fail('unsupported', 'in a browser a file is saved by a download'),
    savePdf: async () => fail('unsupported', 'in a browser a PDF is saved in the print dialog'),
    choosePack: async () => fail('unsupported', 'in a browser the window asks for the file and sends it'),
    openPack: async () => fail('unsupported', 'a browser does not tell where a file is; the window sends it'),
    // A link is in the address that the window opens with.
    takeLink: async () => succeed({ link: null }),
    openAddress: async () => fail('unsupported', 'in a browser an address is copied'),
    openWindow: async () => fail('unsupported', 'in a browser another tab is opened'),
    showCommands: async () => succeed({}),
    showTheme: async () => succeed({}),
    showProgress: async () => succeed({}),
    takeFile: handed.taking(async (path) => (await opening.ready).packs.open(path)),
    chooseFolder: async () => fail('unsupported', 'in a browser the path of the folder is written down'),
    removeProfile: async ({ copies }) => {
      await backups.abandon()
      await sharing.close()
      await closeArchives(opening)
      await journal.close()
      const report = await removeEverything(profile.folder, { copies, windowInUse: false })
      around.say(tellRemoval(report))
      onRemoved()
      return succeed(report)
    },
  })
  const files = await listStaticFiles(around.rendererFolder)
  const host = createHostServer({
    handlers,
    files,
    receivePack: async (pieces) => (await opening.ready).packs.receive(pieces),
    readSearchIndex: createReadSearchIndex(opening),
    // The message alone: a note's text must not end up in a log by way of a stack or a dump.
    report: (name, error) => around.say(`${name} failed: ${error instanceof Error ? error.message : 'for a reason unknown'}`),
  })
  try {
    const wanted = options.port ?? (await readRememberedPort(profile.folder)) ?? DEFAULT_PORT
    const port = await listenNear(host.server, wanted)
    if (port !== wanted) around.say(`Port ${wanted} is taken by another program, so port ${port} is used.`)
    await rememberPort(profile.folder, port)
    trace.mark('serving')
    host.server.once('request', () => trace.mark('first request'))
    await lock.announce({ port, secret: host.doorSecret })
    return {
      address: addressAt(host.windowAddress(), options.link),
      close: async () => {
        await host.close()
        await sharing.close()
        await closeArchives(opening)
      },
    }
  } catch (error) {
    if (host.server.listening) await host.close()
    throw error
  }
}

/** Takes the lock, or waits a little for another browser host that has just taken it and cannot be reached yet. */
async function takeLock(folder: string): Promise<Outcome<TakenLock>> {
  for (let turn = 0; ; turn += 1) {
    const taken = await takeProfileLock(folder, 'browser')
    const starting =
      taken.ok && taken.value.state === 'held' && taken.value.owner.host === 'browser' && taken.value.owner.door === null
    if (!starting || turn === START_TURNS) return taken
    await pause(START_TURN)
  }
}

/** Starts the browser host. Expected failures are said in a sentence and end with exit code 1, or 2 for a mistaken option. */
export async function run(around: Surroundings): Promise<Run> {
  const parsed = parseStartOptions(around.args, around.folder)
  const problem = !parsed.ok
    ? parsed.message
    : parsed.options.host === 'desktop'
      ? 'this is the browser host: it has no --host=desktop'
      : null
  if (!parsed.ok || problem !== null) {
    around.say(`Campaign Archive did not start: ${problem ?? ''}.`)
    return { state: 'ended', exitCode: 2 }
  }
  const { options } = parsed
  const trace = createStartTrace(options.traceStartup ? around.say : null)
  trace.mark('program read')
  const folder = options.profile ?? defaultProfileFolder(around.platform, around.environment, homedir())
  if (existsSync(removalMarker(folder))) return goOnRemoving(folder, around)
  const profile = await openProfile(folder)
  if (!profile.ok) return refuseStart(profile.error.message, around)
  trace.mark('profile open')
  const taken = await takeLock(profile.value.folder)
  if (!taken.ok) return refuseStart(taken.error.message, around)
  if (taken.value.state === 'held') return joinRunning(taken.value.owner, taken.value.path, options, around)

  const { lock } = taken.value
  const parts = { profile: profile.value, program: around.version, now: () => new Date(), later }
  const unsafe = await beforeNewVersion(parts)
  if (unsafe !== null) around.say(unsafe)
  const journal = await openJournal(profile.value.journal)
  if (!journal.ok) {
    await lock.release()
    return refuseStart(journal.error.message, around)
  }
  trace.mark('journal open')
  const backups = await openBackups(parts)
  let isRemoved = false
  let tellRemoved: () => void = () => undefined
  const removed = new Promise<void>((resolve) => {
    // The window is given its answer first.
    tellRemoved = () => later(ANSWER_TIME, resolve)
  })
  const onRemoved = () => {
    isRemoved = true
    tellRemoved()
  }
  try {
    const { address, close } = await serve(
      profile.value,
      watchedJournal(journal.value, backups),
      backups,
      lock,
      onRemoved,
      options,
      trace,
      around,
    )
    around.announce(`ready ${address}`)
    await showWindow(address, options, around)
    let stopped: Promise<void> | null = null
    const stop = async () => {
      await close()
      await journal.value.close()
      // From the files alone, once nothing writes to them any more.
      if (!isRemoved) await backups.close()
      await lock.release()
      if (isRemoved) await removeEmptyProfile(profile.value.folder)
    }
    return {
      state: 'serving',
      address,
      removed,
      stop: () => {
        stopped ??= stop()
        return stopped
      },
    }
  } catch (error) {
    await backups.abandon()
    await journal.value.close()
    await lock.release()
    throw error
  }
}

/** Ends a removal that was cut short, before anything is opened. */
async function goOnRemoving(folder: string, around: Surroundings): Promise<Run> {
  const taken = await takeLock(folder)
  if (!taken.ok) return refuseStart(taken.error.message, around)
  if (taken.value.state === 'held') return refuseStart('the program that is removing everything still runs', around)
  const report = await resumeRemoval(folder)
  await taken.value.lock.release()
  await removeEmptyProfile(folder)
  around.say(`${tellRemoval(report)} The removal had not come to its end before. Start the program again to begin anew.`)
  return { state: 'ended', exitCode: 0 }
}

function refuseStart(message: string, around: Surroundings): Run {
  around.say(`Campaign Archive did not start: ${message.replace(/\.$/, '')}.`)
  return { state: 'ended', exitCode: 1 }
}
