import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { COLOURS } from '#shared/notes/colours.ts'
import type { Note } from '#shared/notes/note.ts'
import { allTags } from '#shared/notes/note-filter.ts'
import { Button } from '../../ui/button.tsx'
import { ColourMark } from '../../ui/colour-mark.tsx'
import { words } from '../../words/words.ts'
import { setDraftWaiting } from '../../workspace/drafts.ts'
import { useLiveNotes, useNoteActions } from '../../workspace/use-notes.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './note-editor.module.css'
import { TagField } from './tag-field.tsx'

/** How long the keyboard must rest before what was typed is saved. */
const REST_MS = 600

interface NoteEditorProps {
  readonly note: Note
  onDone(): void
}

/** Writes a note. What is typed is saved while one types: after a short rest, when the field is left, and when the window is. */
export function NoteEditor({ note, onDone }: NoteEditorProps) {
  const id = useId()
  const { notes: store } = useServices()
  const actions = useNoteActions()
  const notes = useLiveNotes()
  const [draft, setDraft] = useState(note.body)
  const latest = useRef({ draft, note })
  latest.current = { ...latest.current, note }
  const field = useRef<HTMLTextAreaElement>(null)

  const keep = useCallback(() => {
    const { draft: text, note: current } = latest.current
    if (text !== current.body) actions.edit([current], { body: text })
  }, [actions])

  useEffect(() => setDraftWaiting(note.id, draft !== note.body), [note.id, note.body, draft])
  useEffect(() => () => setDraftWaiting(note.id, false), [note.id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest is counted from the last key.
  useEffect(() => {
    const timer = window.setTimeout(keep, REST_MS)
    return () => window.clearTimeout(timer)
  }, [draft, keep])
  useEffect(() => {
    const onHide = () => {
      keep()
      store.leave()
    }
    window.addEventListener('pagehide', onHide)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      window.removeEventListener('pagehide', onHide)
      document.removeEventListener('visibilitychange', onHide)
      keep()
    }
  }, [keep, store])
  useEffect(() => {
    const element = field.current
    // The card may still be on its way to the height of its passage: the panel brings it into sight.
    element?.focus({ preventScroll: true })
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault()
      event.stopPropagation()
      keep()
      onDone()
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and Ctrl+Enter end the writing from any field in it.
    <div className={styles['editor']} onKeyDown={onKeyDown}>
      <div className={styles['field']}>
        <label className={styles['label']} htmlFor={id}>
          {words.notes.body} <span className={styles['hint']}>{words.notes.bodyHint}</span>
        </label>
        <textarea
          id={id}
          ref={field}
          className={styles['area']}
          value={draft}
          rows={4}
          maxLength={200_000}
          spellCheck={false}
          onChange={(event) => {
            latest.current = { ...latest.current, draft: event.target.value }
            setDraft(event.target.value)
          }}
          onBlur={keep}
        />
      </div>
      <TagField
        tags={note.tags}
        known={allTags(notes).map(({ tag }) => tag)}
        onChange={(tags) => actions.edit([latest.current.note], { tags })}
      />
      <fieldset className={styles['colours']}>
        <legend className={styles['label']}>{words.notes.colour}</legend>
        {COLOURS.map((colour) => (
          <label key={colour} className={styles['colour']} title={words.colours[colour]}>
            <input
              type="radio"
              name={`${id}-colour`}
              checked={note.colour === colour}
              aria-label={words.colours[colour]}
              onChange={() => actions.edit([latest.current.note], { colour })}
            />
            <ColourMark colour={colour} />
          </label>
        ))}
      </fieldset>
      <Button
        look="primary"
        size="small"
        onPress={() => {
          keep()
          onDone()
        }}
      >
        {words.notes.done}
      </Button>
    </div>
  )
}
