import { useRef, useState } from 'react'
import type { FileKind } from '#shared/files/recognise-file.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { LongWorking } from '../../ui/working.tsx'
import { verifyWords as say } from '../../words/verify-words.ts'
import { writeSentence } from '../../words/words.ts'
import { useTakeDropped } from '../../workspace/dropped-files.ts'
import { useWindowTitle } from '../../workspace/workspace.tsx'
import { ReportView } from './report-view.tsx'
import { useBrought } from './use-brought.ts'
import { useVerification, type VerificationView } from './use-verification.ts'
import styles from './verify.module.css'

function Verifying({ view }: { readonly view: Extract<VerificationView, { state: 'verifying' }> }) {
  const { name, progress } = view
  if (progress === null || progress.total === 0) return <LongWorking what={say.verifying(name)} />
  const { stage, done, total } = progress
  return (
    <ProgressBar
      label={say.verifying(name)}
      part={done / total}
      words={stage === 'archive' ? say.sources(done, total) : say.passages(done, total)}
    />
  )
}

/** Here also a file of another kind is read, so that it is said why it cannot be verified. */
const TAKEN: readonly FileKind[] = ['briefing', 'unknown']

/** Holds a file against the sources, and shows what came of it. */
export function VerifyPage() {
  useWindowTitle(say.title)
  const { view, verify, stop } = useVerification()
  const [last, setLast] = useState<File | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const open = (file: File) => {
    setLast(file)
    void verify(file)
  }
  useTakeDropped(TAKEN, open)
  useBrought(open)
  const busy = view.state === 'reading' || view.state === 'verifying'
  return (
    <Page>
      <header>
        <h1>{say.title}</h1>
        <p className={styles['hint']}>{say.hint}</p>
      </header>
      <section className={styles['part']}>
        <details open={view.state === 'asking'}>
          <summary>{say.what}</summary>
          <ul className={styles['list']}>
            {say.whatItems.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p>{say.whatNot}</p>
        </details>
        <input
          ref={input}
          type="file"
          accept=".md,.markdown,.txt,.html,.htm,.docx"
          hidden
          onChange={(event) => {
            const [file] = event.target.files ?? []
            // The same file, changed meanwhile, must count as chosen again.
            event.target.value = ''
            if (file !== undefined) open(file)
          }}
        />
        <div className={styles['actions']}>
          <Button look={view.state === 'verified' ? 'plain' : 'primary'} onPress={() => input.current?.click()}>
            {last === null ? say.choose : say.chooseAnother}
          </Button>
          {last !== null && !busy ? <Button onPress={() => open(last)}>{say.again}</Button> : null}
          {busy ? <Button onPress={stop}>{say.stop}</Button> : null}
        </div>
        <p className={styles['hint']}>{say.formats}</p>
        <div role="status">
          {view.state === 'reading' ? <LongWorking what={say.reading(view.name)} /> : null}
          {view.state === 'verifying' ? <Verifying view={view} /> : null}
          {view.state === 'stopped' ? <p>{say.stopped}</p> : null}
        </div>
        {view.state === 'refused' ? (
          <Banner tone="error" title={say.refused(view.name)}>
            <p>{writeSentence(view.message)}</p>
          </Banner>
        ) : null}
      </section>
      {view.state === 'verified' ? <ReportView key={view.report.file.sha256} report={view.report} /> : null}
    </Page>
  )
}
