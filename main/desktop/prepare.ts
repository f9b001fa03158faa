import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'
import { LINK_SCHEME, readDeepLink } from '#shared/links/deep-link.ts'
import { fileInArgument } from '../services/handed/file-argument.ts'
import type { WaitingFile } from '../services/handed/waiting-file.ts'
import { causeOf } from '../services/profile/disk-error.ts'
import { appScheme } from './app-protocol.ts'
import { type DesktopSurroundings, type ElectronParts, StartFailure } from './electron-parts.ts'
import { hardenApp } from './harden-contents.ts'
import { END_OF_SWITCHES, type WaitingLink } from './links.ts'
import { dropSwitches, judgeSwitches, keepOffline } from './switches.ts'

/** What came from outside and waits for a window. */
export interface Waiting {
  readonly links: WaitingLink
  readonly files: WaitingFile
}

/**
 * How the twin that is packed for Playwright calls itself: electron-builder.twin.yml. It stands in the asar, whose digest the program holds, so that
 * nobody can turn the program of a person into it, and scripts/check-package.mjs lets no such package through.
 */
const TEST_TWIN = 'Campaign Archive test twin'

const NO_NAMESPACES =
  'this system does not let programs make the closed room (a user namespace) in which pages run apart from the rest of the computer, and without it nothing from outside would be safe to open. Your notes are untouched. On Ubuntu install the .deb package instead, which brings the AppArmor profile that allows it. Elsewhere ask whoever looks after this computer to allow user namespaces: by the setting kernel.unprivileged_userns_clone=1 on Debian, by user.max_user_namespaces on others.'

/** In a packaged program, refuses the start where a switch opens it to others, and drops what else is not known to be harmless. */
function checkSwitches({ app }: ElectronParts, { args, platform, environment, say }: DesktopSurroundings): void {
  if (!app.isPackaged || app.getName() === TEST_TWIN) return
  const { refused, dropped } = judgeSwitches(args, platform)
  // Nobody gave it: the start script of an AppImage does, where a test of its own says that the sandbox would not start.
  if (environment['APPIMAGE'] !== undefined && refused.every((arg) => arg === '--no-sandbox') && refused.length > 0)
    throw new StartFailure(NO_NAMESPACES)
  if (refused.length > 0) {
    throw new StartFailure(
      `it was started with ${refused.map((arg) => `"${arg}"`).join(', ')}, with which other programs could get at your notes. Start it without.`,
    )
  }
  for (const name of dropSwitches(app.commandLine, dropped))
    say(`the switch --${name} was passed over: it is not one that this program lets through`)
}

/** What must be done before Electron is ready: from then on Chromium reads its switches and folders no more. */
export function prepare(electron: ElectronParts, around: DesktopSurroundings, folder: string, { links, files }: Waiting): void {
  const { app, protocol } = electron
  checkSwitches(electron, around)
  keepOffline(app.commandLine)
  protocol.registerSchemesAsPrivileged([appScheme])
  app.enableSandbox()
  const own = join(folder, 'electron')
  try {
    mkdirSync(own, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartFailure(`the profile folder ${folder} cannot be used: ${causeOf(error)}`)
  }
  app.setPath('userData', own)
  // Nothing writes there: a dump holds what was in memory, so none is made. Were one made all the same, it would stay with the notes.
  app.setPath('crashDumps', join(own, 'crashes'))
  app.setAppLogsPath(join(own, 'logs'))
  hardenApp(app)
  // On macOS the link, or the file, that starts the program comes before it is ready.
  app.on('open-url', (event, address) => {
    event.preventDefault()
    links.offer(readDeepLink(address))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    files.offer(fileInArgument(path, around.platform))
  })
}

/** Asks the system for the links of our scheme: on Linux the desktop entry of a package does, and a portable program leaves no trace. */
export function takeOverLinks(app: App, { platform, environment }: DesktopSurroundings): void {
  const portable = environment.PORTABLE_EXECUTABLE_FILE !== undefined
  if (!app.isPackaged || portable || (platform !== 'win32' && platform !== 'darwin')) return
  // Where the system refuses, links can still be pasted into the search box.
  app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [END_OF_SWITCHES])
}
