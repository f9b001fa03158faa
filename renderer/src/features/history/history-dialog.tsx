import type { NoteChange } from '#shared/notes/change.ts'
import type { Note } from '#shared/notes/note.ts'
import { fieldsAt, readClock, type Sitting, sittingsOf } from '#shared/notes/sittings.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Working } from '../../ui/working.tsx'
import { historyWords } from '../../words/history-words.ts'
import { words } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useColourMeanings } from '../../workspace/colour-meanings.ts'
import { useNoteActions } from '../../workspace/use-notes.ts'
import styles from './history-dialog.module.css'
import { MarkedWords } from './marked-words.tsx'
import { tellSitting } from './told-changes.ts'
import { useVersions, useWriters } from './use-versions.ts'

const say = historyWords

interface RowProps {
  readonly note: Note
  readonly changes: readonly NoteChange[]
  readonly sitting: Sitting
  readonly newest: boolean
  onRestored(): void
}

function VersionRow({ note, changes, sitting, newest, onRestored }: RowProps) {
  const actions = useNoteActions()
  const meanings = useColourMeanings()
  const { who, when } = useWriters()(sitting.to)
  const then = fieldsAt(changes, sitting.to, note)
  const text = then.body ?? note.body
  const restore = () => {
    actions.edit([note], then)
    announce({ kind: 'text', text: say.restored(when) })
    onRestored()
  }
  return (
    <li className={styles['row']}>
      <p className={styles['who']}>
        <strong>{who}</strong>, <time dateTime={new Date(readClock(sitting.to).at).toISOString()}>{when}</time>
        {newest ? <span className={styles['now']}>{` (${say.now})`}</span> : null}
      </p>
      <ul className={styles['told']}>
        {tellSitting(sitting, (colour) => meanings[colour] ?? words.colours[colour]).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {sitting.words === null ? null : (
        <details open={newest}>
          <summary>{say.showWords}</summary>
          <div className={styles['words']}>
            <MarkedWords {...sitting.words} />
          </div>
        </details>
      )}
      <p className={styles['actions']}>
        {Object.keys(then).length === 0 ? null : (
          <Button size="small" aria-label={say.restoreOf(when)} onPress={restore}>
            {say.restore}
          </Button>
        )}
        {text === '' ? null : (
          <Button
            look="quiet"
            size="small"
            aria-label={say.copyOf(when)}
            onPress={() => announce({ kind: 'text', text: copyText(text) ? say.copied : say.copyFailed })}
          >
            {say.copy}
          </Button>
        )}
      </p>
    </li>
  )
}

/** The versions of a note, newest first, with what changed in each; an older one can be given back. */
export function HistoryDialog({ note, onClose }: { readonly note: Note; onClose(): void }) {
  const versions = useVersions(note)
  const sittings = versions.state === 'read' ? sittingsOf(versions.changes).toReversed() : []
  return (
    <Dialog open wide title={say.title} onClose={onClose}>
      {versions.state === 'reading' ? <Working what={say.reading} /> : null}
      {versions.state === 'failed' ? (
        <Banner tone="error" title={say.failed}>
          <p>{versions.reason}</p>
        </Banner>
      ) : null}
      {versions.state === 'read' ? <p className={styles['hint']}>{sittings.length > 1 ? say.hint : say.only}</p> : null}
      {versions.state === 'read' ? (
        <ol className={styles['rows']}>
          {sittings.map((sitting, index) => (
            <VersionRow
              key={sitting.to}
              note={note}
              changes={versions.changes}
              sitting={sitting}
              newest={index === 0}
              onRestored={onClose}
            />
          ))}
        </ol>
      ) : null}
      <div className={styles['end']}>
        <Button onPress={onClose}>{say.close}</Button>
      </div>
    </Dialog>
  )
}
