import { useState } from 'react'
import type { CallOutput } from '#shared/contract/contract.ts'
import { removeWindowData } from '../../data/remove-window-data.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { LongWorking } from '../../ui/working.tsx'
import { backupsWords as say } from '../../words/backups-words.ts'
import { words, writeSentence } from '../../words/words.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './backups.module.css'

type Report = CallOutput<'profile.remove'>
type View =
  | { readonly state: 'asking' }
  | { readonly state: 'removing' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'removed'; readonly report: Report }

function Files({ files }: { readonly files: readonly string[] }) {
  return (
    <ul className={styles['files']}>
      {files.map((file) => (
        <li key={file}>{file}</li>
      ))}
    </ul>
  )
}

function Removed({ report }: { readonly report: Report }) {
  return (
    <div role="status" className={styles['dialog']}>
      <p>{say.removedCount(report.removed)}</p>
      {report.atExit ? <p>{say.removedAtExit}</p> : null}
      {report.left.length === 0 ? (
        <p>{say.removedClean}</p>
      ) : (
        <div>
          <p>{say.removedLeft}</p>
          <Files files={report.left} />
          <p>{report.found.length === 0 ? say.removedNotFound : say.removedFound}</p>
          <Files files={report.found} />
        </div>
      )}
      {report.copiesLeft.length === 0 ? null : (
        <div>
          <p>{say.removedCopiesLeft}</p>
          <Files files={report.copiesLeft} />
        </div>
      )}
      <p>{say.removedClose}</p>
    </div>
  )
}

/** Asks for the word, removes everything, and says what was done. After that there is nothing to go back to. */
export function RemoveDialog({ elsewhere, onClose }: { readonly elsewhere: readonly string[]; onClose(): void }) {
  const { host, program } = useServices()
  const [typed, setTyped] = useState('')
  const [copies, setCopies] = useState(false)
  const [view, setView] = useState<View>({ state: 'asking' })
  const remove = async () => {
    setView({ state: 'removing' })
    try {
      // The window's own first: were it cut short here, the next start would find everything as it was.
      await removeWindowData(program.profileId)
      const answer = await host.call('profile.remove', { copies })
      if (!answer.ok) return setView({ state: 'failed', message: answer.error.message })
      // What was still on its way may have made it anew.
      await removeWindowData(program.profileId)
      setView({ state: 'removed', report: answer.value })
    } catch (error) {
      setView({ state: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  }
  const close = view.state === 'asking' || view.state === 'failed' ? onClose : () => undefined
  return (
    <Dialog open title={view.state === 'removed' ? say.removed : say.remove} onClose={close}>
      {view.state === 'removed' ? <Removed report={view.report} /> : null}
      {view.state === 'removing' ? <LongWorking what={say.removing} /> : null}
      {view.state === 'failed' ? (
        <Banner tone="error" title={say.removeFailed}>
          {writeSentence(view.message)}
        </Banner>
      ) : null}
      {view.state === 'asking' ? (
        <div className={styles['dialog']}>
          <p>{say.removeWhat(program.profile)}</p>
          {say.removeHonest.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {host.kind === 'browser' ? <p>{say.removeBrowser}</p> : null}
          {elsewhere.length === 0 ? null : (
            <div>
              <CheckField checked={copies} onChange={setCopies}>
                {say.removeCopies(elsewhere.length)}
              </CheckField>
              <Files files={elsewhere} />
            </div>
          )}
          <TextField label={say.removeType(say.removeWord)} value={typed} onChange={setTyped} />
          <div className={styles['actions']}>
            <Button look="primary" isDisabled={typed.trim() !== say.removeWord} onPress={() => void remove()}>
              {say.removeNow}
            </Button>
            <Button onPress={onClose}>{words.program.cancel}</Button>
          </div>
        </div>
      ) : null}
    </Dialog>
  )
}
