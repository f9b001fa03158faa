import { useSyncExternalStore } from 'react'

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  readonly density: 'comfortable' | 'compact'
  readonly textSize: 'small' | 'medium' | 'large' | 'huge'
  /** The name written on new notes; empty when the person gave none. */
  readonly author: string
  readonly leftOpen: boolean
  /** The notes beside the text, in a wide window. */
  readonly rightOpen: boolean
  /** The notes as a sheet over the text, in a narrow window. */
  readonly sheetOpen: boolean
  readonly showFurniture: boolean
}

const KEY = 'campaign-archive-settings'

const defaults: Settings = {
  theme: 'system',
  density: 'comfortable',
  textSize: 'medium',
  author: '',
  leftOpen: true,
  rightOpen: true,
  sheetOpen: false,
  showFurniture: false,
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.find((item) => item === value) ?? otherwise
}

/** Reads what was kept; a value that does not fit is replaced by its default, so that an old or broken entry never stops the program. */
export function parseSettings(text: string | null): Settings {
  let kept: Record<string, unknown> = {}
  try {
    const parsed: unknown = JSON.parse(text ?? '{}')
    if (typeof parsed === 'object' && parsed !== null) kept = { ...parsed }
  } catch {
    return defaults
  }
  return {
    theme: oneOf(kept['theme'], ['system', 'light', 'dark'], defaults.theme),
    density: oneOf(kept['density'], ['comfortable', 'compact'], defaults.density),
    textSize: oneOf(kept['textSize'], ['small', 'medium', 'large', 'huge'], defaults.textSize),
    author: typeof kept['author'] === 'string' ? kept['author'].slice(0, 200) : defaults.author,
    leftOpen: kept['leftOpen'] !== false,
    rightOpen: kept['rightOpen'] !== false,
    sheetOpen: kept['sheetOpen'] === true,
    showFurniture: kept['showFurniture'] === true,
  }
}

let current: Settings | null = null
const listeners = new Set<() => void>()

function read(): Settings {
  current ??= parseSettings(window.localStorage.getItem(KEY))
  return current
}

/** Puts the look on the document, where the style sheets read it. */
export function applySettings(): void {
  const { theme, density, textSize } = read()
  const root = document.documentElement
  root.dataset['theme'] = theme
  root.dataset['density'] = density
  root.dataset['textSize'] = textSize
}

export function changeSettings(part: Partial<Settings>): void {
  current = { ...read(), ...part }
  window.localStorage.setItem(KEY, JSON.stringify(current))
  applySettings()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const fromOtherWindow = (event: StorageEvent) => {
    if (event.key !== KEY) return
    current = null
    applySettings()
    listener()
  }
  window.addEventListener('storage', fromOtherWindow)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', fromOtherWindow)
  }
}

export function useSettings(): Settings {
  return useSyncExternalStore(subscribe, read)
}
