import { EventEmitter } from 'node:events'
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  Display,
  IpcMain,
  IpcMainInvokeEvent,
  MenuItemConstructorOptions,
  PrintToPDFOptions,
  Protocol,
  Screen,
  Session,
  WebContents,
} from 'electron'
import type { ElectronParts } from '../electron-parts.ts'

type RequestListener = Parameters<Session['webRequest']['onBeforeRequest']>[0]

/** Stands in for one class of Electron: what it has is checked against the real type, what it lacks is not called. */
function standIn<T>(part: EventEmitter & Partial<Omit<T, keyof EventEmitter>>): T {
  return part as unknown as T
}

/** Adds the methods that the program calls to an emitter of events. */
function emitterWith<T>(methods: Partial<Omit<T, keyof EventEmitter>>): EventEmitter & Partial<Omit<T, keyof EventEmitter>> {
  return Object.assign(new EventEmitter(), methods)
}

export class FakeSession {
  readonly handlers = new Map<string, unknown>()
  requestListener: RequestListener = null
  readonly spelling: unknown[] = []
  certificateProc: Parameters<Session['setCertificateVerifyProc']>[0] = null
  proxy: unknown = null
  readonly emitter = new EventEmitter()

  asElectron(): Session {
    const keep =
      (name: string) =>
      (handler: unknown): void => {
        this.handlers.set(name, handler)
      }
    const webRequest = {
      onBeforeRequest: (listener: RequestListener) => {
        this.requestListener = listener
      },
    } as unknown as Session['webRequest']
    return standIn<Session>(
      Object.assign(this.emitter, {
        setPermissionRequestHandler: keep('permission-request'),
        setPermissionCheckHandler: keep('permission-check'),
        setDevicePermissionHandler: keep('device'),
        setDisplayMediaRequestHandler: keep('display-media'),
        setUSBProtectedClassesHandler: keep('usb-classes'),
        setBluetoothPairingHandler: keep('bluetooth-pairing'),
        setSpellCheckerEnabled: (enabled: boolean) => void this.spelling.push(enabled),
        setSpellCheckerLanguages: (languages: string[]) => void this.spelling.push(languages),
        setSpellCheckerDictionaryDownloadURL: (address: string) => void this.spelling.push(address),
        setCertificateVerifyProc: (proc: Parameters<Session['setCertificateVerifyProc']>[0]) => {
          this.certificateProc = proc
        },
        setProxy: async (proxy: unknown) => {
          this.proxy = proxy
        },
        webRequest,
      }),
    )
  }
}

export class FakeContents {
  readonly emitter = new EventEmitter()
  readonly sent: unknown[][] = []
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null
  webRtc = ''
  address = ''
  /** What was set for paper, and how. */
  readonly printed: { readonly address: string; readonly options: PrintToPDFOptions }[] = []
  printFault: Error | null = null

  asElectron(): WebContents {
    return standIn<WebContents>(
      Object.assign(this.emitter, {
        setWindowOpenHandler: (handler: Parameters<WebContents['setWindowOpenHandler']>[0]) => {
          this.openHandler = handler
        },
        setWebRTCIPHandlingPolicy: (policy: string) => {
          this.webRtc = policy
        },
        getURL: () => this.address,
        printToPDF: async (options: PrintToPDFOptions) => {
          this.printed.push({ address: this.address, options })
          if (this.printFault !== null) throw this.printFault
          return Buffer.from('%PDF-1.4 stand-in')
        },
        send: (...message: unknown[]) => {
          this.sent.push(message)
        },
      }),
    )
  }
}

export class FakeWindow {
  readonly emitter = new EventEmitter()
  readonly contents = new FakeContents()
  readonly done: string[] = []
  readonly options: BrowserWindowConstructorOptions
  readonly progress: number[] = []
  minimised = false
  maximised = false
  closed = false

  constructor(options: BrowserWindowConstructorOptions) {
    this.options = options
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.emitter.emit('close')
    this.emitter.emit('closed')
  }

  asElectron(): BrowserWindow {
    const { x = 0, y = 0, width = 0, height = 0 } = this.options
    return standIn<BrowserWindow>(
      Object.assign(this.emitter, {
        webContents: this.contents.asElectron(),
        show: () => void this.done.push('show'),
        focus: () => void this.done.push('focus'),
        restore: () => void this.done.push('restore'),
        maximize: () => void this.done.push('maximise'),
        isDestroyed: () => this.closed,
        destroy: () => this.close(),
        setProgressBar: (progress: number) => void this.progress.push(progress),
        isMinimized: () => this.minimised,
        isMaximized: () => this.maximised,
        getNormalBounds: () => ({ x, y, width, height }),
        loadURL: async (address: string) => {
          this.contents.address = address
        },
      }),
    )
  }
}

/** Electron as far as the program uses it, and what the program did with it, in order. */
export class FakeElectron {
  readonly steps: string[] = []
  readonly calls = new Map<string, (event: IpcMainInvokeEvent, input: unknown) => unknown>()
  readonly windows: FakeWindow[] = []
  readonly session = new FakeSession()
  readonly emitter: EventEmitter
  answer: ((request: Request) => Response | Promise<Response>) | null = null
  menu: MenuItemConstructorOptions[] = []
  isFirst = true
  packaged = true
  name = 'Campaign Archive'
  /** What Chromium was given on its command line. */
  readonly switches = new Set<string>()
  /** What this start gives to the one that runs. */
  handedOn: unknown = null
  exitCode: number | null = null
  errorBox = ''
  messageBox = ''
  readonly parts: ElectronParts
  readonly #exited: Promise<number>
  #exit: (code: number) => void = () => undefined

  constructor(home: string) {
    this.#exited = new Promise((resolve) => {
      this.#exit = resolve
    })
    const step = (name: string) => {
      this.steps.push(name)
    }
    const app = emitterWith<App>({
      commandLine: {
        appendSwitch: (name: string, value?: string) => step(`switch ${name}${value === undefined ? '' : `=${value}`}`),
        hasSwitch: (name: string) => this.switches.has(name),
        removeSwitch: (name: string) => {
          this.switches.delete(name)
        },
      } as App['commandLine'],
      enableSandbox: () => step('sandbox'),
      setPath: (name: string, path: string) => step(`path ${name}=${path}`),
      setAppLogsPath: () => step('logs'),
      getPath: () => home,
      getName: () => this.name,
      getVersion: () => '1.2.3',
      getLocaleCountryCode: () => 'GB',
      requestSingleInstanceLock: (handedOn) => {
        step('instance')
        this.handedOn = handedOn
        return this.isFirst
      },
      setAsDefaultProtocolClient: (scheme: string, path?: string, args?: string[]) => {
        step(`links ${scheme} ${path === process.execPath ? 'here' : path} ${args?.join(' ')}`)
        return true
      },
      whenReady: async () => {
        step('ready')
      },
      relaunch: () => step('relaunch'),
      quit: () => {
        step('quit')
        app.emit('before-quit')
        for (const window of this.windows) window.close()
        app.emit('will-quit', { preventDefault: () => undefined })
      },
      exit: (code = 0) => {
        this.exitCode ??= code
        this.#exit(code)
      },
    })
    Object.defineProperty(app, 'isPackaged', { get: () => this.packaged })
    this.emitter = app
    const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } } as Display
    this.parts = {
      app: standIn<App>(app),
      protocol: {
        registerSchemesAsPrivileged: (schemes) => step(`scheme ${JSON.stringify(schemes)}`),
        handle: (scheme, handler) => {
          step(`serve ${scheme}`)
          this.answer = handler
        },
      } as Protocol,
      ipcMain: standIn<IpcMain>(
        emitterWith<IpcMain>({
          handle: (name, listener) => {
            this.calls.set(name, listener)
          },
        }),
      ),
      dialog: {
        showErrorBox: (_title, text) => {
          this.errorBox = text
        },
        showMessageBox: async (options: { readonly message: string; readonly detail?: string }) => {
          this.messageBox = `${options.message} ${options.detail ?? ''}`
          return { response: 0, checkboxChecked: false }
        },
      } as Dialog,
      shell: { openExternal: async (address: string) => step(`open ${address}`) },
      clipboard: { writeText: async (text: string) => step(`copy ${text}`) },
      menu: {
        buildFromTemplate: (template) => {
          this.menu = template as MenuItemConstructorOptions[]
          return {} as Electron.Menu
        },
        setApplicationMenu: () => step('menu'),
      },
      theme: { themeSource: 'system' },
      screen: () => standIn<Screen>(emitterWith<Screen>({ getPrimaryDisplay: () => display, getAllDisplays: () => [display] })),
      session: () => this.session.asElectron(),
      createWindow: (options) => {
        step('window')
        const window = new FakeWindow(options)
        this.windows.push(window)
        return window.asElectron()
      },
    }
  }

  /** Answers with the exit code once the program has ended itself. */
  exited(): Promise<number> {
    return this.#exited
  }
}
