import { type ReactNode, useEffect, useState } from 'react'
import type { Note } from '#shared/notes/note.ts'
import { targetWords } from '#shared/notes/note-target.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { LongWorking } from '../../ui/working.tsx'
import { backupsWords as say } from '../../words/backups-words.ts'
import { words, writeMoment, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import {
  previewRestore,
  type ReadBackup,
  type RestorePreview,
  readBackup,
  restoreBackup,
} from '../../workspace/restore-backup.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './backups.module.css'

type View =
  | { readonly state: 'checking' }
  | { readonly state: 'reading'; readonly done: number; readonly total: number }
  | { readonly state: 'refused'; readonly message: string }
  | { readonly state: 'ready'; readonly backup: ReadBackup; readonly comparison: RestorePreview }
  | { readonly state: 'restoring' }
  | { readonly state: 'failed'; readonly message: string }

/** Notes that are listed at once: enough to recognise what it is about. */
const EXAMPLES = 50

function Examples<T>({ title, items, show }: { readonly title: string; readonly items: readonly T[]; show(item: T): ReactNode }) {
  if (items.length === 0) return null
  return (
    <details className={styles['examples']}>
      <summary>{title}</summary>
      <ul>
        {items.slice(0, EXAMPLES).map(show)}
        {items.length > EXAMPLES ? <li>{say.more(items.length - EXAMPLES)}</li> : null}
      </ul>
    </details>
  )
}

function Words({ note }: { readonly note: Note }) {
  return (
    <>
      <p>{note.body === '' ? say.noText : note.body.slice(0, 300)}</p>
      <p className={styles['quiet']}>{targetWords(note.target).slice(0, 200)}</p>
    </>
  )
}

function Preview({ backup, comparison }: { readonly backup: ReadBackup; readonly comparison: RestorePreview }) {
  const { facts, notUnderstood } = backup
  const { back, changed, same, since, briefings, others } = comparison
  return (
    <>
      <p>{say.checked(writeMoment(facts.madeAt), facts.notes, facts.trashed)}</p>
      {notUnderstood === 0 ? null : <Banner tone="caution">{say.notUnderstood(notUnderstood)}</Banner>}
      <ul className={styles['counts']}>
        <li>{say.back(back.length)}</li>
        <li>{say.changed(changed.length)}</li>
        <li>{say.same(same)}</li>
        <li>{say.since(since.length)}</li>
        {briefings.back.length === 0 ? null : <li>{say.briefingsBack(briefings.back.length)}</li>}
        {briefings.changed.length === 0 ? null : <li>{say.briefingsChanged(briefings.changed.length)}</li>}
        {briefings.same === 0 ? null : <li>{say.briefingsSame(briefings.same)}</li>}
        {briefings.since.length === 0 ? null : <li>{say.briefingsSince(briefings.since.length)}</li>}
        {others.back + others.changed === 0 ? null : <li>{say.others(others.back, others.changed)}</li>}
      </ul>
      <Examples
        title={say.showBack}
        items={back}
        show={(note) => (
          <li key={note.id}>
            <Words note={note} />
          </li>
        )}
      />
      <Examples
        title={say.showChanged}
        items={changed}
        show={({ now, saved, fields }) => (
          <li key={now.id}>
            <p className={styles['quiet']}>{say.differs(fields)}</p>
            <div className={styles['two']}>
              <div>
                <p className={styles['place']}>{say.now}</p>
                <Words note={now} />
              </div>
              <div>
                <p className={styles['place']}>{say.inBackup}</p>
                <Words note={saved} />
              </div>
            </div>
          </li>
        )}
      />
      <Examples
        title={say.showBriefings}
        items={[
          ...briefings.back.map(({ briefing, parts }) => ({ briefing, what: say.comesBack(parts) })),
          ...briefings.changed.map(({ saved, fields, parts }) => ({ briefing: saved, what: say.setBack(fields, parts) })),
        ]}
        show={({ briefing, what }) => (
          <li key={briefing.id}>
            <p>{briefing.title.trim() === '' ? say.untitled : briefing.title}</p>
            <p className={styles['quiet']}>{what}</p>
          </li>
        )}
      />
      <Examples
        title={say.showSince}
        items={since}
        show={(note) => (
          <li key={note.id}>
            <Words note={note} />
          </li>
        )}
      />
    </>
  )
}

/** From a file to what it would do, and from there to the notes as they were. */
export function RestoreDialog({ path, onClose }: { readonly path: string; onClose(): void }) {
  const { host, notes, history } = useServices()
  const [view, setView] = useState<View>({ state: 'checking' })
  const [trashSince, setTrashSince] = useState(false)

  useEffect(() => {
    let left = false
    const show = (next: View) => {
      if (!left) setView(next)
    }
    void readBackup(host, path, (done, total) => show({ state: 'reading', done, total })).then((read) => {
      if (!read.ok) return show({ state: 'refused', message: read.error.message })
      show({ state: 'ready', backup: read.value, comparison: previewRestore(notes, read.value) })
    })
    return () => {
      left = true
    }
  }, [host, notes, path])

  const restore = async (backup: ReadBackup, comparison: RestorePreview) => {
    setView({ state: 'restoring' })
    const done = await restoreBackup(
      notes,
      history,
      backup,
      trashSince ? { notes: comparison.since, briefings: comparison.briefings.since } : { notes: [], briefings: [] },
    )
    if (!done.ok) return setView({ state: 'failed', message: done.error.message })
    announce({ kind: 'text', text: say.restored(done.value), undo: true })
    onClose()
  }

  const madeSince = view.state === 'ready' ? view.comparison.since.length + view.comparison.briefings.since.length : 0
  const idle =
    view.state === 'ready' &&
    view.comparison.back.length === 0 &&
    view.comparison.changed.length === 0 &&
    view.comparison.briefings.back.length + view.comparison.briefings.changed.length === 0 &&
    view.comparison.others.back + view.comparison.others.changed === 0 &&
    !(trashSince && madeSince > 0)
  return (
    <Dialog open wide title={say.restoreTitle} onClose={onClose}>
      <div className={styles['dialog']}>
        {view.state === 'checking' ? <LongWorking what={say.checking} /> : null}
        {view.state === 'reading' ? (
          <ProgressBar
            label={say.reading}
            part={view.done / Math.max(1, view.total)}
            words={say.readPart(view.done, view.total)}
          />
        ) : null}
        {view.state === 'restoring' ? <LongWorking what={say.restoring} /> : null}
        {view.state === 'refused' ? (
          <Banner tone="error" title={say.refused}>
            <p>{writeSentence(view.message)}</p>
            <p>{say.nothingChanged}</p>
          </Banner>
        ) : null}
        {view.state === 'failed' ? (
          <Banner tone="error" title={say.restoreFailed}>
            <p>{writeSentence(view.message)}</p>
            <p>{say.restoreFailedHint}</p>
          </Banner>
        ) : null}
        {view.state === 'ready' ? (
          <>
            <Preview backup={view.backup} comparison={view.comparison} />
            {madeSince === 0 ? null : (
              <CheckField checked={trashSince} onChange={setTrashSince}>
                {say.trashSince}
              </CheckField>
            )}
            <p className={styles['quiet']}>
              {say.versionsStay} {say.restNote}
            </p>
            {idle ? <p>{say.nothingToDo}</p> : null}
          </>
        ) : null}
        <div className={styles['actions']}>
          {view.state === 'ready' ? (
            <Button look="primary" onPress={() => void restore(view.backup, view.comparison)}>
              {say.restoreNow}
            </Button>
          ) : null}
          <Button onPress={onClose}>{view.state === 'ready' ? words.program.cancel : words.program.close}</Button>
        </div>
      </div>
    </Dialog>
  )
}
