import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Clipboard,
  Dialog,
  IpcMain,
  Menu,
  NativeTheme,
  Protocol,
  Screen,
  Session,
  Shell,
} from 'electron'

/** What of Electron the program uses; handed in, so that the order of the boot can be tested without it. */
export interface ElectronParts {
  readonly app: App
  readonly protocol: Protocol
  readonly ipcMain: IpcMain
  readonly dialog: Dialog
  readonly shell: Pick<Shell, 'openExternal'>
  readonly clipboard: Pick<Clipboard, 'writeText'>
  readonly menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  readonly theme: Pick<NativeTheme, 'themeSource'>
  readonly screen: () => Screen
  readonly session: () => Session
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow
}

export interface DesktopSurroundings {
  readonly args: readonly string[]
  readonly folder: string
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Of the source text that the program was built from; null where the build was not told. */
  readonly commit: string | null
  /** The path of the program itself. */
  readonly executable: string
  readonly rendererFolder: string
  readonly preload: string
  readonly archiveFolder: string
  /** The search indexes of the bundled archive. */
  readonly indexFolder: string
  readonly say: (sentence: string) => void
}

/** A start that cannot go on for a reason that can be expected; the message names the thing and the cause. */
export class StartFailure extends Error {}
