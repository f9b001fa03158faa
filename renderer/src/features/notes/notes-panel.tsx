import { memo, startTransition, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { words } from '../../words/words.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import { useReading } from '../../workspace/reading.tsx'
import { shownRange } from '../../workspace/shown-range.ts'
import { besideText, type CardPlace, cardsToShow, likelyHeight, oneAfterAnother, samePlaces } from './card-places.ts'
import { NoteCard } from './note-card.tsx'
import styles from './notes-panel.module.css'
import { useGradually } from './use-gradually.ts'
import { useViewStretch } from './use-view-stretch.ts'

interface NotesPanelProps {
  readonly anchored: readonly AnchoredNote[]
  /** Beside the text, each card stands at the height of its passage; in a sheet the cards follow one another. */
  readonly beside: boolean
}

export function NotesPanel({ anchored, beside }: NotesPanelProps) {
  if (anchored.length === 0) return <EmptyPlace stays={beside} title={words.notes.panelEmpty} hint={words.notes.panelEmptyHint} />
  return <Cards anchored={anchored} beside={beside} />
}

/** A text with so many notes shows them with its first sight; with more, also where few of them are in view, they come a few at a time. */
const FEW = 8
const NOWHERE: CardPlace = { top: 0, height: 0 }

interface CardProps {
  readonly item: AnchoredNote
  readonly active: boolean
  readonly editing: boolean
  show(note: NoteId): void
  edit(note: NoteId | null): void
}

/** A card is made anew only when its note is another: its place changes with each line that is laid out. */
const Card = memo(function Card({ item: { note, anchor }, active, editing, show, edit }: CardProps) {
  const passage =
    shownRange(anchor) === null ? null : (
      <Button look="quiet" size="small" onPress={() => show(note.id)}>
        {words.notes.goToPassage}
      </Button>
    )
  return (
    <NoteCard
      note={note}
      anchor={anchor}
      active={active}
      editing={editing}
      passage={passage}
      onEdit={() => edit(note.id)}
      onDone={() => edit(null)}
    />
  )
})

/** The cards near the view. Each has its place among all, which follows from the height of its passage and from those of the cards before it. */
function Cards({ anchored, beside }: NotesPanelProps) {
  const { active, editing, locate, followLayout, activate, show, edit } = useReading()
  const list = useRef<HTMLUListElement>(null)
  const measured = useRef(new Map<NoteId, number>())
  const [places, setPlaces] = useState<readonly CardPlace[]>([])
  const [focused, setFocused] = useState<NoteId | null>(null)
  const { stretch, measure } = useViewStretch(list, beside)

  const indexOf = useMemo(() => new Map(anchored.map(({ note }, index) => [note.id, index])), [anchored])
  const staying = [active, editing, focused].map((id) => (id === null ? -1 : (indexOf.get(id) ?? -1)))
  const wanted = cardsToShow(places, stretch, staying)
  const middle = (stretch.from + stretch.to) / 2
  const distance = (index: number) => (staying.includes(index) ? -1 : Math.abs((places[index]?.top ?? 0) - middle))
  const ready = useGradually(
    [...wanted].sort((a, b) => distance(a) - distance(b)).flatMap((index) => anchored[index]?.note.id ?? []),
    anchored.length <= FEW,
  )
  const shown = wanted.filter((index) => {
    const id = anchored[index]?.note.id
    return id !== undefined && (ready.has(id) || staying.includes(index))
  })
  const shownKey = shown.map((index) => anchored[index]?.note.id).join()

  const place = useCallback(() => {
    const likely = anchored.map((item) => measured.current.get(item.note.id) ?? likelyHeight(item))
    const ranges = beside ? anchored.map(({ anchor }) => shownRange(anchor)) : []
    const found = locate(ranges.filter((range) => range !== null))
    let next = 0
    const tops = ranges.map((range) => (range === null ? null : (found[next++] ?? null)))
    const placed = beside ? besideText(anchored, tops, likely, active) : oneAfterAnother(likely)
    setPlaces((last) => (samePlaces(last, placed) ? last : placed))
    if (beside) measure()
  }, [anchored, beside, active, locate, measure])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a card that is written in is another one.
  useLayoutEffect(place, [place, editing])
  // The text is laid out piece by piece while one reads: what stands beside it follows between two frames, and gives way to keys.
  useEffect(() => {
    if (!beside) return undefined
    let timer = 0
    const follow = () => {
      timer = 0
      startTransition(place)
    }
    const end = followLayout(() => {
      if (timer === 0) timer = window.setTimeout(follow)
    })
    return () => {
      end()
      window.clearTimeout(timer)
    }
  }, [beside, followLayout, place])

  const placeNow = useRef(place)
  placeNow.current = place
  // biome-ignore lint/correctness/useExhaustiveDependencies: other notes are other cards to be observed.
  useLayoutEffect(() => {
    if (list.current === null) return undefined
    const take = () => {
      let changed = false
      for (const item of list.current?.children ?? []) {
        const id = item.firstElementChild?.getAttribute('data-note') as NoteId | null | undefined
        const { height } = item.getBoundingClientRect()
        if (id === null || id === undefined || measured.current.get(id) === height) continue
        measured.current.set(id, height)
        changed = true
      }
      if (changed) placeNow.current()
    }
    take()
    const observer = new ResizeObserver(take)
    for (const item of list.current.children) observer.observe(item)
    return () => observer.disconnect()
  }, [beside, shownKey])

  // The card being written comes into sight once it stands where it belongs.
  const writtenTop = editing === null ? null : (places[indexOf.get(editing) ?? -1]?.top ?? null)
  useLayoutEffect(() => {
    if (editing === null || writtenTop === null) return
    list.current?.querySelector(`[data-note="${editing}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [editing, writtenTop])

  const end = (places.at(-1)?.top ?? 0) + (places.at(-1)?.height ?? 0)
  return (
    <ul
      ref={list}
      className={beside ? styles['beside'] : styles['list']}
      style={beside ? { minBlockSize: end } : { blockSize: end }}
      onBlur={() => setFocused(null)}
    >
      {shown.map((index) => {
        const item = anchored[index]
        if (item === undefined) return null
        const { id } = item.note
        return (
          <li
            key={id}
            style={{ top: (places[index] ?? NOWHERE).top }}
            aria-posinset={index + 1}
            aria-setsize={anchored.length}
            onFocus={() => {
              setFocused(id)
              if (active !== id) activate(id)
            }}
          >
            <Card item={item} active={active === id} editing={editing === id} show={show} edit={edit} />
          </li>
        )
      })}
    </ul>
  )
}
