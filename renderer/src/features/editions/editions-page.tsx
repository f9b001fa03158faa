import { useState } from 'react'
import { Link } from 'react-router'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import { comparePath, partPath } from '../../places/places.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Working } from '../../ui/working.tsx'
import { words, writeBytes, writeMoment, writeSentence } from '../../words/words.ts'
import { useArchives } from '../../workspace/archives.ts'
import { runCommand } from '../../workspace/commands.ts'
import { useEdition, useServices, useWindowTitle } from '../../workspace/workspace.tsx'
import { EditionChanges } from './change-list.tsx'
import styles from './editions-page.module.css'

const say = words.editions

type Check =
  | { readonly state: 'idle' }
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly outcome: Outcome<CallOutput<'archive.verify'>> }

function CheckResult({ outcome }: { readonly outcome: Outcome<CallOutput<'archive.verify'>> }) {
  if (!outcome.ok) {
    return (
      <Banner tone="error" title={say.failed}>
        {writeSentence(outcome.error.message)}
      </Banner>
    )
  }
  const { files, bytes, problems } = outcome.value
  if (problems.length === 0) return <Banner tone="plain">{say.verifiedAll(files, writeBytes(bytes))}</Banner>
  return (
    <Banner tone="error" title={say.problems(problems.length)}>
      <ul className={styles['problems']}>
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.path} ${problem.message}`}>
            <code>{problem.code}</code> {problem.path}: {problem.message}
          </li>
        ))}
      </ul>
    </Banner>
  )
}

/** Archives that were received and cannot be read any more: what is read instead is what the program shows. */
function UnreadableArchives() {
  const archives = useArchives()
  if (archives.state !== 'ready') return null
  return archives.value.unreadable.map(({ folder, message }) => (
    <Banner key={folder} tone="error" title={words.packs.unreadable}>
      <p>{message}</p>
    </Banner>
  ))
}

export function EditionsPage() {
  useWindowTitle(say.title)
  const { host, program } = useServices()
  const { editions, current, id } = useEdition()
  const [check, setCheck] = useState<Check>({ state: 'idle' })
  const verify = async () => {
    setCheck({ state: 'running' })
    setCheck({ state: 'done', outcome: await host.call('archive.verify', {}) })
  }
  return (
    <Page>
      <header>
        <h1>{say.title}</h1>
        <p className={styles['hint']}>{say.hint}</p>
      </header>
      <UnreadableArchives />
      <section className={styles['check']}>
        <p>{words.packs.openHint}</p>
        <Button onPress={() => runCommand('open-pack')}>{words.packs.open}</Button>
      </section>
      <ol className={styles['list']} reversed>
        {editions
          .map((edition, index) => ({ edition, before: editions[index - 1]?.id ?? null }))
          .toReversed()
          .map(({ edition, before }) => (
            <li key={edition.id} className={styles['item']}>
              <h2>
                {words.archive.edition(edition.id)}
                {edition.id === current ? <span className={styles['sign']}>{say.current}</span> : null}
                {edition.id === id ? <span className={styles['sign']}>{say.reading}</span> : null}
              </h2>
              <p>{edition.message}</p>
              <p className={styles['hint']}>
                <time dateTime={edition.created} title={edition.created}>
                  {writeMoment(edition.created)}
                </time>{' '}
                {say.by} {edition.user}
              </p>
              <EditionChanges before={before} id={edition.id} />
              <details className={styles['digest']}>
                <summary>{say.digest}</summary>
                <code>{edition.digest}</code>
              </details>
              <p className={styles['links']}>
                {edition.id === id ? null : <Link to={partPath(edition.id, 'campaign')}>{say.read}</Link>}
                {before === null ? null : <Link to={comparePath(edition.id, before)}>{words.compare.withEdition(before)}</Link>}
              </p>
            </li>
          ))}
      </ol>
      <section className={styles['check']}>
        <p>{say.verifyHint}</p>
        <p className={styles['hint']}>
          {say.folder}: <code>{program.archive}</code>
        </p>
        <Button onPress={() => void verify()} isDisabled={check.state === 'running'}>
          {say.verify}
        </Button>
        {check.state === 'running' ? <Working what={say.verifying} /> : null}
        <div role="status">{check.state === 'done' ? <CheckResult outcome={check.outcome} /> : null}</div>
      </section>
    </Page>
  )
}
