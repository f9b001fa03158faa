import { useEffect, useMemo, useState } from 'react'
import type { CallInput, CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import { bytesToBase64 } from '../../../host/bytes-to-base64.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { FolderField } from '../../../ui/folder-field.tsx'
import { Working } from '../../../ui/working.tsx'
import { exportBriefingWords as say } from '../../../words/export-briefing-words.ts'
import { writeSentence } from '../../../words/words.ts'
import { useChooseFolder } from '../../../workspace/choose-folder.ts'
import { useServices } from '../../../workspace/workspace.tsx'
import styles from './export.module.css'
import { type MadeFile, newText, otherName, type PlannedFile, planFiles } from './plan-files.ts'
import { PlanView } from './plan-view.tsx'
import { Writing } from './writing.tsx'

interface FolderExportProps {
  readonly made: readonly MadeFile[]
  readonly briefing: string
  readonly folder: string
  /** The folder whose files are shown; empty before one was looked into. */
  readonly looked: string
  onFolder(folder: string): void
  onLook(folder: string): void
  /** To export under another name. */
  onName(file: string): void
  onWritten(): void
}

type Looked = Outcome<CallOutput<'export.look'>>
type Written = Outcome<CallOutput<'export.write'>>
type ToWrite = CallInput<'export.write'>['files'][number]

function toWrite(file: PlannedFile): readonly ToWrite[] {
  const { name, made } = file
  switch (file.action) {
    case 'same':
    case 'refuse':
      return []
    case 'merge':
      return [{ name, encoding: 'text', content: file.merged.text, expected: file.expected }]
    case 'new':
    case 'replace': {
      const expected = file.action === 'replace' ? file.expected : null
      if (made.kind === 'markdown') return [{ name, encoding: 'text', content: newText(made.text), expected }]
      return [{ name, encoding: 'base64', content: bytesToBase64(made.bytes), expected }]
    }
  }
}

function WrittenFiles({ files }: { readonly files: Extract<CallOutput<'export.write'>, { state: 'written' }>['files'] }) {
  return (
    <ul className={styles['written']}>
      {files.slice(0, 12).map(({ path, backup }) => (
        <li key={path}>
          <p>{say.wrote(path)}</p>
          {backup === null ? null : <p>{say.backup(backup)}</p>}
        </li>
      ))}
      {files.length > 12 ? <li>{writeSentence(say.more(files.length - 12))}</li> : null}
    </ul>
  )
}

/** What came of writing, where it was written. */
function Result({ written }: { readonly written: Written | null }) {
  if (written === null) return null
  if (!written.ok) {
    return (
      <Banner tone="error" title={say.failed}>
        <p>
          {writeSentence(written.error.message)} {say.safe}
        </p>
      </Banner>
    )
  }
  const answer = written.value
  switch (answer.state) {
    case 'written':
      return (
        <Banner tone="plain" title={writeSentence(say.exported(answer.files.length))}>
          <WrittenFiles files={answer.files} />
        </Banner>
      )
    case 'changed':
      return (
        <Banner tone="caution">
          <p>{say.changed(answer.names)}</p>
        </Banner>
      )
    case 'ended':
      return (
        <Banner tone="plain" title={say.ended(answer.files.length, answer.left)}>
          <p>{answer.files.length === 0 ? say.safe : say.endedHint}</p>
          <WrittenFiles files={answer.files} />
        </Banner>
      )
    case 'stopped':
      return (
        <Banner tone="error" title={say.stopped(answer.name)}>
          <p>
            {writeSentence(answer.message)} {answer.files.length === 0 ? say.safe : say.stoppedHint(answer.files.length)}
          </p>
          <WrittenFiles files={answer.files} />
        </Banner>
      )
  }
}

/** Exports into a folder: looks at what stands there, shows what will happen, and writes. */
export function FolderExport(props: FolderExportProps) {
  const { made, briefing, folder, looked, onFolder, onLook, onName, onWritten } = props
  const { host } = useServices()
  const choose = useChooseFolder(say.chooseTitle)
  const [found, setFound] = useState<Looked | null>(null)
  const [turn, setTurn] = useState(0)
  const [job, setJob] = useState<string | null>(null)
  /** What came of writing, and of which files: another format is another export. */
  const [answered, setAnswered] = useState<{ readonly of: readonly MadeFile[]; readonly written: Written } | null>(null)
  const written = answered?.of === made ? answered.written : null
  const [leaveOut, setLeaveOut] = useState<ReadonlySet<string>>(new Set())
  const names = made.map(({ name }) => name).join('/')

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn looks at the same folder anew.
  useEffect(() => {
    setFound(null)
    if (looked === '') return
    let wanted = true
    const holding = names.includes('.md') ? briefing : null
    void host.call('export.look', { folder: looked, names: names.split('/'), holding }).then((answer) => {
      if (wanted) setFound(answer)
    })
    return () => {
      wanted = false
    }
  }, [host, looked, names, briefing, turn])

  const plan = useMemo(() => (found?.ok === true ? planFiles(made, found.value, leaveOut) : null), [made, found, leaveOut])
  const files = useMemo(() => plan?.files.flatMap(toWrite) ?? [], [plan])
  // Of many files, one that cannot be written is left, and holds up no other.
  const refused = plan !== null && plan.files.length <= 2 && plan.files.some(({ action }) => action === 'refuse')

  const write = async () => {
    const writing = crypto.randomUUID()
    setJob(writing)
    setAnswered(null)
    const answer = await host.call('export.write', { job: writing, folder: looked, files })
    setJob(null)
    setAnswered({ of: made, written: answer })
    if (answer.ok && answer.value.state === 'written') {
      setLeaveOut(new Set())
      onWritten()
    } else setTurn((before) => before + 1)
  }
  const change = (act: () => void) => {
    setAnswered(null)
    act()
  }
  // A folder is looked into when it is whole, not at each key.
  const look = (next: string) =>
    change(() => {
      onLook(next)
      setTurn((before) => before + 1)
    })
  const taken = new Set([
    ...(found?.ok === true ? found.value.files.filter(({ state }) => state !== 'absent').map(({ name }) => name) : []),
    ...(plan?.others ?? []),
  ])
  const done = written?.ok === true && written.value.state === 'written'
  return (
    <>
      <FolderField
        label={say.folder}
        hint={say.folderHint}
        value={folder}
        chooseLabel={say.chooseFolder}
        choose={choose}
        onChange={(next) => change(() => onFolder(next))}
        onChosen={look}
      >
        {folder.trim() !== '' && folder.trim() !== looked ? (
          <Button onPress={() => look(folder.trim())}>{say.look}</Button>
        ) : null}
      </FolderField>
      {looked !== '' && found === null ? <Working what={say.looking} /> : null}
      {found?.ok === false ? (
        <Banner tone="error" title={say.lookFailed}>
          <p>
            {writeSentence(found.error.message)} {say.nothingWritten}
          </p>
        </Banner>
      ) : null}
      {job === null ? null : <Writing key={job} job={job} />}
      <div role="status">
        <Result written={written} />
      </div>
      {plan === null || done ? null : (
        <PlanView
          plan={plan}
          inFolder
          leaveOut={leaveOut}
          onLeaveOut={(id, out) =>
            setLeaveOut((before) => new Set(out ? [...before, id] : [...before].filter((each) => each !== id)))
          }
          besideName={(name) => otherName(name, taken)}
          onName={(name) => change(() => onName(name))}
        />
      )}
      {plan !== null && files.length === 0 && !refused && !done ? <p>{say.nothingToDo}</p> : null}
      {plan === null || files.length === 0 || done ? null : (
        <div className={styles['buttons']}>
          <Button look="primary" isDisabled={job !== null || refused} onPress={() => void write()}>
            {say.export}
          </Button>
        </div>
      )}
    </>
  )
}
