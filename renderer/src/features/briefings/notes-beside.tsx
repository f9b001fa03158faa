import { memo } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import { Button } from '../../ui/button.tsx'
import { WindowedList } from '../../ui/windowed-list.tsx'
import { briefingWords } from '../../words/briefings-words.ts'
import styles from './briefings.module.css'
import { NOTE_DRAG } from './drag-types.ts'
import { LISTED_NOTE_HEIGHT, ListedNote } from './listed-note.tsx'
import { NoteFilters } from './note-filters.tsx'
import { useFoundNotes } from './use-found-notes.ts'

const say = briefingWords.pick

interface NotesBesideProps {
  readonly inBriefing: ReadonlySet<NoteId>
  onAdd(note: Note): void
}

/** The notes beside the outline, to be dragged into it or added one by one. */
export const NotesBeside = memo(function NotesBeside({ inBriefing, onAdd }: NotesBesideProps) {
  const { all, found, ...filters } = useFoundNotes()
  if (all.length === 0) return <p>{say.noNotes}</p>
  return (
    <>
      <p className={styles['quiet']}>{say.besideHint}</p>
      <NoteFilters {...filters} />
      <p role="status" className={styles['quiet']}>
        {say.shown(found.length, all.length)}
      </p>
      {found.length === 0 ? (
        <p>{say.none}</p>
      ) : (
        <WindowedList items={found} rowHeight={LISTED_NOTE_HEIGHT} label={say.list} keyOf={({ id }) => id}>
          {(note) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: what is dragged can be added by its button.
            <div
              className={`${styles['picked']} ${styles['dragged']}`}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData(NOTE_DRAG, note.id)
                event.dataTransfer.effectAllowed = 'copy'
              }}
            >
              <ListedNote note={note} titles={filters.titles} here={inBriefing.has(note.id)} />
              <Button size="small" aria-label={say.addNamed(targetWords(note.target))} onPress={() => onAdd(note)}>
                {say.addOne}
              </Button>
            </div>
          )}
        </WindowedList>
      )}
    </>
  )
})
