import type { CallOutput } from '#shared/contract/contract.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { LongWorking } from '../../ui/working.tsx'
import { editionsWords } from '../../words/editions-words.ts'
import { writeBytes, writeRemaining, writeSentence } from '../../words/words.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './archive-check.module.css'
import { useVerification } from './use-verification.ts'

const say = editionsWords

type Look = CallOutput<'verification.look'>
type Result = NonNullable<Look['result']>
type Problem = Result['problems'][number]

/** Advice of the specification has a code that begins with W; with it an archive is still whole. */
function isAdvice({ code }: Problem): boolean {
  return code.startsWith('W')
}

function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className={styles['problems']}>
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.path} ${problem.message}`}>
          <code>{problem.code}</code> {problem.path === '' ? '' : `${problem.path}: `}
          {problem.message}
        </li>
      ))}
    </ul>
  )
}

function CheckResult({ result: { files, bytes, problems } }: { readonly result: Result }) {
  const errors = problems.filter((problem) => !isAdvice(problem))
  const advice = problems.filter(isAdvice)
  return (
    <>
      {errors.length === 0 ? (
        <Banner tone="plain">{say.verifiedAll(files, writeBytes(bytes))}</Banner>
      ) : (
        <Banner tone="error" title={say.problems(errors.length)}>
          <p>{say.problemsHint}</p>
          <ProblemList problems={errors} />
        </Banner>
      )}
      {advice.length === 0 ? null : (
        <Banner tone="plain" title={say.advice(advice.length)}>
          <p>{say.adviceHint}</p>
          <ProblemList problems={advice} />
        </Banner>
      )}
    </>
  )
}

function Running({ look, onCancel }: { readonly look: Look | null; readonly onCancel: () => void }) {
  const progress = look?.progress ?? null
  const remaining = look?.remainingMs ?? null
  return (
    <>
      {progress === null ? <LongWorking what={say.verifying} /> : null}
      {progress?.stage === 'statements' ? (
        <ProgressBar
          label={say.verifyingStatements}
          part={progress.editionsTotal === 0 ? 0 : progress.editionsDone / progress.editionsTotal}
          words={say.editionsOf(progress.editionsDone, progress.editionsTotal)}
        />
      ) : null}
      {progress?.stage === 'files' ? (
        <ProgressBar
          label={say.verifying}
          part={progress.bytesTotal === 0 ? 1 : progress.bytesDone / progress.bytesTotal}
          words={[
            say.filesOf(progress.filesDone, progress.filesTotal),
            say.bytesOf(writeBytes(progress.bytesDone), writeBytes(progress.bytesTotal)),
            ...(remaining === null ? [] : [writeRemaining(remaining)]),
          ].join(' · ')}
        />
      ) : null}
      <Button onPress={onCancel}>{say.cancelVerify}</Button>
    </>
  )
}

/** Checks everything in the archive on demand, and says how far it is. */
export function ArchiveCheck() {
  const { program } = useServices()
  const { check, start, cancel } = useVerification()
  return (
    <section className={styles['check']}>
      <p>{say.verifyHint}</p>
      <p className={styles['hint']}>
        {say.folder}: <code>{program.archive}</code>
      </p>
      {check.state === 'running' ? (
        <Running look={check.look} onCancel={() => void cancel()} />
      ) : (
        <Button onPress={() => void start()}>{check.state === 'idle' ? say.verify : say.verifyAgain}</Button>
      )}
      <div role="status" className={styles['result']}>
        {check.state === 'done' ? <CheckResult result={check.result} /> : null}
        {check.state === 'cancelled' ? <p>{say.verifyCancelled}</p> : null}
        {check.state === 'failed' ? (
          <Banner tone="error" title={say.failed}>
            {writeSentence(check.failure.message)}
          </Banner>
        ) : null}
      </div>
    </section>
  )
}
