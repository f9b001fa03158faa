import { useCallback, useEffect, useRef, useState } from 'react'
import type { Note } from '#shared/notes/note.ts'
import { setDraftWaiting } from '../../workspace/drafts.ts'
import { timeUntilSaving } from '../../workspace/time-until-saving.ts'
import { useNoteActions } from '../../workspace/use-notes.ts'
import { useServices } from '../../workspace/workspace.tsx'

interface KeptDraft {
  readonly draft: string
  write(text: string): void
  /** Hands what was typed on to be saved. */
  keep(): void
  /** The note as it is now, for what happens after the component was drawn. */
  current(): Note
}

/** What is typed is saved while one types: after a short rest, when the field is left, and when the window is; until then each key is put down for the next window. */
export function useKeptDraft(note: Note): KeptDraft {
  const { notes: store } = useServices()
  const actions = useNoteActions()
  const [draft, setDraft] = useState(note.body)
  const latest = useRef({ draft, note })
  latest.current = { ...latest.current, note }

  const keep = useCallback(() => {
    const { draft: text, note: current } = latest.current
    // What was handed on a moment ago is in the store before it is in the note that was drawn: one writing is one step to be undone.
    const handedOn = store.snapshot().notes.some(({ id, body }) => id === current.id && body === text)
    if (text !== current.body && !handedOn) actions.edit([current], { body: text })
    else store.draft(current.id, null)
  }, [actions, store])

  useEffect(() => setDraftWaiting(note.id, draft !== note.body), [note.id, note.body, draft])
  useEffect(() => () => setDraftWaiting(note.id, false), [note.id])
  /** When the first key was pressed that is not saved; milliseconds since 1970. */
  const unsavedSince = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest is counted from the last key.
  useEffect(() => {
    unsavedSince.current ??= Date.now()
    const timer = window.setTimeout(
      () => {
        unsavedSince.current = null
        keep()
      },
      timeUntilSaving(unsavedSince.current, Date.now()),
    )
    return () => window.clearTimeout(timer)
  }, [draft, keep])
  useEffect(() => {
    window.addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keep)
    return () => {
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keep)
      keep()
    }
  }, [keep])
  // After what keeps the last words: these too were written upon what stood here.
  useEffect(() => store.holdWords(note.id), [store, note.id])

  const [taken, setTaken] = useState(0)
  // After what hands the words on: that is still written upon the words held.
  // biome-ignore lint/correctness/useExhaustiveDependencies: words that were taken over are held from then on.
  useEffect(() => store.holdWords(note.id), [store, note.id, taken])
  const known = useRef(note.body)
  // Words that came in from elsewhere are taken into a field in which nothing else was typed.
  useEffect(() => {
    const untouched = latest.current.draft === known.current && note.body !== known.current
    known.current = note.body
    if (!untouched) return
    latest.current.draft = note.body
    setDraft(note.body)
    setTaken((count) => count + 1)
  }, [note.body])

  const write = useCallback(
    (text: string) => {
      latest.current = { ...latest.current, draft: text }
      setDraft(text)
      store.draft(latest.current.note.id, { body: text })
    },
    [store],
  )
  const current = useCallback(() => latest.current.note, [])
  return { draft, write, keep, current }
}
