import { useMemo, useState } from 'react'
import type { Note } from '#shared/notes/note.ts'
import { allTags } from '#shared/notes/note-filter.ts'
import { almostSameTag } from '#shared/notes/note-tags.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { noteListWords } from '../../words/en-notes-list.ts'
import { words } from '../../words/words.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import styles from './chosen-tags-dialog.module.css'
import { TagField } from './tag-field.tsx'

const say = noteListWords

interface ChosenTagsDialogProps {
  readonly notes: readonly Note[]
  /** The tags that every note shall have, and those that none shall have. */
  onSave(add: readonly string[], remove: readonly string[]): void
  onClose(): void
}

/** The tags of several notes at once: what all of them have is ticked, what some have is marked so, and what is not touched stays. */
export function ChosenTagsDialog({ notes, onSave, onClose }: ChosenTagsDialogProps) {
  const live = useLiveNotes()
  const known = useMemo(() => allTags(live).map(({ tag }) => tag), [live])
  const theirs = useMemo(() => allTags(notes), [notes])
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [fresh, setFresh] = useState<readonly string[]>([])
  const add = [...[...wanted].filter(([, yes]) => yes).map(([tag]) => tag), ...fresh]
  const remove = [...wanted].filter(([, yes]) => !yes).map(([tag]) => tag)
  const doubles = fresh.flatMap((tag) => {
    const other = known.includes(tag) ? null : almostSameTag(tag, known)
    return other === null ? [] : [{ tag, other }]
  })
  return (
    <Dialog title={say.tagsOf(notes.length)} open onClose={onClose}>
      <TagField
        tags={fresh}
        known={known.filter((tag) => !theirs.some((one) => one.tag === tag && one.count === notes.length))}
        onChange={setFresh}
      />
      {doubles.map(({ tag, other }) => (
        <p key={tag} className={styles['double']}>
          {say.almost(tag, other)}{' '}
          <Button
            look="quiet"
            size="small"
            onPress={() => setFresh([...new Set(fresh.map((one) => (one === tag ? other : one)))])}
          >
            {say.takeOther(other)}
          </Button>
        </p>
      ))}
      {theirs.length === 0 ? (
        <p className={styles['quiet']}>{say.noTagsYet}</p>
      ) : (
        <ul className={styles['tags']} aria-label={say.theirTags}>
          {theirs.map(({ tag, count }) => {
            const all = wanted.get(tag) ?? count === notes.length
            const some = !wanted.has(tag) && count < notes.length
            return (
              <li key={tag}>
                <CheckField checked={all} some={some} onChange={(yes) => setWanted(new Map(wanted).set(tag, yes))}>
                  #{tag} <span className={styles['quiet']}>{some ? say.onSome(count, notes.length) : ''}</span>
                </CheckField>
              </li>
            )
          })}
        </ul>
      )}
      <div className={styles['actions']}>
        <Button onPress={onClose}>{words.program.cancel}</Button>
        <Button
          look="primary"
          onPress={() => {
            onSave(add, remove)
            onClose()
          }}
        >
          {say.saveTags}
        </Button>
      </div>
    </Dialog>
  )
}
