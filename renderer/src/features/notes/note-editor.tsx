import type { KeyboardEvent } from 'react'
import type { Note } from '#shared/notes/note.ts'
import { allTags } from '#shared/notes/note-filter.ts'
import { Button } from '../../ui/button.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { words } from '../../words/words.ts'
import { isMac, keyFits, writeKey } from '../../workspace/keys.ts'
import { toNextStatus } from '../../workspace/next-status.ts'
import { noteFieldKeys } from '../../workspace/note-field-keys.ts'
import { useLiveNotes, useNoteActions } from '../../workspace/use-notes.ts'
import { AuthorField } from './author-field.tsx'
import { ColourField } from './colour-field.tsx'
import styles from './note-editor.module.css'
import { NoteField } from './note-field.tsx'
import { PrivateField } from './private-field.tsx'
import { TagField } from './tag-field.tsx'
import { useKeptDraft } from './use-kept-draft.ts'

export interface NoteEditorProps {
  readonly note: Note
  onDone(): void
}

/** What a field takes when it is left (a tag that was typed, a name) it takes now: a field that goes away is not left. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Writes a note. */
export function NoteEditor({ note, onDone }: NoteEditorProps) {
  const actions = useNoteActions()
  const notes = useLiveNotes()
  const { text, write, keep, current } = useKeptDraft(note)

  const finish = () => {
    leaveField()
    keep()
    onDone()
  }
  const setPrivate = (isPrivate: boolean) => actions.edit([current()], { private: isPrivate })
  const onKeyDown = (event: KeyboardEvent) => {
    const { nativeEvent } = event
    if (event.key === 'Escape' || keyFits(noteFieldKeys.finish, nativeEvent, isMac)) finish()
    else if (keyFits(noteFieldKeys.statusNext, nativeEvent, isMac)) toNextStatus(actions, current())
    else if (keyFits(noteFieldKeys.private, nativeEvent, isMac)) setPrivate(current().private !== true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and Ctrl+Enter end the writing from any field in it.
    <div className={styles['editor']} onKeyDown={onKeyDown}>
      <NoteField note={note.id} value={text} onChange={write} onLeave={keep} />
      <TagField
        tags={note.tags}
        known={allTags(notes).map(({ tag }) => tag)}
        onChange={(tags) => actions.edit([current()], { tags })}
      />
      <ColourField colour={note.colour} onChange={(colour) => actions.edit([current()], { colour })} />
      <PrivateField note={note} onChange={setPrivate} />
      <AuthorField onNamed={(author) => actions.edit([current()], { author })} />
      <span>
        {/* The focus stays where it is until the press is done: a field that is left may take a tag and move this button from under the mouse. */}
        <Button preventFocusOnPress look="primary" size="small" onPress={finish}>
          {words.notes.done} <KeyName>{writeKey(noteFieldKeys.finish)}</KeyName>
        </Button>
      </span>
    </div>
  )
}
