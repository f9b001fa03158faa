import { useEffect, useRef, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import { findRecord } from '#shared/archive/find-record.ts'
import type { NoteId } from '#shared/archive/ids.ts'
import type { NotedRecord, RecordNote } from '#shared/notes/note.ts'
import { recordKey, targetWords } from '#shared/notes/note-target.ts'
import { notedRecordPath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { words } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import type { RecordSlots } from '../../workspace/record-slots.ts'
import { useSettings } from '../../workspace/settings.ts'
import { useNoteActions, useRecordNotes } from '../../workspace/use-notes.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import { NoteCard } from './note-card.tsx'
import styles from './record-notes.module.css'

const say = words.recordNotes

/** The note that the address names, where it stands on a record of this kind: its list is unfolded, and it gets the focus. */
function useAskedNote(kind: NotedRecord['kind'], notes: ReadonlyMap<string, readonly RecordNote[]>): RecordNote | null {
  const [query] = useSearchParams()
  const asked = query.get('note')
  for (const list of notes.values()) {
    const note = list.find(({ id, target }) => id === asked && target.about.kind === kind)
    if (note !== undefined) return note
  }
  return null
}

/** Fills the places that a page of records keeps for the notes on them. */
export function useRecordSlots(kind: NotedRecord['kind']): RecordSlots {
  const { archive, id: edition, catalogue } = useEdition()
  const { notes: store } = useServices()
  const byRecord = useRecordNotes()
  const actions = useNoteActions()
  const { author } = useSettings()
  const { key: visit } = useLocation()
  const asked = useAskedNote(kind, byRecord)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [editing, setEditing] = useState<NoteId | null>(null)
  /** The note that was begun here and has no words yet. */
  const [begun, setBegun] = useState<NoteId | null>(null)

  const fold = (key: string, unfolded: boolean) =>
    setOpen((last) => {
      const next = new Set(last)
      if (unfolded) next.add(key)
      else next.delete(key)
      return next
    })

  const askedKey = asked === null ? null : recordKey(asked.target.about)
  const askedId = asked?.id ?? null
  const unfoldedForAsked = askedKey !== null && open.has(askedKey)
  const cameTo = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit of the address comes to the note anew.
  useEffect(() => {
    if (askedKey !== null) setOpen((last) => new Set([...last, askedKey]))
  }, [askedKey, askedId, visit])
  useEffect(() => {
    const coming = `${visit} ${askedId}`
    if (!unfoldedForAsked || askedId === null || cameTo.current === coming) return undefined
    let frame = 0
    const come = () => {
      const card = document.querySelector<HTMLElement>(`[data-note="${askedId}"]`)
      // It comes with its record, which may still be on its way.
      if (card === null) {
        frame = requestAnimationFrame(come)
        return
      }
      cameTo.current = coming
      card.scrollIntoView({ block: 'nearest' })
      card.focus({ preventScroll: true })
    }
    // After the row that the address names has got the focus.
    frame = requestAnimationFrame(come)
    return () => cancelAnimationFrame(frame)
  }, [unfoldedForAsked, askedId, visit])

  const write = (about: NotedRecord, name: string) => {
    const target = { archive, edition, about, name: name.slice(0, 1_000) }
    const id = actions.create({ target, colour: 'yellow', author: author.trim() === '' ? null : author.trim() })
    fold(recordKey(about), true)
    setEditing(id)
    setBegun(id)
  }
  const done = (id: NoteId) => {
    setEditing(null)
    setBegun(null)
    const note = store.snapshot().notes.find((one) => one.id === id)
    // A highlight says something without a word; a note on a record does not.
    if (id !== begun || note === undefined || note.body.trim() !== '' || note.tags.length > 0) return
    actions.edit([note], { trashedAt: new Date().toISOString() })
    announce({ kind: 'text', text: say.emptyNotKept, undo: true })
  }
  const cards = (notes: readonly RecordNote[], passage: (note: RecordNote) => ReturnType<typeof Link> | null) => (
    <ul className={styles['cards']}>
      {notes.map((note) => (
        <li key={note.id}>
          <NoteCard
            note={note}
            anchor={null}
            active={note.id === askedId}
            editing={editing === note.id}
            passage={passage(note)}
            onEdit={() => setEditing(note.id)}
            onDone={() => done(note.id)}
          />
        </li>
      ))}
    </ul>
  )

  const gone = [...byRecord.values()].flatMap((notes) => {
    const about = notes[0]?.target.about
    return about?.kind === kind && findRecord(catalogue, about) === null ? notes : []
  })

  return {
    of(about, name) {
      const key = recordKey(about)
      const notes = byRecord.get(key) ?? []
      const unfolded = open.has(key) && notes.length > 0
      const id = `notes-on-${about.kind}-${about.id}`
      return {
        action:
          notes.length === 0 ? (
            <button
              type="button"
              className={styles['write']}
              aria-label={kind === 'source' ? say.writeOnSource : say.writeOn(name)}
              onClick={() => write(about, name)}
            >
              {kind === 'source' ? say.writeOnSource : words.notes.write}
            </button>
          ) : (
            <button
              type="button"
              className={styles['fold']}
              aria-expanded={unfolded}
              aria-controls={unfolded ? id : undefined}
              aria-label={kind === 'source' ? say.onSource(notes.length) : say.notesOn(notes.length, name)}
              onClick={() => fold(key, !unfolded)}
            >
              {kind === 'source' ? say.onSource(notes.length) : words.archive.notes(notes.length)}{' '}
              <span aria-hidden="true" className={styles['arrow']}>
                {unfolded ? '▲' : '▼'}
              </span>
            </button>
          ),
        notes: unfolded ? (
          <section id={id} className={styles['notes']} aria-label={say.notesOn(notes.length, name)}>
            {cards(notes, () => null)}
            <div>
              <Button size="small" onPress={() => write(about, name)}>
                {say.another}
              </Button>
            </div>
          </section>
        ) : null,
      }
    },
    elsewhere:
      gone.length === 0 ? null : (
        <section className={styles['elsewhere']} aria-labelledby={`notes-elsewhere-${kind}`}>
          <h2 id={`notes-elsewhere-${kind}`}>{say.goneTitle[kind](gone.length, edition)}</h2>
          <p className={styles['hint']}>{say.goneHint}</p>
          {cards(gone, (note) => (
            <Link
              className={styles['link']}
              to={notedRecordPath(note.target.edition, note.target.about, note.id)}
              aria-label={say.seeIn(targetWords(note.target), note.target.edition)}
            >
              {words.notes.readInEdition(note.target.edition)}
            </Link>
          ))}
        </section>
      ),
  }
}
