import { useState } from 'react'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { LiveWords } from '../../ui/live-words.tsx'
import { Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Working } from '../../ui/working.tsx'
import { backupsWords as say } from '../../words/backups-words.ts'
import { writeBytes, writeSentence } from '../../words/words.ts'
import { useCommands } from '../../workspace/commands.ts'
import { useServices, useWindowTitle } from '../../workspace/workspace.tsx'
import { BackupList, type ListedBackup, writeWhen } from './backup-list.tsx'
import styles from './backups.module.css'
import { CopyDialog } from './copy-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { RestoreDialog } from './restore-dialog.tsx'
import { SecondFolder } from './second-folder.tsx'
import { type BackupsState, useBackups } from './use-backups.ts'

type Open =
  | { readonly dialog: 'restore'; readonly path: string }
  | { readonly dialog: 'copy'; readonly backup: ListedBackup }
  | { readonly dialog: 'remove' }

function Making({ making }: { readonly making: NonNullable<BackupsState['making']> }) {
  const { done, total } = making
  return (
    <ProgressBar label={say.making} part={done / Math.max(1, total)} words={say.madePart(writeBytes(done), writeBytes(total))} />
  )
}

function FromFile({ onOpen }: { onOpen(path: string): void }) {
  const [path, setPath] = useState('')
  return (
    <section className={styles['section']} aria-labelledby="from-file">
      <h2 id="from-file">{say.fromFile}</h2>
      <p className={styles['quiet']}>{say.fromFileHint}</p>
      <TextField label={say.filePath} value={path} maxLength={4_096} onChange={setPath} />
      <div className={styles['actions']}>
        <Button isDisabled={path.trim() === ''} onPress={() => onOpen(path.trim())}>
          {say.openFile}
        </Button>
      </div>
    </section>
  )
}

export function BackupsPage() {
  useWindowTitle(say.title)
  const { host } = useServices()
  const { found, look } = useBackups()
  const [open, setOpen] = useState<Open | null>(null)
  const [working, setWorking] = useState(false)
  const [said, setSaid] = useState('')
  const make = async () => {
    setWorking(true)
    setSaid('')
    const asked = host.call('backups.make', { reason: 'asked' })
    await look()
    const made = await asked
    setWorking(false)
    setSaid(made.ok ? say.made : '')
    await look()
  }
  useCommands([{ id: 'back-up', group: 'notes', name: say.makeNow, keys: [], run: () => void make() }])
  const state = found?.ok === true ? found.value : null
  const own = state?.backups.filter(({ where }) => where === 'profile') ?? []
  const second = state?.backups.filter(({ where }) => where === 'second') ?? []
  const newest = own.find(({ fault }) => fault === null)
  const actions = {
    onRestore: (path: string) => setOpen({ dialog: 'restore', path }),
    onCopy: (backup: ListedBackup) => setOpen({ dialog: 'copy', backup }),
  }
  return (
    <Page>
      <header>
        <h1>{say.title}</h1>
        <p className={styles['quiet']}>{say.hint}</p>
      </header>
      {found === null ? <Working what={say.loading} /> : null}
      {found?.ok === false ? (
        <Banner tone="error" title={say.failed} actions={<Button onPress={() => void look()}>{say.again}</Button>}>
          {writeSentence(found.error.message)}
        </Banner>
      ) : null}
      {state === null ? null : (
        <>
          <section className={styles['section']} aria-label={say.list}>
            {state.trouble === null ? null : (
              <Banner tone="error" title={say.notMade}>
                {writeSentence(state.trouble)}
              </Banner>
            )}
            {newest === undefined ? (
              <EmptyPlace title={say.none} hint={say.noneHint} />
            ) : (
              <p>
                {say.last(writeWhen(newest))} {said}
              </p>
            )}
            <LiveWords>{said}</LiveWords>
            {state.making === null ? null : <Making making={state.making} />}
            <div className={styles['actions']}>
              <Button look="primary" isDisabled={working} onPress={() => void make()}>
                {say.makeNow}
              </Button>
            </div>
            <p className={styles['quiet']}>{say.automatic}</p>
            {own.length === 0 ? null : <BackupList backups={own} name={say.inProfile(state.folder)} {...actions} />}
            {state.second === null || second.length === 0 ? null : (
              <BackupList backups={second} name={say.inSecond(state.second.folder)} {...actions} />
            )}
          </section>
          <SecondFolder second={state.second} onChanged={look} />
          <FromFile onOpen={actions.onRestore} />
          <section className={styles['section']} aria-labelledby="remove-everything">
            <h2 id="remove-everything">{say.remove}</h2>
            <p className={styles['quiet']}>{say.removeHint}</p>
            <div className={styles['actions']}>
              <Button onPress={() => setOpen({ dialog: 'remove' })}>{say.removeOpen}</Button>
            </div>
          </section>
        </>
      )}
      {open?.dialog === 'restore' ? <RestoreDialog path={open.path} onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'copy' ? <CopyDialog backup={open.backup} onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'remove' ? <RemoveDialog elsewhere={state?.elsewhere ?? []} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}
