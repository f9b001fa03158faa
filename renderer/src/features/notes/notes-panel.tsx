import { useLayoutEffect, useRef, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { words } from '../../words/words.ts'
import { type AnchoredNote, shownRange } from '../../workspace/anchors.ts'
import { useReading } from '../../workspace/reading.tsx'
import { NoteCard } from './note-card.tsx'
import styles from './notes-panel.module.css'

const GAP = 12
const HEAD = 48

/**
 * Puts each card at the height of its passage, or as near below it as the cards before it allow. The active card gets its height exactly, and those
 * before it make room upwards.
 */
export function stackCards(
  wanted: readonly { readonly top: number; readonly height: number; readonly active: boolean }[],
): number[] {
  const tops: number[] = []
  let free = HEAD
  for (const { top, height } of wanted) {
    const at = Math.max(top, free)
    tops.push(at)
    free = at + height + GAP
  }
  const active = wanted.findIndex((card) => card.active)
  const activeCard = wanted[active]
  if (activeCard === undefined) return tops
  let limit = Math.max(activeCard.top, HEAD)
  tops[active] = limit
  for (let index = active - 1; index >= 0; index -= 1) {
    const card = wanted[index]
    const before = tops[index]
    if (card === undefined || before === undefined) break
    limit = Math.min(before, limit - card.height - GAP)
    tops[index] = limit
  }
  free = (tops[active] ?? 0) + activeCard.height + GAP
  for (let index = active + 1; index < wanted.length; index += 1) {
    const card = wanted[index]
    if (card === undefined) break
    tops[index] = Math.max(card.top, free)
    free = (tops[index] ?? 0) + card.height + GAP
  }
  // Cards that would leave the top of the page push everything down again.
  const first = tops[0] ?? HEAD
  return first >= HEAD ? tops : tops.map((top) => top + HEAD - first)
}

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
    let last = HEAD
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

  if (anchored.length === 0) return <EmptyPlace title={words.notes.panelEmpty} hint={words.notes.panelEmptyHint} />
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
