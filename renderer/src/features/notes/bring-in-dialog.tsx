import { useCallback, useEffect, useRef, useState } from 'react'
import type { Fault } from '#shared/exchange/json-path.ts'
import { type DifferenceChoice, settleImport } from '#shared/exchange/plan-import.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { LongWorking } from '../../ui/working.tsx'
import { exchangeWords as say } from '../../words/exchange-words.ts'
import { words } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { bringInNotes } from '../../workspace/bring-in-notes.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import { BringInPreview } from './bring-in-preview.tsx'
import styles from './exchange.module.css'
import { type NotesFile, readNotesFile } from './read-notes-file.ts'

type View =
  | { readonly state: 'asking' }
  | { readonly state: 'reading'; readonly name: string; readonly done: number; readonly total: number }
  | (Exclude<NotesFile, { readonly state: 'stopped' }> & { readonly name: string })

interface BringInDialogProps {
  /** A file that was dropped on the window; without one the person is asked. */
  readonly dropped: File | null
  onClose(): void
}

function Refused({ name, faults }: { readonly name: string; readonly faults: readonly Fault[] }) {
  return (
    <Banner tone="error" title={say.fileRefused(name)}>
      <ul className={styles['faults']}>
        {faults.map(({ path, reason }) => (
          <li key={`${path} ${reason}`}>
            <code>{path}</code> {reason}
          </li>
        ))}
      </ul>
      <p>{say.nothingChanged}</p>
    </Banner>
  )
}

/** From the choice of a file to the notes that were brought in, or to the reason why they were not. */
export function BringInDialog({ dropped, onClose }: BringInDialogProps) {
  const { archive, notes, history } = useServices()
  const opened = useEdition()
  const [view, setView] = useState<View>({ state: 'asking' })
  const [choice, setChoice] = useState<DifferenceChoice>('both')
  const input = useRef<HTMLInputElement>(null)
  const running = useRef<AbortController | null>(null)
  const surroundings = useRef({ archive, opened, notes })
  surroundings.current = { archive, opened, notes }

  const read = useCallback(async (file: File) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const { name } = file
    const show = (next: View) => {
      if (!controller.signal.aborted) setView(next)
    }
    show({ state: 'reading', name, done: 0, total: 0 })
    const now = surroundings.current
    const result = await readNotesFile(file, {
      archive: now.archive,
      opened: now.opened,
      existing: () => now.notes.snapshot().notes,
      signal: controller.signal,
      onSearched: (done, total) => show({ state: 'reading', name, done, total }),
    })
    if (result.state !== 'stopped') show({ ...result, name })
  }, [])

  useEffect(() => {
    if (dropped !== null) void read(dropped)
    return () => running.current?.abort()
  }, [dropped, read])

  const settled = view.state === 'ready' ? settleImport(view.plan, choice) : null
  const count = settled === null ? 0 : settled.fresh.length + settled.replaced.length
  const bringIn = () => {
    if (settled === null) return
    bringInNotes(notes, history, settled)
    onClose()
    announce({ kind: 'text', text: say.done(count), undo: true })
  }

  return (
    <Dialog title={say.title} open wide onClose={onClose}>
      <input
        ref={input}
        type="file"
        accept=".jsonld,.json,application/ld+json,application/json"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // The same file, changed meanwhile, must count as chosen again.
          event.target.value = ''
          if (file !== undefined) void read(file)
        }}
      />
      {view.state === 'asking' ? (
        <>
          <p>{say.ask}</p>
          <p className={styles['quiet']}>{say.drop}</p>
        </>
      ) : null}
      {view.state === 'reading' ? (
        view.total === 0 ? (
          <LongWorking what={say.reading(view.name)} />
        ) : (
          <ProgressBar label={say.searching} part={view.done / view.total} words={say.searched(view.done, view.total)} />
        )
      ) : null}
      {view.state === 'refused' ? <Refused name={view.name} faults={view.faults} /> : null}
      {view.state === 'unreadable' ? (
        <Banner tone="error" title={say.fileRefused(view.name)}>
          <p>{view.message}</p>
          <p>{say.nothingChanged}</p>
        </Banner>
      ) : null}
      {view.state === 'ready' ? <BringInPreview name={view.name} plan={view.plan} choice={choice} onChoice={setChoice} /> : null}
      <div className={styles['actions']}>
        <Button onPress={onClose}>{view.state === 'ready' && count === 0 ? words.program.close : words.program.cancel}</Button>
        {/* It stays while a file is read: what goes away takes the focus with it. */}
        <Button look={view.state === 'asking' ? 'primary' : 'plain'} onPress={() => input.current?.click()}>
          {view.state === 'asking' ? say.choose : say.another}
        </Button>
        {count === 0 ? null : (
          <Button look="primary" onPress={bringIn}>
            {say.bringIn(count)}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
