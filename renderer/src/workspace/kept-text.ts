import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { caretAfter } from './caret-after.ts'
import { setDraftWaiting } from './drafts.ts'
import { timeUntilSaving } from './time-until-saving.ts'

interface KeptThing {
  /** What names the thing that is written among all others. */
  readonly id: string
  readonly saved: string
  /** Hands the text on to be saved. */
  save(text: string): void
  /** Puts what is being typed down for the next window; null where nothing is left to be saved. */
  putDown(text: string | null): void
  /** From when it is opened: what is written is written upon the words that stand here now. Returns what ends it. */
  hold?(): () => void
  /** Tells of each key, and null once what was typed is what is saved. */
  onTyped?(text: string | null): void
}

export interface KeptText {
  readonly text: string
  write(text: string): void
  /** Hands what was typed on at once. */
  keep(): void
}

interface Caret {
  readonly field: HTMLTextAreaElement | HTMLInputElement
  readonly start: number
  readonly end: number
}

/** The caret of the person, where it is in a field with this text; a field that is given another text loses it. */
function caretIn(text: string): Caret | null {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || field.value !== text) return null
  return { field, start: field.selectionStart ?? text.length, end: field.selectionEnd ?? text.length }
}

/** What is typed is saved while one types: after a short rest, when the field is left, and when the window is; until then each key is put down for the next window. */
export function useKeptText(thing: KeptThing): KeptText {
  const [text, setText] = useState(thing.saved)
  const latest = useRef({ text, thing })
  latest.current = { text: latest.current.text, thing }
  /** What was handed on last: what comes back of it is no news. */
  const handedOn = useRef(thing.saved)
  const handed = useRef(new Set<string>())
  /** When the first key was pressed that is not saved; milliseconds since 1970. */
  const unsavedSince = useRef<number | null>(null)

  const keep = useCallback(() => {
    const { text: typed, thing: now } = latest.current
    unsavedSince.current = null
    if (typed !== now.saved && typed !== handedOn.current) {
      handedOn.current = typed
      handed.current.add(typed)
      now.save(typed)
    } else now.putDown(null)
  }, [])

  useEffect(() => {
    setDraftWaiting(thing.id, text !== thing.saved)
    if (text === thing.saved) latest.current.thing.onTyped?.(null)
  }, [thing.id, thing.saved, text])
  useEffect(() => () => setDraftWaiting(thing.id, false), [thing.id])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest is counted from the last key.
  useEffect(() => {
    if (latest.current.text === latest.current.thing.saved) return undefined
    unsavedSince.current ??= Date.now()
    const timer = window.setTimeout(keep, timeUntilSaving(unsavedSince.current, Date.now()))
    return () => window.clearTimeout(timer)
  }, [text, keep])
  useEffect(() => {
    window.addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keep)
      keep()
    }
  }, [keep])

  const [taken, setTaken] = useState(0)
  // After what keeps the last words: these too were written upon what stood here. Words that were taken over are held from then on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: held for as long as the field stands.
  useEffect(() => latest.current.thing.hold?.(), [thing.id, taken])

  const caret = useRef<Caret | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret is set once words were taken over.
  useLayoutEffect(() => {
    caret.current?.field.setSelectionRange(caret.current.start, caret.current.end)
    caret.current = null
  }, [taken])
  // What came in from elsewhere, or by undoing, is taken into a field in which nothing else was typed.
  const known = useRef(thing.saved)
  useEffect(() => {
    const before = known.current
    known.current = thing.saved
    if (thing.saved === before || latest.current.text === thing.saved) return
    const { text: typed } = latest.current
    // What this field has handed on comes back late, while one types on: that is no news.
    const untouched = typed === before || (typed === handedOn.current && !handed.current.has(thing.saved))
    if (!untouched) return
    const found = caretIn(typed)
    const moved = (at: number) => caretAfter(typed, thing.saved, at)
    caret.current = found === null ? null : { ...found, start: moved(found.start), end: moved(found.end) }
    handedOn.current = thing.saved
    latest.current.text = thing.saved
    setText(thing.saved)
    setTaken((count) => count + 1)
  }, [thing.saved])

  const write = useCallback((typed: string) => {
    latest.current.text = typed
    setText(typed)
    latest.current.thing.putDown(typed)
    latest.current.thing.onTyped?.(typed)
  }, [])
  return { text, write, keep }
}
