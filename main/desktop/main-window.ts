import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { APP_ADDRESS } from './app-address.ts'
import type { WindowPlace } from './window-place.ts'

export interface WindowChoices {
  readonly place: WindowPlace
  readonly preload: string
  /** Whether the developer tools can be opened. */
  readonly inspectable: boolean
  /** Only macOS checks spelling without fetching a dictionary from the internet. */
  readonly spelling: boolean
}

export function windowOptions({ place, preload, inspectable, spelling }: WindowChoices): BrowserWindowConstructorOptions {
  return {
    x: place.x,
    y: place.y,
    width: place.width,
    height: place.height,
    minWidth: 480,
    minHeight: 360,
    title: 'Campaign Archive',
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: spelling,
      devTools: inspectable,
    },
  }
}

/** Opens the window, shows it once it has something to show, and tells its place when it closes. */
export async function openMainWindow(
  create: (options: BrowserWindowConstructorOptions) => BrowserWindow,
  choices: WindowChoices,
  onPlace: (place: WindowPlace) => void,
): Promise<BrowserWindow> {
  const window = create(windowOptions(choices))
  window.once('ready-to-show', () => {
    if (choices.place.maximised) window.maximize()
    window.show()
  })
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds()
    onPlace({ x, y, width, height, maximised: window.isMaximized() })
  })
  await window.loadURL(APP_ADDRESS)
  return window
}
