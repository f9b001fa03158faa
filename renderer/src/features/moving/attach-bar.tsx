import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import type { NoteId } from '#shared/archive/ids.ts'
import type { PassageNote } from '#shared/notes/note.ts'
import { isOnPassage } from '#shared/notes/note-target.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { movedPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { movingWords } from '../../words/en-moving.ts'
import { words, writeSentence } from '../../words/words.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { useCommands } from '../../workspace/commands.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import styles from './attach-bar.module.css'
import { useMoveActions } from './use-move-actions.ts'

const say = movingWords.attach

interface AttachBarProps {
  readonly note: NoteId
  readonly open: OpenText
  /** What is selected in the text, for showing it; null where nothing is. */
  readonly selection: TextRange | null
  /** What is selected at this moment. */
  readSelection(): TextRange | null
}

/** Asks for the passage of a note that is there already, and puts the note on it. */
export function AttachBar({ note: id, open, selection, readSelection }: AttachBarProps) {
  const { id: edition } = useEdition()
  const navigate = useNavigate()
  const note = useLiveNotes()
    .filter(isOnPassage)
    .find((one) => one.id === id)
  const leave = () => void navigate(movedPath(edition, id), { replace: true })
  // Escape ends the keyboard selection first, which takes the key for itself.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role=dialog]') !== null) return
      event.preventDefault()
      void navigate(movedPath(edition, id), { replace: true })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [navigate, edition, id])
  return (
    <div className={styles['bar']}>
      {note === undefined ? (
        <Banner tone="caution" actions={<Button onPress={leave}>{words.program.close}</Button>}>
          {say.unknown}
        </Banner>
      ) : (
        <Asking note={note} open={open} selection={selection} readSelection={readSelection} onDone={leave} />
      )}
    </div>
  )
}

interface AskingProps extends Omit<AttachBarProps, 'note'> {
  readonly note: PassageNote
  onDone(): void
}

/** The beginning of a passage, which may be long. */
function cut(passage: string): string {
  return passage.length > 240 ? `${passage.slice(0, 240)}…` : passage
}

function Asking({ note, open, selection, readSelection, onDone }: AskingProps) {
  const actions = useMoveActions()
  const accept = async () => {
    const range = readSelection()
    if (range === null) return
    if (await actions.take([{ note, range }])) {
      document.getSelection()?.removeAllRanges()
      onDone()
    }
  }
  useCommands([{ id: 'attach-note', group: 'passage', name: say.acceptKey, keys: ['Enter'], run: () => void accept() }])
  return (
    <section className={styles['asking']} aria-label={say.title}>
      <h2 className={styles['title']}>{say.title}</h2>
      <p>
        {say.was(note.target.edition)} <q className={styles['words']}>{cut(note.target.exact)}</q>
      </p>
      <p role="status" className={styles['selected']}>
        {selection === null ? `${say.nothing} ${say.hint}` : say.selected(cut(open.text.slice(selection.start, selection.end)))}
      </p>
      {actions.failure === null ? null : (
        <Banner tone="error" title={movingWords.takeFailed}>
          <p>{writeSentence(actions.failure)}</p>
        </Banner>
      )}
      <p className={styles['actions']}>
        {selection === null ? null : (
          <Button look="primary" onPress={() => void accept()}>
            {say.accept} <KeyName>Enter</KeyName>
          </Button>
        )}
        <Button onPress={onDone}>
          {words.program.cancel} <KeyName>Esc</KeyName>
        </Button>
      </p>
    </section>
  )
}
