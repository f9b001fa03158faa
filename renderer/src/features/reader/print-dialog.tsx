import { useState } from 'react'
import type { Source } from '#shared/archive/source.ts'
import { fileStem } from '#shared/briefing/file-name.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import { notesThatLeave } from '#shared/notes/may-leave.ts'
import type { Note } from '#shared/notes/note.ts'
import type { SaveOutcome } from '../../host/host.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SaveResult } from '../../ui/save-result.tsx'
import { LongWorking } from '../../ui/working.tsx'
import { privateWords } from '../../words/private-words.ts'
import { words, writeSentence } from '../../words/words.ts'
import { changeSettings, useSettings } from '../../workspace/settings.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './print-dialog.module.css'
import { PrintPreview } from './print-preview.tsx'
import { loadPrintedParts } from './printed-parts.ts'

const say = words.reading

interface PrintDialogProps {
  readonly source: Source
  readonly notes: readonly Note[]
  onClose(): void
}

/** What goes on paper, shown as it will be; the printer itself is chosen in the system's own dialog. */
export function PrintDialog({ source, notes, onClose }: PrintDialogProps) {
  const { host } = useServices()
  const { leaving, heldBack } = notesThatLeave(notes, false)
  const { printNotes } = useSettings()
  const [setting, setSetting] = useState(false)
  const [saved, setSaved] = useState<Outcome<SaveOutcome> | null>(null)
  const { savePdf } = host
  const print = () => {
    onClose()
    // The dialog must be gone from the page before the page is set for paper.
    window.setTimeout(() => void loadPrintedParts().then(() => window.print()), 0)
  }
  const save = async (write: NonNullable<typeof savePdf>) => {
    setSetting(true)
    await loadPrintedParts()
    const answer = await write(`${fileStem(sourceTitle(source).text, source.id)}.pdf`, null)
    setSaved(answer)
    setSetting(false)
  }
  // While the pages are made, the window is what goes on them, and no dialog may stand in it; a sign that is not printed may.
  if (setting)
    return (
      <div className={styles['setting']}>
        <LongWorking what={say.settingPdf} />
      </div>
    )
  return (
    <Dialog title={say.printTitle} open wide onClose={onClose}>
      <p>{savePdf === null ? say.printHint : say.printHintDesktop}</p>
      <CheckField checked={printNotes} onChange={(next) => changeSettings({ printNotes: next })}>
        {say.printNotes(leaving.length)}
      </CheckField>
      {heldBack === 0 ? null : <p>{privateWords.heldBack(heldBack)}</p>}
      <PrintPreview key={String(printNotes)} />
      <SaveResult
        saved={saved?.ok === true && saved.value.outcome === 'saved' ? say.pdfSaved(saved.value.path) : null}
        failure={saved?.ok === false ? { title: say.pdfFailed, message: writeSentence(saved.error.message) } : null}
      />
      <div className={styles['actions']}>
        <Button look="primary" autoFocus onPress={print}>
          {say.printNow}
        </Button>
        {savePdf === null ? null : <Button onPress={() => void save(savePdf)}>{say.savePdf}</Button>}
        <Button onPress={onClose}>{words.program.cancel}</Button>
      </div>
    </Dialog>
  )
}
