import { useEffect, useRef, useState } from 'react'
import type { EditionId } from '#shared/archive/ids.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Working } from '../../ui/working.tsx'
import { editionsWords } from '../../words/editions-words.ts'
import { words } from '../../words/words.ts'
import { useOutcome } from '../../workspace/use-outcome.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './change-list.module.css'
import { describeChanges } from './describe-changes.ts'
import { useComparison } from './use-comparison.ts'

const say = editionsWords

function Failed({ message, onRetry }: { readonly message: string; onRetry(): void }) {
  return (
    <Banner tone="error" title={say.changesFailed} actions={<Button onPress={onRetry}>{words.program.retry}</Button>}>
      {message}
    </Banner>
  )
}

/** What an edition changed against another, in sentences. */
export function ChangeList({ before, after }: { readonly before: EditionId; readonly after: EditionId }) {
  const compared = useComparison(before, after)
  switch (compared.state) {
    case 'loading':
      return <Working what={words.compare.workingEditions} />
    case 'failed':
      return <Failed message={compared.failure.message} onRetry={compared.retry} />
    case 'ready': {
      const lines = describeChanges(compared.value.comparison)
      if (lines.length === 0) return <p>{say.changes.none(before)}</p>
      return (
        <ul className={styles['list']}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )
    }
  }
}

/** What the first edition holds: there is none before it to compare it with. */
function FirstEdition({ id }: { readonly id: EditionId }) {
  const { archive } = useServices()
  const catalogue = useOutcome(id, () => archive.edition(id))
  switch (catalogue.state) {
    case 'loading':
      return <Working what={words.archive.readingEdition} />
    case 'failed':
      return <Failed message={catalogue.failure.message} onRetry={catalogue.retry} />
    case 'ready': {
      const { sources, signatories, recommendations } = catalogue.value
      const { campaign } = words
      return (
        <p>
          {say.changes.first(
            campaign.sources(sources.length),
            campaign.signatories(signatories.signatories.length),
            campaign.recommendations(recommendations.length),
          )}
        </p>
      )
    }
  }
}

/** What changed with an edition. It is found out once the edition comes into sight: an archive may have many, and each must be read for it. */
export function EditionChanges({ before, id }: { readonly before: EditionId | null; readonly id: EditionId }) {
  const place = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (place.current === null) return undefined
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true)
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={place} className={styles['changes']}>
      {seen ? before === null ? <FirstEdition id={id} /> : <ChangeList before={before} after={id} /> : null}
    </div>
  )
}
