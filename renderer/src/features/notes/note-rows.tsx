import { type KeyboardEvent, memo, type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { useEndInSight } from '../../ui/use-end-in-sight.ts'
import { noteListWords } from '../../words/en-notes-list.ts'
import { words } from '../../words/words.ts'
import type { NoteGroup } from './group-notes.ts'
import styles from './notes-page.module.css'

const say = noteListWords

/** So many notes are drawn at first, and each time the end comes near. */
const PAGE = 20

interface NoteRowsProps {
  readonly groups: readonly NoteGroup[]
  readonly chosen: ReadonlySet<NoteId>
  /** `range` where everything from the last choice on is meant. */
  onChoose(id: NoteId, yes: boolean, range: boolean): void
  /** The note that is being written. */
  readonly editing: NoteId | null
  /** What is shown of a note. */
  card(note: Note, written: boolean): ReactNode
}

/** The notes with a box each. Arrow keys go from box to box, with Shift they choose on the way. */
export function NoteRows({ groups, chosen, editing, onChoose, card }: NoteRowsProps) {
  const all = groups.reduce((sum, { notes }) => sum + notes.length, 0)
  const [wanted, setWanted] = useState(PAGE)
  const shown = Math.min(wanted, all)
  const more = useCallback(() => setWanted((last) => last + PAGE), [])
  const end = useEndInSight(shown, shown === all, more)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const box = event.target instanceof HTMLInputElement && event.target.type === 'checkbox' ? event.target : null
    if (step === 0 || box === null || event.ctrlKey || event.metaKey || event.altKey) return
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
    const row = rows[rows.findIndex((each) => each.contains(box)) + step]
    if (row === undefined) return
    event.preventDefault()
    const next = row.querySelector<HTMLInputElement>('input[type=checkbox]')
    next?.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
    if (event.shiftKey) onChoose(row.dataset['row'] as NoteId, true, true)
  }

  let left = shown
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are a shortcut between boxes that Tab reaches too.
    <div className={styles['groups']} onKeyDown={onKeyDown}>
      {groups.map((group) => {
        const notes = group.notes.slice(0, Math.max(left, 0))
        left -= notes.length
        if (notes.length === 0) return null
        return (
          <section key={group.key} aria-label={group.title ?? undefined}>
            {group.title === null ? null : (
              <h2 className={styles['groupTitle']}>
                {group.title} <span className={styles['count']}>{words.archive.notes(group.notes.length)}</span>
              </h2>
            )}
            <ul className={styles['list']}>
              {notes.map((note) => (
                <NoteRow
                  key={note.id}
                  note={note}
                  chosen={chosen.has(note.id)}
                  written={editing === note.id}
                  onChoose={onChoose}
                  card={card}
                />
              ))}
            </ul>
          </section>
        )
      })}
      {shown === all ? null : (
        <div ref={end} className={styles['more']}>
          <span>{say.shownOf(shown, all)}</span>
          <Button size="small" onPress={more}>
            {say.more}
          </Button>
        </div>
      )}
    </div>
  )
}

interface NoteRowProps {
  readonly note: Note
  readonly chosen: boolean
  readonly written: boolean
  onChoose(id: NoteId, yes: boolean, range: boolean): void
  card(note: Note, written: boolean): ReactNode
}

const NoteRow = memo(function NoteRow({ note, chosen, written, onChoose, card }: NoteRowProps) {
  // The box says that it was ticked, not how: what was held down is seen on the way to it.
  const shift = useRef(false)
  // Whether it is chosen changes nothing of the note.
  const shown = useMemo(() => card(note, written), [card, note, written])
  const watch = (event: { readonly shiftKey: boolean }) => {
    shift.current = event.shiftKey
  }
  return (
    <li className={`${styles['row']} ${chosen ? styles['chosen'] : ''}`} data-row={note.id}>
      <div className={styles['box']} onPointerDownCapture={watch} onKeyDownCapture={watch}>
        <CheckField
          checked={chosen}
          label={words.notes.select(targetWords(note.target).slice(0, 60))}
          onChange={(yes) => onChoose(note.id, yes, shift.current)}
        />
      </div>
      {shown}
    </li>
  )
})
