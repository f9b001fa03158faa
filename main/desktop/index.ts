import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, shell } from 'electron'
import { boot } from './boot.ts'

/** Put in by the build, from the environment. */
declare const PROGRAM_COMMIT: string | null

// Built to out/main/desktop.js: preload and the window's files stand beside it. A package holds the archive outside, as plain files.
const place = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())

// Not awaited: Electron becomes ready only once this module is evaluated.
void boot(
  {
    app,
    protocol,
    ipcMain,
    dialog,
    shell,
    clipboard,
    menu: Menu,
    theme: nativeTheme,
    screen: () => screen,
    session: () => session.defaultSession,
    createWindow: (options) => new BrowserWindow(options),
  },
  {
    args: process.argv.slice(1),
    folder: process.cwd(),
    platform: process.platform,
    environment: process.env,
    commit: PROGRAM_COMMIT,
    executable: process.execPath,
    rendererFolder: place('../renderer'),
    preload: place('../preload/index.cjs'),
    archiveFolder: app.isPackaged ? `${process.resourcesPath}/archive` : place('../../resources/archive'),
    indexFolder: place('../search-index'),
    say: (sentence) => process.stderr.write(`${sentence}\n`),
  },
)
