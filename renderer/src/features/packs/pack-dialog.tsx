import { useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { isOnPassage } from '#shared/notes/note-target.ts'
import type { PackRefusal } from '#shared/packs/pack-refusal.ts'
import { movedPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { LongWorking, Working } from '../../ui/working.tsx'
import { words, writeBytes } from '../../words/words.ts'
import { switchArchive } from '../../workspace/archives.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './pack-dialog.module.css'
import { PackPreviewWords } from './pack-preview.tsx'
import type { PackActions, PackView } from './use-pack.ts'

const say = words.packs

/** More than anyone reads; the archivist's command lists them all. */
const PROBLEMS_SHOWN = 200

export interface PackDialogProps {
  readonly view: Exclude<PackView, { state: 'none' }>
  readonly actions: PackActions
}

/** A message of the service begins with the thing that it names, in lower case, and has no full stop. */
function asSentence(message: string): string {
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`
}

function Progress({ what, done, total }: { readonly what: string; readonly done: number; readonly total: number }) {
  if (total === 0) return <LongWorking what={what} />
  return <ProgressBar label={what} part={done / total} words={say.partOf(writeBytes(done), writeBytes(total))} />
}

function Checking({ view }: { readonly view: Extract<PackView, { state: 'choosing' | 'sending' | 'checking' }> }) {
  switch (view.state) {
    case 'choosing':
      return <Working what={say.choosing} />
    case 'sending':
      return <Progress what={say.sending} done={view.sent} total={view.total} />
    case 'checking': {
      const { step, done, total } = view.progress
      return <Progress what={say.steps[step]} done={done} total={total} />
    }
  }
}

function Refusal({ refusal }: { readonly refusal: PackRefusal }) {
  const { code, message, problems } = refusal
  return (
    <>
      <Banner tone="error" title={say.refusedTitle}>
        <p>{asSentence(message)}</p>
        <p>{say.why[code] ?? ''}</p>
        <p>{say.nothingKept}</p>
      </Banner>
      {problems.length < 2 ? null : (
        <details className={styles['problems']}>
          <summary>{say.details(problems.length)}</summary>
          <ul>
            {problems.slice(0, PROBLEMS_SHOWN).map((problem) => (
              <li key={`${problem.code} ${problem.path} ${problem.message}`}>
                <code>{problem.code}</code> {problem.path}: {problem.message}
              </li>
            ))}
            {problems.length > PROBLEMS_SHOWN ? <li>{say.more(problems.length - PROBLEMS_SHOWN)}</li> : null}
          </ul>
        </details>
      )}
    </>
  )
}

function Ready({ view, actions }: { readonly view: Extract<PackView, { state: 'ready' }>; readonly actions: PackActions }) {
  const { preview, job, failure } = view
  const [remember, setRemember] = useState(false)
  const unknown = preview.signer !== null && preview.signer.known === null
  return (
    <>
      <PackPreviewWords job={job} preview={preview} />
      {failure === null ? null : (
        <Banner tone="error" title={say.acceptFailed}>
          <p>{asSentence(failure.message)}</p>
          <p>{say.nothingKept}</p>
        </Banner>
      )}
      {unknown ? (
        <CheckField checked={remember} onChange={setRemember}>
          {say.remember}
        </CheckField>
      ) : null}
      <div className={styles['actions']}>
        <Button onPress={actions.close}>{say.decline}</Button>
        <Button look="primary" onPress={() => actions.accept(remember)}>
          {say.accept}
        </Button>
      </div>
    </>
  )
}

function Done({ view, onClose }: { readonly view: Extract<PackView, { state: 'done' }>; readonly onClose: () => void }) {
  const { host } = useServices()
  const { preview, answer, askedToRemember } = view
  const [failure, setFailure] = useState<Failure | null>(null)
  const hasNotes = useLiveNotes().some((note) => isOnPassage(note) && note.target.archive === answer.archive)
  const read = async (path?: string) => setFailure(await switchArchive(host, answer.archive, path))
  return (
    <>
      <Banner tone="plain">
        <p>{say.done(preview.title, answer.current)}</p>
        {askedToRemember ? <p>{answer.signerRemembered ? say.signerKept : say.signerNotKept}</p> : null}
      </Banner>
      {failure === null ? null : (
        <Banner tone="error" title={say.switchFailed}>
          {failure.message}
        </Banner>
      )}
      <div className={styles['actions']}>
        <Button onPress={onClose}>{words.program.close}</Button>
        {preview.held === null || !hasNotes ? null : (
          <Button onPress={() => void read(movedPath(answer.current))}>{say.readNotes}</Button>
        )}
        <Button look="primary" onPress={() => void read()}>
          {say.read}
        </Button>
      </div>
    </>
  )
}

function titleOf(view: PackDialogProps['view']): string {
  switch (view.state) {
    case 'ready':
    case 'accepting':
      return say.readyTitle(view.preview.title)
    case 'done':
      return say.doneTitle
    default:
      return say.title
  }
}

/** From the choice of a file to the archive that is kept, or to the reason why it is not. */
export function PackDialog({ view, actions }: PackDialogProps) {
  return (
    <Dialog title={titleOf(view)} open wide onClose={actions.close}>
      {view.state === 'choosing' || view.state === 'sending' || view.state === 'checking' ? (
        <>
          <Checking view={view} />
          <div className={styles['actions']}>
            <Button onPress={actions.close}>{say.stop}</Button>
          </div>
        </>
      ) : null}
      {view.state === 'refused' ? <Refusal refusal={view.refusal} /> : null}
      {view.state === 'failed' ? (
        <Banner tone="error" title={say.failedTitle}>
          <p>{asSentence(view.failure.message)}</p>
          <p>{say.nothingKept}</p>
        </Banner>
      ) : null}
      {view.state === 'refused' || view.state === 'failed' ? (
        <div className={styles['actions']}>
          <Button onPress={actions.choose}>{say.open}</Button>
          <Button look="primary" onPress={actions.close}>
            {words.program.close}
          </Button>
        </div>
      ) : null}
      {view.state === 'ready' ? <Ready view={view} actions={actions} /> : null}
      {view.state === 'accepting' ? <LongWorking what={say.accepting} /> : null}
      {view.state === 'done' ? <Done view={view} onClose={actions.close} /> : null}
    </Dialog>
  )
}
