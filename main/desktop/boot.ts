import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LINK_WAITING } from '#shared/contract/commands.ts'
import { createHandlers } from '../services/handlers.ts'
import { openArchives } from '../services/open-archives.ts'
import { causeOf } from '../services/profile/disk-error.ts'
import { defaultProfileFolder } from '../services/profile/profile-folder.ts'
import { removalMarker } from '../services/profile/remove-everything.ts'
import { parseStartOptions, type StartOptions } from '../services/profile/start-options.ts'
import { createStartTrace, type StartTrace } from '../services/profile/start-trace.ts'
import { createReadSearchIndex } from '../services/search/read-search-index.ts'
import { createSharing } from '../services/sharing/sharing.ts'
import { listStaticFiles } from '../services/web/static-files.ts'
import { APP_SCHEME } from './app-address.ts'
import { answerFromFiles } from './app-protocol.ts'
import { askingPage, serveCalls, serveSearchIndex } from './calls.ts'
import { createChooseFolder } from './choose-folder.ts'
import { createChoosePack } from './choose-pack.ts'
import { type DesktopSurroundings, type ElectronParts, StartFailure } from './electron-parts.ts'
import { Ending } from './ending.ts'
import { finishRemoval } from './finish-removal.ts'
import { hardenSession } from './harden-session.ts'
import { type Keeping, openKeeping } from './keeping.ts'
import { argumentsBeforeLink, handOn, linkAmong, linkHandedOn, WaitingLink } from './links.ts'
import { menuTemplate } from './menu.ts'
import { prepare, takeOverLinks } from './prepare.ts'
import { createRemoveProfile } from './remove-profile.ts'
import { createSaveFile } from './save-file.ts'
import { Windows } from './windows.ts'

/** Ours among the switches that Electron and Chromium read from the same line. */
function ownOptions(args: readonly string[]): readonly string[] {
  return argumentsBeforeLink(args).filter((arg) => /^--(?:(?:profile|archive)(?:=|$)|trace-startup$)/.test(arg))
}

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
    prepare(electron, around, folder, links)
    const asked = linkAmong(around.args)
    // The other instance gets the event, with the link, and shows its window.
    if (!app.requestSingleInstanceLock(handOn(asked))) {
      app.exit(0)
      return
    }
    links.offer(asked)
    takeOverLinks(app, around)
    await app.whenReady()
    await start(electron, around, links, folder, parsed.options)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    around.say(`Campaign Archive did not start: ${message}`)
    electron.dialog.showErrorBox('Campaign Archive did not start', message)
    app.exit(1)
  }
}

async function start(
  electron: ElectronParts,
  around: DesktopSurroundings,
  links: WaitingLink,
  folder: string,
  { archive, traceStartup }: StartOptions,
): Promise<void> {
  const trace = createStartTrace(traceStartup ? around.say : null)
  trace.mark('Electron ready')
  const keeping = await openKeeping(folder, electron.app.getVersion(), around.say)
  trace.mark('journal open')
  try {
    await run(electron, around, links, keeping, { archiveFolder: archive ?? around.archiveFolder, traceStartup, trace })
  } catch (error) {
    await keeping.backups.abandon()
    await keeping.journal.close()
    await keeping.lock.release()
    throw error
  }
}

/** What the options of the start come to. */
interface Choices {
  readonly archiveFolder: string
  readonly traceStartup: boolean
  readonly trace: StartTrace
}

async function run(
  electron: ElectronParts,
  around: DesktopSurroundings,
  links: WaitingLink,
  { profile, journal, backups, lock }: Keeping,
  { archiveFolder, traceStartup, trace }: Choices,
): Promise<void> {
  const { app, protocol, ipcMain, dialog, menu } = electron
  const inspectable = !app.isPackaged
  const spelling = around.platform === 'darwin'
  await hardenSession(electron.session(), { inspectable, spelling })

  const windows = new Windows({
    create: electron.createWindow,
    screen: electron.screen(),
    choices: { preload: around.preload, inspectable, spelling },
    path: join(profile.folder, 'window.json'),
    say: around.say,
  })
  const opening = openArchives({
    bundled: archiveFolder,
    profile: profile.folder,
    cache: profile.cache,
    indexes: around.indexFolder,
    report: around.say,
  })
  const sharing = await createSharing({ profile: profile.folder, journal, now: Date.now })
  const closeArchives = () =>
    opening.ready.then(
      async ({ packs, indexes }) => {
        await Promise.all([packs.close(), indexes.close()])
      },
      () => undefined,
    )

  let removed = false
  const writers = new Ending()
  writers.add(closeArchives, sharing.close, () => journal.close())
  const ending = new Ending()
  ending.add(
    () => windows.written(),
    () => writers.run(),
    () => (removed ? undefined : backups.close()),
    () => lock.release(),
    // The folder of the window is in use until this process is gone: the next one removes it, and ends.
    async () => {
      if (removed) app.relaunch()
    },
  )
  ending.holdBack(app, around.say)
  app.on('before-quit', () => windows.quit())
  const showWindow = () => {
    windows.show().catch((error: unknown) => around.say(`no window could be opened: ${causeOf(error)}`))
  }
  app.on('window-all-closed', () => {
    // On macOS a program stays without windows until it is told to quit.
    if (around.platform !== 'darwin') app.quit()
  })
  app.on('activate', showWindow)
  app.on('second-instance', (_event, _args, _folder, data) => {
    const link = linkHandedOn(data)
    if (link === null) showWindow()
    else links.offer(link)
  })
  links.onOffer(() => {
    windows.send(LINK_WAITING)
    showWindow()
  })

  const askingWindow = () => windows.of(askingPage())
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
      profile: profile.folder,
      profileId: profile.id,
      archive: archiveFolder,
      tracing: traceStartup,
    },
    trace,
    commit: around.commit,
    saveFile: createSaveFile({
      folder: app.getPath('documents'),
      window: askingWindow,
      ask: (parent, options) => (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options)),
    }),
    choosePack: createChoosePack({
      window: askingWindow,
      ask: (parent, options) => (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options)),
      open: openPack,
    }),
    openPack: ({ path }) => openPack(path),
    chooseFolder: createChooseFolder({
      window: askingWindow,
      ask: (parent, options) => (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options)),
    }),
    removeProfile: createRemoveProfile({
      folder: profile.folder,
      close: async () => {
        removed = true
        await backups.abandon()
        await windows.forget()
        await writers.run()
      },
      quit: () => app.quit(),
    }),
    takeLink: links.take,
  })

  const files = await listStaticFiles(around.rendererFolder)
  protocol.handle(APP_SCHEME, (request) => {
    trace.mark('first request')
    return answerFromFiles(files, request)
  })
  opening.ready.then(
    () => trace.mark('archive open'),
    () => undefined,
  )
  const report = (name: string, error: unknown) =>
    around.say(`${name} failed: ${error instanceof Error ? error.message : 'for a reason unknown'}`)
  serveCalls(ipcMain, handlers, report)
  serveSearchIndex(ipcMain, createReadSearchIndex(opening), report)
  menu.setApplicationMenu(menu.buildFromTemplate(menuTemplate(around.platform, (command) => windows.send(command))))
  trace.mark('serving')
  await windows.openKept()
}
