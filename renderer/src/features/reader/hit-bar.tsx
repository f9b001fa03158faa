import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { words } from '../../words/words.ts'
import { useCommands } from '../../workspace/commands.ts'
import styles from './hit-bar.module.css'
import type { Hits } from './use-hits.ts'

const say = words.reader

interface HitBarProps {
  readonly hits: Hits
  /** The search did not work, so its hits are not known. */
  readonly failed: boolean
  /** There is no further source in a direction, or it is not known yet whether there is. */
  readonly edge: { readonly step: 1 | -1; readonly state: 'end' | 'wanted' } | null
  /** Ways back to the results. */
  readonly children: ReactNode
  /** Goes past the last or the first hit of this source. */
  onBeyond(step: 1 | -1): void
  onMoved(): void
  onClear(): void
}

function stateOf({ hits, failed, edge }: Pick<HitBarProps, 'hits' | 'failed' | 'edge'>): string {
  if (failed) return words.search.failed
  if (!hits.known) return say.hitsWanted
  const where = say.hits(hits.current + 1, hits.ranges.length)
  if (edge === null) return where
  if (edge.state === 'wanted') return `${where}. ${edge.step === 1 ? say.toNextSource : say.toPreviousSource}`
  return `${where}. ${edge.step === 1 ? say.lastHit : say.firstHit}`
}

/** Goes from hit to hit, and from the last of one source to the first of the next. */
export function HitBar({ hits, failed, edge, children, onBeyond, onMoved, onClear }: HitBarProps) {
  const go = (step: 1 | -1) => {
    if (!hits.known) return
    if (hits.go(step)) onMoved()
    else onBeyond(step)
  }
  useCommands([
    { id: 'next-hit', group: 'search', name: words.keys.nextHit, keys: ['F3', 'Mod+g'], run: () => go(1) },
    { id: 'previous-hit', group: 'search', name: words.keys.previousHit, keys: ['Shift+F3', 'Mod+Shift+g'], run: () => go(-1) },
  ])
  return (
    <search className={styles['hits']} aria-label={say.hitsLabel}>
      <span role="status" className={styles['state']}>
        {stateOf({ hits, failed, edge })}
      </span>
      <Button size="small" onPress={() => go(-1)}>
        {say.previousHit}
      </Button>
      <Button size="small" onPress={() => go(1)}>
        {say.nextHit} <KeyName>F3</KeyName>
      </Button>
      {children}
      <Button look="quiet" size="small" onPress={onClear}>
        {say.clearHits}
      </Button>
    </search>
  )
}
