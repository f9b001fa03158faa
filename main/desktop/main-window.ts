import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
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

/** Makes a window that shows itself once it has something to show. Nothing is loaded yet. */
export function makeWindow(
  create: (options: BrowserWindowConstructorOptions) => BrowserWindow,
  choices: WindowChoices,
): BrowserWindow {
  const window = create(windowOptions(choices))
  window.once('ready-to-show', () => {
    if (choices.place.maximised) window.maximize()
    window.show()
  })
  return window
}
