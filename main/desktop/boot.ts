import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { FILE_WAITING, LINK_WAITING } from '#shared/contract/commands.ts'
import { succeed } from '#shared/contract/failure.ts'
import { readSecondPlace } from '../services/backups/second-place.ts'
import { fileAmong } from '../services/handed/file-argument.ts'
import { WaitingFile } from '../services/handed/waiting-file.ts'
import { createHandlers } from '../services/handlers.ts'
import { closeArchives, openArchives } from '../services/open-archives.ts'
import { causeOf } from '../services/profile/disk-error.ts'
import { findPortableFolder } from '../services/profile/portable-folder.ts'
import { defaultProfileFolder } from '../services/profile/profile-folder.ts'
import { removalMarker } from '../services/profile/remove-everything.ts'
import { parseStartOptions, type StartOptions } from '../services/profile/start-options.ts'
import { createStartTrace, type StartTrace } from '../services/profile/start-trace.ts'
import { createReadSearchIndex } from '../services/search/read-search-index.ts'
import { createSharing } from '../services/sharing/sharing.ts'
import { readKeptSharing } from '../services/sharing/sharing-file.ts'
import { listStaticFiles } from '../services/web/static-files.ts'
import { APP_SCHEME } from './app-address.ts'
import { answerFromFiles } from './app-protocol.ts'
import { askingPage, serveCalls, serveSearchIndex } from './calls.ts'
import { createChooseFolder } from './choose-folder.ts'
import { createChoosePack } from './choose-pack.ts'
import { ChosenFolders, onlyChosenFolders } from './chosen-folders.ts'
import { CommandMenu } from './command-menu.ts'
import { createDialogs } from './dialogs.ts'
import { type DesktopSurroundings, type ElectronParts, StartFailure } from './electron-parts.ts'
import { Ending } from './ending.ts'
import { finishRemoval } from './finish-removal.ts'
import { hardenSession } from './harden-session.ts'
import { type Keeping, openKeeping } from './keeping.ts'
import { KeptChoices } from './kept-choices.ts'
import { argumentsBeforeLink, fileHandedOn, handOn, linkAmong, linkHandedOn, WaitingLink } from './links.ts'
import { menuTemplate } from './menu.ts'
import { createOpenAddress } from './open-address.ts'
import { prepare, takeOverLinks, type Waiting } from './prepare.ts'
import { PrintedPages } from './printed-page.ts'
import { progressBarValue } from './progress.ts'
import { createRemoveProfile } from './remove-profile.ts'
import { createSaveFile } from './save-file.ts'
import { createSavePdf } from './save-pdf.ts'
import { Windows } from './windows.ts'

/** Ours among the switches that Electron and Chromium read from the same line. */
function ownOptions(args: readonly string[]): readonly string[] {
  return argumentsBeforeLink(args).filter((arg) => /^--(?:(?:profile|archive)(?:=|$)|trace-startup$)/.test(arg))
}

/** Where the data are when no folder was named: beside the program where it carries them with it, or else in the account. */
function usualFolder({ app }: ElectronParts, { platform, environment, executable }: DesktopSurroundings): string {
  const portable = findPortableFolder({ platform, environment, executable: app.isPackaged ? executable : null })
  if (!portable.ok) throw new StartFailure(portable.error.message)
  return portable.value ?? defaultProfileFolder(platform, environment, app.getPath('home'))
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
    const folder = parsed.options.profile ?? usualFolder(electron, around)
    if (existsSync(removalMarker(folder))) {
      await finishRemoval(electron, folder, around.say)
      return
    }
    const waiting = { links: new WaitingLink(), files: new WaitingFile() }
    prepare(electron, around, folder, waiting)
    const [link, file] = [linkAmong(around.args), fileAmong(around.args, around.platform)]
    // The other instance gets the event, with the link or the file, and shows its window.
    if (!app.requestSingleInstanceLock(handOn(link, file))) {
      app.exit(0)
      return
    }
    waiting.links.offer(link)
    waiting.files.offer(file)
    takeOverLinks(app, around)
    await app.whenReady()
    await start(electron, around, waiting, folder, parsed.options)
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
  waiting: Waiting,
  folder: string,
  { archive, traceStartup }: StartOptions,
): Promise<void> {
  const trace = createStartTrace(traceStartup ? around.say : null)
  trace.mark('Electron ready')
  const keeping = await openKeeping(folder, electron.app.getVersion(), around.say)
  trace.mark('journal open')
  try {
    await run(electron, around, waiting, keeping, { archiveFolder: archive ?? around.archiveFolder, traceStartup, trace })
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
  { links, files }: Waiting,
  { profile, journal, backups, lock }: Keeping,
  { archiveFolder, traceStartup, trace }: Choices,
): Promise<void> {
  const { app, protocol, ipcMain, dialog, menu } = electron
  const inspectable = !app.isPackaged
  const spelling = around.platform === 'darwin'
  await hardenSession(electron.session(), { inspectable, spelling })
  const choices = await KeptChoices.open(join(profile.folder, 'desktop.json'), (error) =>
    around.say(`a choice was not remembered: ${causeOf(error)}`),
  )
  electron.theme.themeSource = choices.theme
  const chosen = await ChosenFolders.open(
    join(profile.folder, 'chosen-folders.json'),
    async () => [(await readKeptSharing(profile.folder)).folder, (await readSecondPlace(profile.folder)).folder],
    (error) => around.say(`a folder that was chosen was not remembered: ${causeOf(error)}`),
  )

  const commands = new CommandMenu((offered) =>
    menu.setApplicationMenu(
      menu.buildFromTemplate(
        menuTemplate(around.platform, offered, { send: (id) => windows.send(id), openWindow: () => openWindow('') }),
      ),
    ),
  )
  const windows: Windows = new Windows({
    create: electron.createWindow,
    screen: electron.screen(),
    choices: { preload: around.preload, inspectable, spelling },
    path: join(profile.folder, 'window.json'),
    say: around.say,
    onFront: () => commands.showFor(windows.current()?.webContents ?? null),
  })
  const opening = openArchives({
    bundled: archiveFolder,
    profile: profile.folder,
    cache: profile.cache,
    indexes: around.indexFolder,
    report: around.say,
  })
  const sharing = await createSharing({ profile: profile.folder, journal, now: Date.now })

  let removed = false
  const writers = new Ending()
  writers.add(
    () => closeArchives(opening),
    sharing.close,
    () => journal.close(),
  )
  const ending = new Ending()
  ending.add(
    () => windows.written(),
    () => choices.written(),
    () => chosen.written(),
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
  const openWindow = (at: string) => {
    windows.openAnother(at).catch((error: unknown) => around.say(`no window could be opened: ${causeOf(error)}`))
  }
  const showWindow = () => {
    windows.show().catch((error: unknown) => around.say(`no window could be opened: ${causeOf(error)}`))
  }
  app.on('window-all-closed', () => {
    // On macOS a program stays without windows until it is told to quit.
    if (around.platform !== 'darwin') app.quit()
  })
  app.on('activate', showWindow)
  app.on('second-instance', (_event, _args, _folder, data) => {
    showWindow()
    links.offer(linkHandedOn(data))
    files.offer(fileHandedOn(data, around.platform))
  })
  links.onOffer(() => {
    windows.send(LINK_WAITING)
    showWindow()
  })
  files.onOffer(() => {
    windows.send(FILE_WAITING)
    showWindow()
  })

  const askingWindow = () => windows.of(askingPage())
  const dialogs = createDialogs({ dialog, window: askingWindow, choices, documents: app.getPath('documents') })
  const printed = new PrintedPages(electron.createWindow)
  const openPack = async (path: string) => (await opening.ready).packs.open(path)
  const handlers = onlyChosenFolders(
    createHandlers({
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
      saveFile: createSaveFile(dialogs),
      savePdf: createSavePdf({ dialogs, window: askingWindow, pages: printed, country: () => app.getLocaleCountryCode() }),
      choosePack: createChoosePack({ dialogs, open: openPack }),
      openPack: ({ path }) => openPack(path),
      chooseFolder: createChooseFolder(dialogs),
      openAddress: createOpenAddress({
        ask: dialogs.ask,
        open: (address) => electron.shell.openExternal(address),
        copy: (address) => electron.clipboard.writeText(address),
      }),
      showTheme: async ({ theme }) => {
        electron.theme.themeSource = theme
        choices.keepTheme(theme)
        return succeed({})
      },
      showProgress: async ({ part }) => {
        askingWindow()?.setProgressBar(progressBarValue(part))
        return succeed({})
      },
      removeProfile: createRemoveProfile({
        folder: profile.folder,
        close: async () => {
          removed = true
          await backups.abandon()
          await windows.forget()
          await choices.written()
          await chosen.written()
          await writers.run()
        },
        quit: () => app.quit(),
      }),
      takeLink: links.take,
      openWindow: async ({ at }) => {
        openWindow(at)
        return succeed({})
      },
      showCommands: async ({ commands: told }) => {
        const page = askingWindow()?.webContents
        if (page !== undefined) commands.tell(page, told)
        commands.showFor(windows.current()?.webContents ?? null)
        return succeed({})
      },
      takeFile: files.taking(openPack),
    }),
    chosen,
  )

  const pages = await listStaticFiles(around.rendererFolder)
  protocol.handle(APP_SCHEME, (request) => {
    trace.mark('first request')
    return printed.answer(request) ?? answerFromFiles(pages, request)
  })
  opening.ready.then(
    () => trace.mark('archive open'),
    () => undefined,
  )
  const report = (name: string, error: unknown) =>
    around.say(`${name} failed: ${error instanceof Error ? error.message : 'for a reason unknown'}`)
  serveCalls(ipcMain, handlers, report)
  serveSearchIndex(ipcMain, createReadSearchIndex(opening), report)
  commands.showFor(null)
  trace.mark('serving')
  await windows.openKept()
}
