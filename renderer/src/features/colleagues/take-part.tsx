import { useCallback, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { OpenedBundle, TakenBundle } from '#shared/bundles/bundle-report.ts'
import { undecidedPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { LongWorking } from '../../ui/working.tsx'
import { colleaguesWords as say } from '../../words/colleagues-words.ts'
import { writeBytes, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { takeInBundle } from '../../workspace/take-in-bundle.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import { BundlePreview } from './bundle-preview.tsx'
import styles from './colleagues-page.module.css'

type View =
  | { readonly state: 'asking' }
  | { readonly state: 'reading'; readonly name: string }
  | { readonly state: 'refused'; readonly name: string; readonly message: string }
  | { readonly state: 'opened' | 'taking'; readonly name: string; readonly bundle: OpenedBundle }
  | { readonly state: 'taken'; readonly report: TakenBundle }
  | { readonly state: 'failed'; readonly message: string }

/** UTF-16 units that one call takes; a byte is never more than one. */
const LARGEST_FILE = 40_000_000

async function readText(file: File): Promise<string | null> {
  try {
    return await file.text()
  } catch {
    return null
  }
}

/** From the choice of a bundle to the notes that were taken in, or to the reason why they were not. */
export function TakePart({ dropped }: { readonly dropped: File | null }) {
  const { host, notes, history } = useServices()
  const { id: edition } = useEdition()
  const [view, setView] = useState<View>({ state: 'asking' })
  const input = useRef<HTMLInputElement>(null)
  const part = useRef<HTMLElement>(null)

  const read = useCallback(
    async (file: File) => {
      const { name } = file
      part.current?.scrollIntoView({ block: 'start' })
      if (file.size > LARGEST_FILE) {
        return setView({ state: 'refused', name, message: say.tooLarge(writeBytes(file.size)) })
      }
      setView({ state: 'reading', name })
      const text = await readText(file)
      if (text === null) return setView({ state: 'refused', name, message: say.unreadable })
      await notes.settled()
      const opened = await host.call('bundle.open', { text })
      setView(
        opened.ok ? { state: 'opened', name, bundle: opened.value } : { state: 'refused', name, message: opened.error.message },
      )
    },
    [host, notes],
  )
  useEffect(() => {
    if (dropped !== null) void read(dropped)
  }, [dropped, read])

  const take = async () => {
    if (view.state !== 'opened') return
    setView({ ...view, state: 'taking' })
    const taken = await takeInBundle(host, notes, history, view.bundle.job)
    if (!taken.ok) return setView({ state: 'failed', message: taken.error.message })
    setView({ state: 'taken', report: taken.value })
    const { notes: touched, items } = taken.value
    if (touched.length + items.length > 0) announce({ kind: 'text', text: say.report(taken.value), undo: true })
  }

  return (
    <section className={styles['part']} ref={part}>
      <h2>{say.take}</h2>
      <p className={styles['hint']}>{say.takeHint}</p>
      <input
        ref={input}
        type="file"
        accept=".txt,text/plain"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // The same file, changed meanwhile, must count as chosen again.
          event.target.value = ''
          if (file !== undefined) void read(file)
        }}
      />
      {view.state === 'refused' ? (
        <Banner tone="error" title={say.refused(view.name)}>
          <p>{writeSentence(view.message)}</p>
          <p>{say.nothingChanged}</p>
        </Banner>
      ) : null}
      {view.state === 'failed' ? (
        <Banner tone="error" title={say.takeFailed}>
          <p>{writeSentence(view.message)}</p>
          <p>{say.takeFailedHint}</p>
        </Banner>
      ) : null}
      <div role="status">
        {view.state === 'reading' ? <LongWorking what={say.reading(view.name)} /> : null}
        {view.state === 'taking' ? <LongWorking what={say.taking} /> : null}
        {view.state === 'taken' ? (
          <Banner tone={view.report.lost > 0 ? 'caution' : 'plain'}>
            <p>{say.report(view.report)}</p>
            {view.report.decide > 0 ? <Link to={undecidedPath(edition)}>{say.decideNow}</Link> : null}
          </Banner>
        ) : null}
      </div>
      {view.state === 'opened' || view.state === 'taking' ? <BundlePreview name={view.name} bundle={view.bundle} /> : null}
      <div className={styles['actions']}>
        {view.state === 'opened' && view.bundle.fresh > 0 ? (
          <Button look="primary" onPress={() => void take()}>
            {say.takeIn}
          </Button>
        ) : null}
        {/* It stays while a file is read: what goes away takes the focus with it. */}
        <Button onPress={() => input.current?.click()}>{view.state === 'asking' ? say.choose : say.another}</Button>
      </div>
    </section>
  )
}
