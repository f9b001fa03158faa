import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import type { TextRange } from '#shared/text/text-range.ts'

/** Finds how far down the page, in CSS pixels from the top of the scrolled content, each passage begins; null for one that is not shown. */
type Locator = (ranges: readonly TextRange[]) => readonly (number | null)[]

/** What is done with it: the same for as long as a text is open. */
interface ReadingActions {
  activate(note: NoteId | null): void
  edit(note: NoteId | null): void
  /** Asks the text to show the passage of a note. */
  show(note: NoteId): void
  locate(ranges: readonly TextRange[]): readonly (number | null)[]
  provideLocator(locator: Locator | null): void
  layoutChanged(): void
  /** Calls `listener` whenever the text was laid out anew: what depends on heights is measured again. Returns what ends it. */
  followLayout(listener: () => void): () => void
}

/** What the text and the notes beside it have in common: which note is meant, which is being written, and how high a passage stands. */
interface Reading extends ReadingActions {
  readonly active: NoteId | null
  readonly editing: NoteId | null
  /** The note whose passage is asked for; the number grows with each request. */
  readonly shown: { readonly note: NoteId; readonly request: number } | null
}

interface ReadingStore {
  subscribe(listener: () => void): () => void
  reading(): Reading
}

function createReadingStore(): ReadingStore {
  const listeners = new Set<() => void>()
  const layoutListeners = new Set<() => void>()
  let locator: Locator | null = null
  const set = (part: Partial<Pick<Reading, 'active' | 'editing' | 'shown'>>) => {
    const names = Object.keys(part) as (keyof typeof part)[]
    if (names.every((name) => part[name] === reading[name])) return
    reading = { ...reading, ...part }
    for (const listener of listeners) listener()
  }
  let reading: Reading = {
    active: null,
    editing: null,
    shown: null,
    activate: (active) => set({ active }),
    edit: (editing) => set(editing === null ? { editing } : { editing, active: editing }),
    show: (note) => set({ active: note, shown: { note, request: (reading.shown?.request ?? 0) + 1 } }),
    locate: (ranges) => locator?.(ranges) ?? ranges.map(() => null),
    provideLocator(next) {
      locator = next
    },
    layoutChanged() {
      for (const listener of layoutListeners) listener()
    },
    followLayout(listener) {
      layoutListeners.add(listener)
      return () => layoutListeners.delete(listener)
    },
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    reading: () => reading,
  }
}

/** Holds what never changes: for a new value, React would look through every element of a long text for those that ask for it. */
const ReadingContext = createContext<ReadingStore | null>(null)

export function ReadingProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(createReadingStore)
  return <ReadingContext value={store}>{children}</ReadingContext>
}

export function useReading(): Reading {
  const store = useContext(ReadingContext)
  if (store === null) throw new Error('ReadingProvider is missing')
  return useSyncExternalStore(store.subscribe, store.reading)
}
