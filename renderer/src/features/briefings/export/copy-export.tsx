import { useMemo, useState } from 'react'
import { DropZone, FileTrigger } from 'react-aria-components'
import type { Outcome } from '#shared/contract/failure.ts'
import type { SaveOutcome } from '../../../host/host.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { SaveResult } from '../../../ui/save-result.tsx'
import { exportBriefingWords as say } from '../../../words/export-briefing-words.ts'
import { writeSentence } from '../../../words/words.ts'
import { useServices } from '../../../workspace/workspace.tsx'
import styles from './export.module.css'
import { type MadeFile, newText, planFiles, plannedText } from './plan-files.ts'
import { PlanView } from './plan-view.tsx'

type Earlier =
  | { readonly state: 'none' }
  | { readonly state: 'read'; readonly name: string; readonly text: string }
  | { readonly state: 'unreadable'; readonly name: string }

/** Of a file that is handed in, in bytes. */
const LARGEST = 50_000_000

async function readEarlier(file: File): Promise<Earlier> {
  try {
    if (file.size > LARGEST) return { state: 'unreadable', name: file.name }
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
    return { state: 'read', name: file.name, text }
  } catch {
    return { state: 'unreadable', name: file.name }
  }
}

function sayOutcome(outcome: SaveOutcome): string | null {
  switch (outcome.outcome) {
    case 'saved':
      return say.saved(outcome.path)
    case 'downloaded':
      return say.downloaded(outcome.name)
    case 'cancelled':
      return null
  }
}

/** Saves each file by itself, by a dialog or as a download. An earlier export that is handed in is merged. */
export function CopyExport({ made }: { readonly made: readonly MadeFile[] }) {
  const { host } = useServices()
  const [earlier, setEarlier] = useState<Earlier>({ state: 'none' })
  const [leaveOut, setLeaveOut] = useState<ReadonlySet<string>>(new Set())
  const [saved, setSaved] = useState<Outcome<SaveOutcome> | null>(null)
  const markdown = made.length > 0 && made[0]?.kind === 'markdown' ? made[0] : null
  const plan = useMemo(() => {
    if (markdown === null || earlier.state !== 'read') return null
    const found = { name: markdown.name, state: 'text' as const, text: earlier.text, sha256: '' }
    return planFiles([markdown], { files: [found], others: [] }, leaveOut)
  }, [markdown, earlier, leaveOut])
  const planned = plan?.files[0]
  const refused = earlier.state === 'unreadable' || planned?.action === 'refuse' || planned?.action === 'same'

  const take = (file: File) => {
    setSaved(null)
    setLeaveOut(new Set())
    void readEarlier(file).then(setEarlier)
  }
  const save = async (file: MadeFile) => {
    if (file.kind === 'bytes') setSaved(await host.saveBytes(file.name, file.bytes, file.mediaType))
    else {
      const merged = planned === undefined ? null : plannedText(planned)
      const name = earlier.state === 'read' ? earlier.name : file.name
      setSaved(await host.saveText(name, merged ?? newText(file.text)))
    }
  }
  return (
    <>
      {markdown === null ? null : (
        <DropZone
          className={styles['earlier'] ?? ''}
          aria-label={say.earlier}
          onDrop={async ({ items }) => {
            const [item] = items
            if (item?.kind === 'file') take(await item.getFile())
          }}
        >
          <p className={styles['what']}>{say.earlier}</p>
          <p className={styles['quiet']}>{say.earlierHint}</p>
          <div className={styles['buttons']}>
            <FileTrigger
              acceptedFileTypes={['.md', 'text/markdown']}
              onSelect={(files) => {
                const [file] = files ?? []
                if (file !== undefined) take(file)
              }}
            >
              <Button>{say.chooseEarlier}</Button>
            </FileTrigger>
            {earlier.state === 'none' ? null : <Button onPress={() => setEarlier({ state: 'none' })}>{say.noEarlier}</Button>}
          </div>
          {earlier.state === 'read' ? <p role="status">{say.earlierIs(earlier.name)}</p> : null}
          {earlier.state === 'unreadable' ? (
            <Banner tone="error" title={say.earlierUnreadable(earlier.name)}>
              <p>{say.whyNot['not-text']}</p>
            </Banner>
          ) : null}
        </DropZone>
      )}
      {plan === null ? null : (
        <PlanView
          plan={plan}
          inFolder={false}
          leaveOut={leaveOut}
          onLeaveOut={(id, out) =>
            setLeaveOut((before) => new Set(out ? [...before, id] : [...before].filter((each) => each !== id)))
          }
          besideName={(name) => name}
          onName={() => setEarlier({ state: 'none' })}
        />
      )}
      <SaveResult
        saved={saved?.ok === true ? sayOutcome(saved.value) : null}
        failure={saved?.ok === false ? { title: say.failed, message: `${writeSentence(saved.error.message)} ${say.safe}` } : null}
      />
      <div className={styles['buttons']}>
        {made.map((file) => (
          <Button key={file.name} look="primary" isDisabled={file.kind === 'markdown' && refused} onPress={() => void save(file)}>
            {host.kind === 'desktop' ? say.save : say.download}
            {made.length > 1 ? ` (${file.name})` : ''}
          </Button>
        ))}
      </div>
    </>
  )
}
