import { useLayoutEffect, useRef, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { words } from '../../words/words.ts'
import { type AnchoredNote, shownRange } from '../../workspace/anchors.ts'
import { useReading } from '../../workspace/reading.tsx'
import { NoteCard } from './note-card.tsx'
import styles from './notes-panel.module.css'
import { FIRST_TOP, stackCards } from './stack-cards.ts'

interface NotesPanelProps {
  readonly anchored: readonly AnchoredNote[]
  /** Beside the text, each card stands at the height of its passage; in a sheet the cards follow one another. */
  readonly beside: boolean
}

export function NotesPanel({ anchored, beside }: NotesPanelProps) {
  const reading = useReading()
  const list = useRef<HTMLUListElement>(null)
  const [tops, setTops] = useState<ReadonlyMap<NoteId, number>>(new Map())
  const [heights, setHeights] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout of the text or new heights of cards must be measured again.
  useLayoutEffect(() => {
    if (!beside || list.current === null) return
    const items = [...list.current.children]
    const wanted = anchored.map(({ note, anchor }, index) => {
      const range = shownRange(anchor)
      const top = range === null ? null : reading.locate(range)
      const height = items[index]?.getBoundingClientRect().height ?? 0
      return {
        top: top ?? (range === null ? Number.MAX_SAFE_INTEGER : 0),
        height,
        active: note.id === reading.active && top !== null,
      }
    })
    // Notes without a place in this text follow the last one that has one.
    let last = FIRST_TOP
    const placed = wanted.map((card) => {
      if (card.top !== Number.MAX_SAFE_INTEGER) {
        last = card.top
        return card
      }
      return { ...card, top: last }
    })
    const stacked = stackCards(placed)
    setTops(new Map(anchored.map(({ note }, index) => [note.id, stacked[index] ?? 0])))
  }, [anchored, beside, reading.active, reading.editing, reading.layout, reading.locate, heights])

  // biome-ignore lint/correctness/useExhaustiveDependencies: other notes are other cards to be observed.
  useLayoutEffect(() => {
    if (!beside || list.current === null) return undefined
    const observer = new ResizeObserver(() => setHeights((n) => n + 1))
    for (const item of list.current.children) observer.observe(item)
    return () => observer.disconnect()
  }, [beside, anchored])

  // The card being written comes into sight once it stands where it belongs.
  const writtenTop = reading.editing === null ? null : (tops.get(reading.editing) ?? null)
  useLayoutEffect(() => {
    if (reading.editing === null || (beside && writtenTop === null)) return
    list.current?.querySelector(`[data-note="${reading.editing}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [reading.editing, writtenTop, beside])

  if (anchored.length === 0) return <EmptyPlace stays={beside} title={words.notes.panelEmpty} hint={words.notes.panelEmptyHint} />
  return (
    <ul ref={list} className={beside ? styles['beside'] : styles['list']}>
      {anchored.map(({ note, anchor }) => (
        <li
          key={note.id}
          style={beside ? { top: tops.get(note.id) ?? 0 } : undefined}
          onFocus={() => {
            if (reading.active !== note.id) reading.activate(note.id)
          }}
        >
          <NoteCard
            note={note}
            anchor={anchor}
            active={reading.active === note.id}
            editing={reading.editing === note.id}
            passage={
              shownRange(anchor) === null ? null : (
                <Button look="quiet" size="small" onPress={() => reading.show(note.id)}>
                  {words.notes.goToPassage}
                </Button>
              )
            }
            onEdit={() => reading.edit(note.id)}
            onDone={() => reading.edit(null)}
          />
        </li>
      ))}
    </ul>
  )
}
