import { notesThatLeave } from '#shared/notes/may-leave.ts'
import type { Note } from '#shared/notes/note.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { privateWords } from '../../words/private-words.ts'
import { words } from '../../words/words.ts'
import { changeSettings, useSettings } from '../../workspace/settings.ts'
import styles from './print-dialog.module.css'
import { loadPrintedParts } from './printed-parts.ts'

const say = words.reading

interface PrintDialogProps {
  readonly notes: readonly Note[]
  onClose(): void
}

/** What goes on paper; the printer itself is chosen in the system's own dialog. */
export function PrintDialog({ notes, onClose }: PrintDialogProps) {
  const { leaving, heldBack } = notesThatLeave(notes, false)
  const { printNotes } = useSettings()
  const print = () => {
    onClose()
    // The dialog must be gone from the page before the page is set for paper.
    window.setTimeout(() => void loadPrintedParts().then(() => window.print()), 0)
  }
  return (
    <Dialog title={say.printTitle} open onClose={onClose}>
      <p>{say.printHint}</p>
      <CheckField checked={printNotes} onChange={(next) => changeSettings({ printNotes: next })}>
        {say.printNotes(leaving.length)}
      </CheckField>
      {heldBack === 0 ? null : <p>{privateWords.heldBack(heldBack)}</p>}
      <div className={styles['actions']}>
        <Button look="primary" autoFocus onPress={print}>
          {say.printNow}
        </Button>
        <Button onPress={onClose}>{words.program.cancel}</Button>
      </div>
    </Dialog>
  )
}
