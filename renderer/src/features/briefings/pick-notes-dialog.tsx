import { useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { WindowedList } from '../../ui/windowed-list.tsx'
import { briefingWords } from '../../words/briefings-words.ts'
import { words } from '../../words/words.ts'
import styles from './briefings.module.css'
import { LISTED_NOTE_HEIGHT, ListedNote } from './listed-note.tsx'
import { NoteFilters } from './note-filters.tsx'
import { useFoundNotes } from './use-found-notes.ts'

const say = briefingWords.pick

interface PickNotesDialogProps {
  readonly inBriefing: ReadonlySet<NoteId>
  /** Where they can be put, the last of them first. */
  readonly places: readonly { readonly value: string; readonly label: string }[]
  onAdd(notes: readonly Note[], place: string): void
  onClose(): void
}

/** Chooses several notes to be put into a briefing. Those that stand in it may be added again. */
export function PickNotesDialog({ inBriefing, places, onAdd, onClose }: PickNotesDialogProps) {
  const { all, found, ...filters } = useFoundNotes()
  const [place, setPlace] = useState(places[0]?.value ?? '')
  const [chosen, setChosen] = useState<ReadonlySet<NoteId>>(new Set())
  const choose = (notes: readonly Note[], yes: boolean) => {
    const next = new Set(chosen)
    for (const { id } of notes) {
      if (yes) next.add(id)
      else next.delete(id)
    }
    setChosen(next)
  }
  const picked = all.filter(({ id }) => chosen.has(id))
  const foundChosen = found.filter(({ id }) => chosen.has(id)).length
  // Who chooses all wants what is missing: one that is to stand there twice is chosen by itself.
  const missing = found.filter(({ id }) => !inBriefing.has(id))
  const offered = missing.length > 0 ? missing : found
  return (
    <Dialog title={say.title} open wide onClose={onClose}>
      {all.length === 0 ? (
        <p>{say.noNotes}</p>
      ) : (
        <>
          <NoteFilters {...filters} />
          <div className={styles['count']}>
            <CheckField
              checked={found.length > 0 && offered.every(({ id }) => chosen.has(id))}
              some={foundChosen > 0 && !offered.every(({ id }) => chosen.has(id))}
              onChange={(yes) => choose(yes ? offered : found, yes)}
            >
              {offered.length < found.length ? say.chooseMissing : say.chooseAll}
            </CheckField>
            <span role="status">
              {say.shown(found.length, all.length)}
              {chosen.size === 0 ? '' : `, ${say.chosen(chosen.size)}`}
            </span>
          </div>
          {found.length === 0 ? (
            <p>{say.none}</p>
          ) : (
            <WindowedList items={found} rowHeight={LISTED_NOTE_HEIGHT} label={say.list} keyOf={({ id }) => id}>
              {(note) => (
                <div className={styles['picked']}>
                  <CheckField
                    checked={chosen.has(note.id)}
                    label={say.choose(targetWords(note.target))}
                    onChange={(yes) => choose([note], yes)}
                  />
                  <ListedNote note={note} titles={filters.titles} here={inBriefing.has(note.id)} />
                </div>
              )}
            </WindowedList>
          )}
          <SelectField label={say.where} value={place} options={places} onChange={setPlace} />
        </>
      )}
      <div className={styles['formActions']}>
        <Button onPress={onClose}>{words.program.cancel}</Button>
        <Button look="primary" isDisabled={picked.length === 0} onPress={() => onAdd(picked, place)}>
          {say.add(picked.length)}
        </Button>
      </div>
    </Dialog>
  )
}
