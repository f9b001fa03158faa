import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  IpcMain,
  Menu,
  Protocol,
  Screen,
  Session,
} from 'electron'
import { COMMAND_CHANNEL, type Command, LINK_WAITING } from '#shared/contract/commands.ts'
import { succeed } from '#shared/contract/failure.ts'
import { LINK_SCHEME, readDeepLink } from '#shared/links/deep-link.ts'
import { beforeNewVersion } from '../services/backups/before-new-version.ts'
import { openBackups } from '../services/backups/open-backups.ts'
import { watchedJournal } from '../services/backups/watched-journal.ts'
import { createHandlers } from '../services/handlers.ts'
import { openJournal } from '../services/journal/open-journal.ts'
import { openArchives } from '../services/open-archives.ts'
import { causeOf } from '../services/profile/disk-error.ts'
import { later } from '../services/profile/later.ts'
import { openProfile } from '../services/profile/profile.ts'
import { defaultProfileFolder } from '../services/profile/profile-folder.ts'
import { takeProfileLock } from '../services/profile/profile-lock.ts'
import { removalMarker, removeEverything } from '../services/profile/remove-everything.ts'
import { parseStartOptions } from '../services/profile/start-options.ts'
import { createReadSearchIndex } from '../services/search/read-search-index.ts'
import { createSharing } from '../services/sharing/sharing.ts'
import { listStaticFiles } from '../services/web/static-files.ts'
import { APP_SCHEME } from './app-address.ts'
import { answerFromFiles, appScheme } from './app-protocol.ts'
import { serveCalls, serveSearchIndex } from './calls.ts'
import { createChooseFolder } from './choose-folder.ts'
import { createChoosePack } from './choose-pack.ts'
import { finishRemoval } from './finish-removal.ts'
import { hardenContents } from './harden-contents.ts'
import { hardenSession } from './harden-session.ts'
import { argumentsBeforeLink, END_OF_SWITCHES, handOn, linkAmong, linkHandedOn, WaitingLink } from './links.ts'
import { openMainWindow } from './main-window.ts'
import { menuTemplate } from './menu.ts'
import { createSaveFile } from './save-file.ts'
import { placeWindow, readWindowPlace, writeWindowPlace } from './window-place.ts'

/** What of Electron the program uses; handed in, so that the order of the boot can be tested without it. */
export interface ElectronParts {
  readonly app: App
  readonly protocol: Protocol
  readonly ipcMain: IpcMain
  readonly dialog: Dialog
  readonly menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  readonly screen: () => Screen
  readonly session: () => Session
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow
}

export interface DesktopSurroundings {
  readonly args: readonly string[]
  readonly folder: string
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly rendererFolder: string
  readonly preload: string
  readonly archiveFolder: string
  /** The search indexes of the bundled archive. */
  readonly indexFolder: string
  readonly say: (sentence: string) => void
}

/** Switches of Chromium that keep it from the network by itself, whatever a page asks. Every name, and every address, is not found. */
const SWITCHES: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
]

/** Ours among the switches that Electron and Chromium read from the same line. */
function ownOptions(args: readonly string[]): readonly string[] {
  return argumentsBeforeLink(args).filter((arg) => /^--(?:profile|archive)(?:=|$)/.test(arg))
}

/** How long the window is given to receive the last answer, in milliseconds. */
const ANSWER_TIME = 1_000

class StartFailure extends Error {}

/**
 * Starts the desktop host. What must precede Electron's `ready` happens before the first await. A failure that can be
 * expected is shown in a box that names the thing and the cause, and ends the program with code 1.
 */
export async function boot(electron: ElectronParts, around: DesktopSurroundings): Promise<void> {
  const { app } = electron
  try {
    const parsed = parseStartOptions(ownOptions(around.args), around.folder)
    if (!parsed.ok) throw new StartFailure(parsed.message)
    const folder = parsed.options.profile ?? defaultProfileFolder(around.platform, around.environment, app.getPath('home'))
    if (existsSync(removalMarker(folder))) {
      await finishRemoval(electron, folder, around.say)
      return
    }
    const links = new WaitingLink()
    prepare(electron, folder, links)
    const asked = linkAmong(around.args)
    // The other instance gets the event, with the link, and shows its window.
    if (!app.requestSingleInstanceLock(handOn(asked))) {
      app.exit(0)
      return
    }
    links.offer(asked)
    takeOverLinks(app, around)
    await app.whenReady()
    await start(electron, around, links, folder, parsed.options.archive ?? around.archiveFolder)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    around.say(`Campaign Archive did not start: ${message}`)
    electron.dialog.showErrorBox('Campaign Archive did not start', message)
    app.exit(1)
  }
}

/** Asks the system for the links of our scheme: on Linux the desktop entry of a package does, and a portable program leaves no trace. */
function takeOverLinks(app: App, { platform, environment }: DesktopSurroundings): void {
  const portable = environment.PORTABLE_EXECUTABLE_FILE !== undefined
  if (!app.isPackaged || portable || (platform !== 'win32' && platform !== 'darwin')) return
  // Where the system refuses, links can still be pasted into the search box.
  app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [END_OF_SWITCHES])
}

function prepare({ app, protocol }: ElectronParts, folder: string, links: WaitingLink): void {
  protocol.registerSchemesAsPrivileged([appScheme])
  app.enableSandbox()
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value)
  const own = join(folder, 'electron')
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartFailure(`the profile folder ${folder} cannot be used: ${causeOf(error)}`)
  }
  app.setPath('userData', own)
  app.setAppLogsPath(join(own, 'logs'))
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
  // On macOS the link that starts the program comes before it is ready.
  app.on('open-url', (event, address) => {
    event.preventDefault()
    links.offer(readDeepLink(address))
  })
}

async function start(
  electron: ElectronParts,
  around: DesktopSurroundings,
  links: WaitingLink,
  folder: string,
  archiveFolder: string,
): Promise<void> {
  const { app, protocol, ipcMain, dialog, menu } = electron
  const profile = await openProfile(folder)
  if (!profile.ok) throw new StartFailure(profile.error.message)
  const taken = await takeProfileLock(folder, 'desktop')
  if (!taken.ok) throw new StartFailure(taken.error.message)
  if (taken.value.state === 'held') {
    const { owner, path } = taken.value
    throw new StartFailure(
      `Campaign Archive is already running with these notes (process ${owner.pid} on ${owner.machine}): use the window in your browser, or stop it first. If it is not running, remove ${path}.`,
    )
  }
  const { lock } = taken.value
  const parts = { profile: profile.value, program: app.getVersion(), now: () => new Date(), later }
  const unsafe = await beforeNewVersion(parts, process.versions['chrome'] ?? null)
  if (unsafe !== null) around.say(unsafe)
  const opened = await openJournal(profile.value.journal)
  if (!opened.ok) {
    await lock.release()
    throw new StartFailure(opened.error.message)
  }
  const backups = await openBackups(parts)
  const journal = watchedJournal(opened.value, backups)
  let removed = false

  let window: BrowserWindow | null = null
  let lastWrite: Promise<void> = Promise.resolve()
  let closeArchives: () => Promise<void> = () => Promise.resolve()
  let closeSharing: () => Promise<void> = () => Promise.resolve()
  let closing = false
  app.on('will-quit', (event) => {
    // Held until what is being written is written.
    event.preventDefault()
    if (closing) return
    closing = true
    const end = async () => {
      await lastWrite
      await closeArchives()
      await closeSharing()
      await journal.close()
      if (!removed) await backups.close()
      await lock.release()
      // The folder of the window is in use until this process is gone: the next one removes it, and ends.
      if (removed) app.relaunch()
    }
    end().then(
      () => app.exit(0),
      (error: unknown) => {
        around.say(`the program did not stop in order: ${causeOf(error)}`)
        app.exit(1)
      },
    )
  })
  app.on('window-all-closed', () => app.quit())
  const showWindow = () => {
    if (window === null) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  app.on('second-instance', (_event, _args, _folder, data) => {
    const link = linkHandedOn(data)
    if (link === null) showWindow()
    else links.offer(link)
  })
  links.onOffer(() => {
    window?.webContents.send(COMMAND_CHANNEL, LINK_WAITING)
    showWindow()
  })

  try {
    const inspectable = !app.isPackaged
    await hardenSession(electron.session(), inspectable)
    const opening = openArchives({
      bundled: archiveFolder,
      profile: folder,
      cache: profile.value.cache,
      indexes: around.indexFolder,
      report: around.say,
    })
    closeArchives = () =>
      opening.ready.then(
        async ({ packs, indexes }) => {
          await Promise.all([packs.close(), indexes.close()])
        },
        () => undefined,
      )
    const sharing = await createSharing({ profile: profile.value.folder, journal, now: Date.now })
    closeSharing = () => sharing.close()
    const openPack = async (path: string) => (await opening.ready).packs.open(path)
    const handlers = createHandlers({
      opening,
      journal,
      sharing,
      backups,
      describe: {
        name: 'Campaign Archive',
        version: app.getVersion(),
        host: 'desktop',
        profile: profile.value.folder,
        profileId: profile.value.id,
        archive: archiveFolder,
      },
      saveFile: createSaveFile({
        folder: app.getPath('documents'),
        window: () => window,
        ask: (parent, options) => (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options)),
      }),
      choosePack: createChoosePack({
        window: () => window,
        ask: (parent, options) => (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options)),
        open: openPack,
      }),
      openPack: ({ path }) => openPack(path),
      chooseFolder: createChooseFolder({
        window: () => window,
        ask: (parent, options) => (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options)),
      }),
      removeProfile: async ({ copies }) => {
        removed = true
        await backups.abandon()
        await lastWrite
        await closeArchives()
        await closeSharing()
        await journal.close()
        const report = await removeEverything(folder, { copies, windowInUse: true })
        // The window is given its answer first.
        later(ANSWER_TIME, () => app.quit())
        return succeed(report)
      },
      takeLink: links.take,
    })
    const files = await listStaticFiles(around.rendererFolder)
    protocol.handle(APP_SCHEME, (request) => answerFromFiles(files, request))
    const report = (name: string, error: unknown) =>
      around.say(`${name} failed: ${error instanceof Error ? error.message : 'for a reason unknown'}`)
    serveCalls(ipcMain, handlers, report)
    serveSearchIndex(ipcMain, createReadSearchIndex(opening), report)
    const send = (command: Command) => window?.webContents.send(COMMAND_CHANNEL, command)
    menu.setApplicationMenu(menu.buildFromTemplate(menuTemplate(around.platform, send)))

    const placePath = join(folder, 'window.json')
    const screen = electron.screen()
    const main = screen.getPrimaryDisplay()
    const others = screen.getAllDisplays().filter((display) => display.id !== main.id)
    window = await openMainWindow(
      electron.createWindow,
      {
        place: placeWindow(
          await readWindowPlace(placePath),
          [main, ...others].map((display) => display.workArea),
        ),
        preload: around.preload,
        inspectable,
        spelling: around.platform === 'darwin',
      },
      (place) => {
        if (!removed)
          lastWrite = writeWindowPlace(placePath, place).catch((error: unknown) =>
            around.say(`the place of the window was not remembered: ${causeOf(error)}`),
          )
      },
    )
    window.on('closed', () => {
      window = null
    })
  } catch (error) {
    await backups.abandon()
    await journal.close()
    await lock.release()
    throw error
  }
}
