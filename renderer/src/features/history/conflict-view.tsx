import { useRef, useState } from 'react'
import { type Decision, decideConflicts, firstWith } from '#shared/notes/conflicts.ts'
import type { Note } from '#shared/notes/note.ts'
import { Button } from '../../ui/button.tsx'
import { historyWords } from '../../words/history-words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useNoteActions } from '../../workspace/use-notes.ts'
import styles from './conflict-view.module.css'
import { useVersions, useWriters } from './use-versions.ts'

const say = historyWords

/** The paragraphs of a note that were changed in two ways, one by one. The last decision makes the new version, in one step that can be undone. */
export function ConflictView({ note }: { readonly note: Note }) {
  const conflicts = note.conflicts ?? []
  // What was decided of other conflicts is not decided of these.
  return <Decisions key={JSON.stringify(conflicts)} note={note} />
}

function Decisions({ note }: { readonly note: Note }) {
  const { conflicts = [], body } = note
  const actions = useNoteActions()
  const versions = useVersions(note)
  const writerOf = useWriters()
  const [decisions, setDecisions] = useState<readonly Decision[]>([])
  const place = useRef<HTMLElement>(null)
  const conflict = conflicts[decisions.length]
  if (conflict === undefined) return null

  const decide = (decision: Decision) => {
    const all = [...decisions, decision]
    setDecisions(all)
    if (all.length < conflicts.length) {
      announce({ kind: 'text', text: say.conflictOf(all.length + 1, conflicts.length) })
      return
    }
    // The buttons go away with what was to be decided: the focus stays on the note.
    place.current?.closest<HTMLElement>('[data-note]')?.focus({ preventScroll: true })
    actions.edit([note], { body: decideConflicts(body, conflicts, all) })
    announce({ kind: 'text', text: say.decided(all.length) })
  }
  return (
    <section ref={place} className={styles['conflict']} aria-label={say.conflictTitle(conflict.variants.length)}>
      <p className={styles['title']}>{say.conflictTitle(conflict.variants.length)}</p>
      {conflicts.length > 1 ? <p>{say.conflictOf(decisions.length + 1, conflicts.length)}</p> : null}
      <p className={styles['hint']}>{say.conflictHint}</p>
      <ul className={styles['variants']}>
        {conflict.variants.map((variant, index) => {
          const clock = (versions.state === 'read' ? firstWith(versions.changes, variant) : variant.clocks[0]) ?? null
          const writer = clock === null ? null : writerOf(clock)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the focus stays where it is when the next paragraph comes.
            <li key={index} className={styles['variant']}>
              {writer === null ? null : (
                <p className={styles['who']}>
                  <strong>{writer.who}</strong>, {writer.when}
                </p>
              )}
              {variant.text === '' ? (
                <p className={styles['hint']}>{say.takenOut}</p>
              ) : (
                <p className={styles['text']}>{variant.text}</p>
              )}
              <Button size="small" aria-label={say.chooseOf(writer?.who ?? say.noName)} onPress={() => decide(index)}>
                {say.use}
              </Button>
            </li>
          )
        })}
      </ul>
      <p className={styles['actions']}>
        <Button size="small" onPress={() => decide(null)}>
          {say.keepAll(conflict.variants.length)}
        </Button>
        {decisions.length === 0 ? null : (
          <Button look="quiet" size="small" onPress={() => setDecisions([])}>
            {say.again}
          </Button>
        )}
      </p>
    </section>
  )
}
