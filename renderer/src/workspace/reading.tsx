import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import type { TextRange } from '#shared/text/text-range.ts'

/** Finds how far down the page, in CSS pixels from the top of the scrolled content, a passage begins; null when it is not shown. */
type Locator = (range: TextRange) => number | null

/** What the text and the notes beside it have in common: which note is meant, which is being written, and how high a passage stands. */
interface Reading {
  readonly active: NoteId | null
  readonly editing: NoteId | null
  activate(note: NoteId | null): void
  edit(note: NoteId | null): void
  /** Asks the text to show the passage of a note; the number grows with each request. */
  readonly shown: { readonly note: NoteId; readonly request: number } | null
  show(note: NoteId): void
  locate(range: TextRange): number | null
  provideLocator(locator: Locator | null): void
  /** Grows whenever the text was laid out anew, so that what depends on heights is measured again. */
  readonly layout: number
  layoutChanged(): void
}

const ReadingContext = createContext<Reading | null>(null)

export function ReadingProvider({ children }: { readonly children: ReactNode }) {
  const [active, activate] = useState<NoteId | null>(null)
  const [editing, setEditing] = useState<NoteId | null>(null)
  const [shown, setShown] = useState<Reading['shown']>(null)
  const [layout, setLayout] = useState(0)
  const locator = useRef<Locator | null>(null)

  const edit = useCallback((note: NoteId | null) => {
    setEditing(note)
    if (note !== null) activate(note)
  }, [])
  const show = useCallback((note: NoteId) => {
    activate(note)
    setShown((last) => ({ note, request: (last?.request ?? 0) + 1 }))
  }, [])
  const locate = useCallback((range: TextRange) => locator.current?.(range) ?? null, [])
  const provideLocator = useCallback((next: Locator | null) => {
    locator.current = next
  }, [])
  const layoutChanged = useCallback(() => setLayout((n) => n + 1), [])

  const reading = useMemo<Reading>(
    () => ({ active, editing, shown, layout, activate, edit, show, locate, provideLocator, layoutChanged }),
    [active, editing, shown, layout, edit, show, locate, provideLocator, layoutChanged],
  )
  return <ReadingContext value={reading}>{children}</ReadingContext>
}

export function useReading(): Reading {
  const reading = useContext(ReadingContext)
  if (reading === null) throw new Error('ReadingProvider is missing')
  return reading
}
