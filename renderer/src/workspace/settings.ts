import { useSyncExternalStore } from 'react'
import { KEEP_DELETED, type KeepDeleted } from '#shared/notes/final-removal.ts'

export const TEXT_SIZES = ['small', 'medium', 'large', 'huge'] as const
type TextSize = (typeof TEXT_SIZES)[number]
export const MEASURES = ['narrow', 'medium', 'wide'] as const
type Measure = (typeof MEASURES)[number]
export const LEADINGS = ['close', 'medium', 'open'] as const
type Leading = (typeof LEADINGS)[number]

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark' | 'contrast'
  readonly density: 'comfortable' | 'compact'
  readonly textSize: TextSize
  /** How long the lines of a source are: about 63, 68 or 74 characters. */
  readonly measure: Measure
  /** How far apart its lines stand. */
  readonly leading: Leading
  /** The name written on new notes; empty when the person gave none. */
  readonly author: string
  /** Whether the person was asked for that name, and has answered or left it. */
  readonly authorAsked: boolean
  /** Whether a note that is being written is shown beside it as it will look. */
  readonly notePreview: boolean
  readonly leftOpen: boolean
  /** The notes beside the text, in a wide window. */
  readonly rightOpen: boolean
  /** The notes as a sheet over the text, in a narrow window. */
  readonly sheetOpen: boolean
  /** The hits of a search beside the text, in a wide window. */
  readonly hitsOpen: boolean
  readonly showFurniture: boolean
  /** The contents of a source beside its text, in a wide window. */
  readonly outlineOpen: boolean
  /** Two editions of one source that stand side by side are scrolled together. */
  readonly scrollTogether: boolean
  /** A printed source has the person's highlights and notes with it. */
  readonly printNotes: boolean
  /** How long deleted notes are kept before they are removed for good. */
  readonly keepDeleted: KeepDeleted
  /** Whether searches are written into the search log. */
  readonly keepSearchLog: boolean
  /** Whether the page that shows a new person what can be done here was put away. */
  readonly welcomed: boolean
  /** Whether sources and briefings that were opened last are listed. */
  readonly keepRecent: boolean
}

const KEY = 'campaign-archive-settings'

const defaults: Settings = {
  theme: 'system',
  density: 'comfortable',
  textSize: 'medium',
  measure: 'medium',
  leading: 'medium',
  author: '',
  authorAsked: false,
  notePreview: false,
  leftOpen: true,
  rightOpen: true,
  sheetOpen: false,
  hitsOpen: true,
  showFurniture: false,
  outlineOpen: false,
  scrollTogether: true,
  printNotes: true,
  keepDeleted: '90',
  keepSearchLog: true,
  welcomed: false,
  keepRecent: true,
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
    theme: oneOf(kept['theme'], ['system', 'light', 'dark', 'contrast'], defaults.theme),
    density: oneOf(kept['density'], ['comfortable', 'compact'], defaults.density),
    textSize: oneOf(kept['textSize'], TEXT_SIZES, defaults.textSize),
    measure: oneOf(kept['measure'], MEASURES, defaults.measure),
    leading: oneOf(kept['leading'], LEADINGS, defaults.leading),
    author: typeof kept['author'] === 'string' ? kept['author'].slice(0, 200) : defaults.author,
    authorAsked: kept['authorAsked'] === true,
    notePreview: kept['notePreview'] === true,
    leftOpen: kept['leftOpen'] !== false,
    rightOpen: kept['rightOpen'] !== false,
    sheetOpen: kept['sheetOpen'] === true,
    hitsOpen: kept['hitsOpen'] !== false,
    showFurniture: kept['showFurniture'] === true,
    outlineOpen: kept['outlineOpen'] === true,
    scrollTogether: kept['scrollTogether'] !== false,
    printNotes: kept['printNotes'] !== false,
    keepDeleted: oneOf(kept['keepDeleted'], KEEP_DELETED, defaults.keepDeleted),
    keepSearchLog: kept['keepSearchLog'] !== false,
    welcomed: kept['welcomed'] === true,
    keepRecent: kept['keepRecent'] !== false,
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
  const { theme, density, textSize, measure, leading, printNotes } = read()
  const root = document.documentElement
  root.dataset['theme'] = theme
  root.dataset['density'] = density
  root.dataset['textSize'] = textSize
  root.dataset['measure'] = measure
  root.dataset['leading'] = leading
  root.dataset['printNotes'] = printNotes ? 'with' : 'without'
}

export function changeSettings(part: Partial<Settings>): void {
  current = { ...read(), ...part }
  window.localStorage.setItem(KEY, JSON.stringify(current))
  applySettings()
  for (const listener of listeners) listener()
}

/** One step larger or smaller; false where there is none. */
export function stepTextSize(step: 1 | -1): boolean {
  const next = TEXT_SIZES[TEXT_SIZES.indexOf(read().textSize) + step]
  if (next === undefined) return false
  changeSettings({ textSize: next })
  return true
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

/** The settings now, for what is no view. */
export function settingsNow(): Settings {
  return read()
}

export function useSettings(): Settings {
  return useSyncExternalStore(subscribe, read)
}
