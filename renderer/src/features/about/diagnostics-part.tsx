import { useState } from 'react'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Working } from '../../ui/working.tsx'
import { aboutWords as say } from '../../words/about-words.ts'
import { writeSentence } from '../../words/words.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import styles from './about.module.css'
import { gatherDiagnosis } from './gather.ts'

const FILE_NAME = 'campaign-archive-diagnostics.json'

type View =
  | { readonly state: 'asking' | 'gathering' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'shown'; readonly text: string; readonly saved: string | null; readonly failure: string | null }

/** Shows all that a diagnostics file would hold, and saves it once the person has seen it. */
export function DiagnosticsPart() {
  const services = useServices()
  const edition = useEdition()
  const [view, setView] = useState<View>({ state: 'asking' })

  const gather = async () => {
    setView({ state: 'gathering' })
    const text = await gatherDiagnosis(services, edition)
    setView(
      text.ok
        ? { state: 'shown', text: text.value, saved: null, failure: null }
        : { state: 'failed', message: text.error.message },
    )
  }
  const save = async (text: string) => {
    const answer = await services.host.saveText(FILE_NAME, text)
    if (!answer.ok) setView({ state: 'shown', text, saved: null, failure: answer.error.message })
    else if (answer.value.outcome !== 'cancelled') {
      setView({ state: 'shown', text, saved: 'path' in answer.value ? answer.value.path : answer.value.name, failure: null })
    }
  }
  return (
    <section className={styles['part']}>
      <h2>{say.diagnostics}</h2>
      <p className={styles['hint']}>{say.diagnosticsHint}</p>
      <div className={styles['actions']}>
        <Button isDisabled={view.state === 'gathering'} onPress={() => void gather()}>
          {view.state === 'shown' ? say.again : say.make}
        </Button>
        {view.state === 'shown' ? (
          <Button look="primary" onPress={() => void save(view.text)}>
            {say.save}
          </Button>
        ) : null}
      </div>
      <div role="status">
        {view.state === 'gathering' ? <Working what={say.making} /> : null}
        {view.state === 'shown' && view.saved !== null ? <p>{say.saved(view.saved)}</p> : null}
      </div>
      {view.state === 'failed' ? (
        <Banner tone="error" title={say.notMade}>
          <p>{writeSentence(view.message)}</p>
        </Banner>
      ) : null}
      {view.state === 'shown' && view.failure !== null ? (
        <Banner tone="error" title={say.notSaved}>
          <p>{writeSentence(view.failure)}</p>
        </Banner>
      ) : null}
      {view.state === 'shown' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls and holds nothing to act on must be reachable by key.
        <section tabIndex={0} aria-label={say.content} className={styles['content']}>
          <pre>{view.text}</pre>
        </section>
      ) : null}
    </section>
  )
}
