import { useEffect, useState } from 'react'
import type { SharingSettings, SharingState } from '#shared/sharing/sharing-state.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { FolderField } from '../../ui/folder-field.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { LongWorking } from '../../ui/working.tsx'
import { colleaguesWords as say } from '../../words/colleagues-words.ts'
import { writeProblem } from '../../words/en-colleagues.ts'
import { writeMoment, writeSentence } from '../../words/words.ts'
import { useChooseFolder } from '../../workspace/choose-folder.ts'
import { sharedFolderOf, useSharedFolder } from '../../workspace/shared-folder.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './colleagues-page.module.css'

function Members({ state: { members, settings } }: { readonly state: SharingState }) {
  return (
    <div className={styles['group']}>
      <h3>{say.members}</h3>
      {members.length === 0 ? <p>{say.noMembers}</p> : null}
      {members.length === 0 ? null : (
        <table className={styles['members']}>
          <thead>
            <tr>
              <th scope="col">{say.columns.name}</th>
              <th scope="col" className={styles['number']}>
                {say.columns.notes}
              </th>
              <th scope="col">{say.columns.newest}</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ device, name, own, notes, newest }) => (
              <tr key={device}>
                <td>{own ? say.you(name) : (name ?? say.nameless(device))}</td>
                <td className={styles['number']}>{notes}</td>
                <td>
                  <time dateTime={newest} title={newest}>
                    {writeMoment(newest)}
                  </time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {settings.read ? null : <p className={styles['quiet']}>{say.membersNotRead}</p>}
    </div>
  )
}

function Standing({
  state,
  failure,
  busy,
}: {
  readonly state: SharingState
  readonly failure: string | null
  readonly busy: boolean
}) {
  const { last, problems, heldBack, progress } = state
  return (
    <>
      {problems.length === 0 && failure === null ? null : (
        <Banner tone="caution" title={failure === null ? say.problems : say.exchangeFailed}>
          {failure === null ? null : <p>{writeSentence(failure)}</p>}
          <ul className={styles['plainList']}>
            {problems.map((problem) => (
              <li key={JSON.stringify(problem)}>{writeProblem(problem, writeMoment)}</li>
            ))}
          </ul>
        </Banner>
      )}
      <p data-testid="last-exchange">
        {last === null ? (
          say.neverYet
        ) : (
          <>
            <time dateTime={last.at} title={last.at}>
              {say.last(writeMoment(last.at))}
            </time>
            ; {say.lastCounts(last.taken, last.written)}
          </>
        )}
      </p>
      {busy && progress !== null && progress.total > 1 ? (
        <ProgressBar
          label={say.exchanging}
          part={progress.done / progress.total}
          words={say.exchanged(progress.done, progress.total)}
        />
      ) : null}
      {heldBack === 0 ? null : <p className={styles['quiet']}>{say.heldBack(heldBack)}</p>}
      <Members state={state} />
    </>
  )
}

/** The fields of the folder; what is typed counts once it is applied. */
function FolderForm({
  settings,
  onSet,
}: {
  readonly settings: SharingSettings
  onSet(settings: SharingSettings): Promise<string | null>
}) {
  const choose = useChooseFolder(say.chooseTitle)
  const [folder, setFolder] = useState(settings.folder ?? '')
  const [write, setWrite] = useState(settings.write)
  const [read, setRead] = useState(settings.read)
  const [failure, setFailure] = useState<string | null>(null)
  const on = settings.folder !== null && (settings.write || settings.read)
  const apply = async (next: SharingSettings) => setFailure(await onSet(next))
  const path = folder.trim()
  return (
    <>
      <FolderField
        label={say.folder}
        hint={say.folderHint}
        placeholder={say.folderExample}
        value={folder}
        chooseLabel={say.chooseFolder}
        choose={choose}
        onChange={setFolder}
      />
      <div>
        <CheckField checked={write} onChange={setWrite}>
          {say.write}
        </CheckField>
        <p className={styles['under']}>{say.writeHint}</p>
      </div>
      <div>
        <CheckField checked={read} onChange={setRead}>
          {say.read}
        </CheckField>
        <p className={styles['under']}>{say.readHint}</p>
      </div>
      {failure === null ? null : (
        <Banner tone="error" title={say.keepFailed}>
          <p>{writeSentence(failure)}</p>
        </Banner>
      )}
      <div className={styles['actions']}>
        <Button look="primary" onPress={() => void apply({ folder: path === '' ? null : path, write, read })}>
          {on ? say.keepChanges : say.keep}
        </Button>
        {on ? (
          <Button
            onPress={() => {
              setWrite(false)
              setRead(false)
              void apply({ folder: settings.folder, write: false, read: false })
            }}
          >
            {say.stop}
          </Button>
        ) : null}
      </div>
    </>
  )
}

/** A folder that several people reach: opt-in, with what it does in plain sight. */
export function SharedFolderPart() {
  const services = useServices()
  const folder = sharedFolderOf(services)
  const { state, failure, busy } = useSharedFolder(folder)
  useEffect(() => {
    void folder.exchange()
  }, [folder])
  const on = state !== null && state.settings.folder !== null && (state.settings.write || state.settings.read)
  const set = async (settings: SharingSettings) => {
    const answer = await folder.set(settings)
    if (!answer.ok) return answer.error.message
    void folder.exchange()
    return null
  }
  return (
    <section className={styles['part']}>
      <h2>{say.shared}</h2>
      <p className={styles['hint']}>{say.sharedHint}</p>
      {state === null ? (
        failure === null ? (
          <LongWorking what={say.exchanging} />
        ) : (
          <Banner tone="error" title={say.exchangeFailed}>
            <p>{writeSentence(failure)}</p>
          </Banner>
        )
      ) : (
        <>
          <FolderForm settings={state.settings} onSet={set} />
          {on ? (
            <div className={styles['group']}>
              <div className={styles['actions']}>
                <Button onPress={() => void folder.exchange()}>{say.exchangeNow}</Button>
                <span role="status" className={styles['quiet']}>
                  {busy ? say.exchanging : ''}
                </span>
              </div>
              <Standing state={state} failure={failure} busy={busy} />
            </div>
          ) : (
            <p role="status">{state.settings.folder === null ? say.off : say.stopped}</p>
          )}
        </>
      )}
    </section>
  )
}
