import type { BrowserWindow, BrowserWindowConstructorOptions, Screen, WebContents } from 'electron'
import { COMMAND_CHANNEL } from '#shared/contract/commands.ts'
import { causeOf } from '../services/profile/disk-error.ts'
import { APP_ADDRESS } from './app-address.ts'
import { makeWindow, type WindowChoices } from './main-window.ts'
import { type Area, type KeptWindow, placeInAddress, placeWindow, readKeptWindows, writeKeptWindows } from './window-place.ts'

interface WindowsParts {
  readonly create: (options: BrowserWindowConstructorOptions) => BrowserWindow
  readonly screen: Screen
  readonly choices: Omit<WindowChoices, 'place'>
  /** The file in which it is kept where the windows stood. */
  readonly path: string
  readonly say: (sentence: string) => void
  /** Is called when another window is in front, or none. */
  readonly onFront: () => void
}

/** How far beside the window before it a further one stands, in device-independent pixels. */
const STEP = 32

function describeWindow(window: BrowserWindow): KeptWindow {
  const { x, y, width, height } = window.getNormalBounds()
  return { x, y, width, height, maximised: window.isMaximized(), at: placeInAddress(window.webContents.getURL()) }
}

/** The windows of this run. What was open when the program ended is open again at the next start, where it stood. */
export class Windows {
  readonly #parts: WindowsParts
  /** In the order in which they had the focus, the latest last. */
  #open: readonly BrowserWindow[] = []
  /** Those that closed as the program ends. */
  readonly #ended = new Map<BrowserWindow, KeptWindow>()
  #quitting = false
  #forgetting = false
  #written: Promise<void> = Promise.resolve()

  constructor(parts: WindowsParts) {
    this.#parts = parts
  }

  /** The window that is worked in, or was last; null where none is open. */
  current(): BrowserWindow | null {
    return this.#open.at(-1) ?? null
  }

  /** The window whose page is `contents`, or else the one that is worked in. */
  of(contents: WebContents | undefined): BrowserWindow | null {
    return this.#open.find((window) => window.webContents === contents) ?? this.current()
  }

  all(): readonly BrowserWindow[] {
    return this.#open
  }

  /** Opens the windows of the last time; one where there were none. */
  async openKept(): Promise<void> {
    const kept = await readKeptWindows(this.#parts.path)
    const areas = this.#areas()
    await Promise.all(
      kept.length === 0
        ? [this.#load({ ...placeWindow(null, areas), at: '' })]
        : kept.map((window) => this.#load({ ...placeWindow(window, areas), at: window.at })),
    )
  }

  /** Opens a further window, beside the one that is worked in. `at` is a place behind the `#` of an address. */
  async openAnother(at: string): Promise<void> {
    const before = this.current()
    const beside = before === null ? null : describeWindow(before)
    const place = beside === null ? null : { ...beside, x: beside.x + STEP, y: beside.y + STEP, maximised: false }
    await this.#load({ ...placeWindow(place, this.#areas()), at: placeInAddress(`${APP_ADDRESS}#${at}`) })
  }

  /** Brings the window that is worked in to the front; opens one where none is, as on macOS when all were closed. */
  async show(): Promise<void> {
    const window = this.current()
    if (window === null) return this.openAnother('')
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }

  /** Tells the window that is worked in. */
  send(signal: string): void {
    this.current()?.webContents.send(COMMAND_CHANNEL, signal)
  }

  /** From now on windows close because the program ends. */
  quit(): void {
    this.#quitting = true
  }

  /** From now on nothing is written: all is being removed. */
  forget(): Promise<void> {
    this.#forgetting = true
    return this.#written
  }

  /** Returns once what is to be written is written. */
  written(): Promise<void> {
    return this.#written
  }

  #areas(): readonly Area[] {
    const { screen } = this.#parts
    const main = screen.getPrimaryDisplay()
    const others = screen.getAllDisplays().filter((display) => display.id !== main.id)
    return [main, ...others].map((display) => display.workArea)
  }

  async #load({ at, ...place }: KeptWindow): Promise<void> {
    const window = makeWindow(this.#parts.create, { ...this.#parts.choices, place })
    this.#ended.clear()
    this.#open = [...this.#open, window]
    window.on('focus', () => {
      this.#open = [...this.#open.filter((other) => other !== window), window]
      this.#parts.onFront()
    })
    window.on('close', () => this.#keep(window))
    window.on('closed', () => {
      this.#open = this.#open.filter((other) => other !== window)
      this.#parts.onFront()
    })
    await window.loadURL(at === '' ? APP_ADDRESS : `${APP_ADDRESS}#${at}`)
  }

  /** A window that a person closes beside others does not come back. */
  #keep(closing: BrowserWindow): void {
    const others = this.#open.filter((window) => window !== closing)
    if (this.#quitting || others.length === 0) this.#ended.set(closing, describeWindow(closing))
    if (this.#forgetting) return
    const kept = [...this.#ended.values(), ...others.filter((window) => !this.#ended.has(window)).map(describeWindow)]
    this.#written = this.#written
      .then(() => writeKeptWindows(this.#parts.path, kept))
      .catch((error: unknown) => this.#parts.say(`the places of the windows were not remembered: ${causeOf(error)}`))
  }
}
