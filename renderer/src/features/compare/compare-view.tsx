import { memo, useCallback, useMemo, useRef, useState } from 'react'
import type { PassageDiff } from '#shared/text/word-diff.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { KeyName } from '../../ui/key-name.tsx'
import { words } from '../../words/words.ts'
import { useCommands } from '../../workspace/commands.ts'
import { layOutRows, type NumberedText, type Row, type ShownPassage } from './compare-rows.ts'
import styles from './compare-view.module.css'
import { PassageView } from './passage-view.tsx'

const say = words.compare
export type CompareLook = 'inline' | 'side'

interface CompareViewProps {
  readonly passages: readonly PassageDiff[]
  readonly before: NumberedText
  readonly after: NumberedText
  readonly look: CompareLook
  onLook(look: CompareLook): void
}

interface PassageProps {
  readonly passage: ShownPassage
  readonly look: CompareLook
  /** The difference that one has gone to, where it is in this passage: all others need not be drawn anew. */
  readonly current: number | null
}

const Passage = memo(function Passage({ passage, look, current }: PassageProps) {
  if (look === 'inline') return <PassageView passage={passage} column="both" current={current} />
  return (
    <div className={styles['pair']}>
      <PassageView passage={passage} column="before" current={current} />
      {/* What was taken out of a paragraph that moved stands at its new place: at the old one only a line says where it went. */}
      <PassageView passage={passage} column={passage.kind === 'moved-here' ? 'both' : 'after'} current={current} />
    </div>
  )
})

function holds({ difference, parts }: ShownPassage, current: number): boolean {
  return difference === current || parts.some((part) => part.difference === current)
}

const Fold = memo(function Fold({ passages, look }: { readonly passages: readonly ShownPassage[]; readonly look: CompareLook }) {
  return (
    <details className={styles['fold']}>
      <summary>{say.unchanged(passages.length)}</summary>
      {passages.map((passage) => (
        <Passage key={passage.key} passage={passage} look={look} current={null} />
      ))}
    </details>
  )
})

function RowView({ row, look, current }: { readonly row: Row; readonly look: CompareLook; readonly current: number | null }) {
  if (row.kind === 'fold') return <Fold passages={row.passages} look={look} />
  const { passage } = row
  return <Passage passage={passage} look={look} current={current !== null && holds(passage, current) ? current : null} />
}

/** Two texts and their differences, with a way from each to the next. */
export function CompareView({ passages, before, after, look, onLook }: CompareViewProps) {
  const { rows, differences } = useMemo(() => layOutRows(passages, before, after), [passages, before, after])
  const [current, setCurrent] = useState<number | null>(null)
  const root = useRef<HTMLDivElement>(null)

  const go = useCallback(
    (step: 1 | -1) => {
      if (differences === 0) return
      const from = current ?? (step === 1 ? 0 : 1)
      const next = ((from - 1 + step + differences) % differences) + 1
      setCurrent(next)
      const element = root.current?.querySelector<HTMLElement>(`[data-difference="${next}"]`)
      element?.scrollIntoView({ block: 'center' })
      element?.focus({ preventScroll: true })
    },
    [current, differences],
  )
  useCommands([
    { id: 'next-difference', group: 'view', name: say.next, keys: ['n', 'F7'], run: () => go(1) },
    { id: 'previous-difference', group: 'view', name: say.previous, keys: ['p', 'Shift+F7'], run: () => go(-1) },
  ])

  const editions = [before.open.edition, after.open.edition] as const
  if (differences === 0) {
    return (
      <Banner tone="plain" title={say.same}>
        {say.sameHint(...editions)}
      </Banner>
    )
  }
  return (
    <>
      <div className={styles['tools']}>
        <div className={styles['steps']}>
          <Button size="small" onPress={() => go(-1)}>
            {say.previous} <KeyName>P</KeyName>
          </Button>
          <Button size="small" onPress={() => go(1)}>
            {say.next} <KeyName>N</KeyName>
          </Button>
          <span role="status">{current === null ? say.count(differences) : say.place(current, differences)}</span>
        </div>
        <Choice
          label={say.view}
          value={look}
          options={[
            { value: 'inline', label: say.views.inline },
            { value: 'side', label: say.views.side },
          ]}
          onChange={onLook}
        />
      </div>
      <p className={styles['hint']}>{say.kindsHint}</p>
      <section
        aria-label={say.text}
        ref={root}
        lang={after.source.language}
        className={look === 'side' ? styles['wide'] : styles['text']}
      >
        {look === 'side' ? (
          <div className={`${styles['pair']} ${styles['heads']}`}>
            {editions.map((id) => (
              <h2 key={id}>{words.archive.edition(id)}</h2>
            ))}
          </div>
        ) : null}
        {rows.map((row) => (
          <RowView key={row.kind === 'fold' ? row.key : row.passage.key} row={row} look={look} current={current} />
        ))}
      </section>
    </>
  )
}
