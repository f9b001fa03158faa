import { type MouseEvent, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { BlockId } from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import { Button } from '../../ui/button.tsx'
import { words } from '../../words/words.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { shownRange } from '../../workspace/shown-range.ts'
import styles from './outline.module.css'
import { countByPart, outlineParts, partAt } from './outline-parts.ts'
import type { ReadingPoint } from './reading-point.ts'

const say = words.reading

interface OutlineProps {
  /** What tells this text from the one beside it. */
  readonly name: string | null
  readonly source: Source
  readonly open: OpenText
  readonly labels: ReadonlyMap<BlockId, string>
  readonly anchored: readonly AnchoredNote[]
  readonly point: ReadingPoint
  linkTo(block: BlockId): string
  onGo(block: BlockId): void
  onClose(): void
}

/** The parts of a source, with the one that is being read marked, and how many notes stand in each. */
export function Outline({ name, source, open, labels, anchored, point, linkTo, onGo, onClose }: OutlineProps) {
  const list = useRef<HTMLElement>(null)
  const parts = useMemo(() => outlineParts(source, open, { labels, signatories: say.signatories }), [source, open, labels])
  const starts = useMemo(() => parts.map(({ start }) => start), [parts])
  const counts = useMemo(
    () =>
      countByPart(
        starts,
        anchored.flatMap(({ anchor }) => shownRange(anchor)?.start ?? []),
      ),
    [starts, anchored],
  )
  const here = useSyncExternalStore(point.subscribe, () => partAt(starts, point.get()))
  // Whoever opens it goes on from the part that is being read.
  useEffect(() => {
    const entry =
      list.current?.querySelector<HTMLElement>('[aria-current]') ?? list.current?.querySelector<HTMLElement>('a, button')
    entry?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    if (here >= 0) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [here])

  const go = (event: MouseEvent, block: BlockId) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    onGo(block)
  }
  const first = source.blocks.find(({ kind }) => kind !== 'furniture')?.id
  const entry = (block: BlockId, current: boolean) => ({
    href: `#${linkTo(block)}`,
    className: styles['entry'],
    onClick: (event: MouseEvent) => go(event, block),
    ...(current ? { 'aria-current': 'location' as const } : {}),
  })
  return (
    <nav
      ref={list}
      className={styles['outline']}
      aria-label={name === null ? say.contentsOf : `${say.contentsOf}: ${name}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <div className={styles['head']}>
        <h2>{say.contents}</h2>
        <Button look="quiet" size="small" aria-label={say.contentsClose} onPress={onClose}>
          {words.program.close}
        </Button>
      </div>
      <ul>
        {first === undefined || first === parts[0]?.block ? null : (
          <li>
            <a {...entry(first, here === -1)}>
              <span className={styles['label']}>{say.beginning}</span>
            </a>
          </li>
        )}
        {parts.map((part, index) => (
          <li key={part.block} className={part.level === 2 ? styles['under'] : ''}>
            <a {...entry(part.block, index === here)}>
              <span className={styles['what']}>
                {part.label === null ? null : <span className={styles['label']}>{part.label}</span>}
                {part.words === null ? null : (
                  <span className={styles['words']} lang={source.language}>
                    {part.words}
                  </span>
                )}
              </span>
              {(counts[index] ?? 0) === 0 ? null : (
                <span className={styles['count']}>{words.archive.notes(counts[index] ?? 0)}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
      {parts.length === 0 ? <p className={styles['none']}>{say.noContents}</p> : null}
    </nav>
  )
}
