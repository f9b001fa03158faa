import { type DragEvent, memo, useCallback, useMemo, useRef, useState } from 'react'
import type { BriefingId, BriefingPartId, EditionId, NoteId } from '#shared/archive/ids.ts'
import type { DocumentPart } from '#shared/briefing/briefing-document.ts'
import type { BriefingPart } from '#shared/briefing/outline/briefing.ts'
import { notePart } from '#shared/briefing/outline/start-briefing.ts'
import type { Note } from '#shared/notes/note.ts'
import { EmptyPlace } from '../../ui/empty-place.tsx'
import { briefingWords as say } from '../../words/briefings-words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useBriefingActions } from '../../workspace/use-briefings.ts'
import { useServices } from '../../workspace/workspace.tsx'
import styles from './briefing-page.module.css'
import { NOTE_DRAG, PART_DRAG } from './drag-types.ts'
import { focusPart } from './focus-part.ts'
import type { OnTyped } from './part-fields.tsx'
import { type PartDeeds, PartRow } from './part-row.tsx'

interface PartListProps {
  readonly briefing: BriefingId
  readonly parts: readonly BriefingPart[]
  /** As they are saved; empty while their notes are looked up. */
  readonly written: readonly DocumentPart[]
  readonly notes: ReadonlyMap<NoteId, Note>
  readonly edition: EditionId
  /** How many warnings there are on each part that has some. */
  readonly warned: ReadonlyMap<BriefingPartId, number>
  onTyped: OnTyped
  /** Told of the part that has the focus. */
  onWork(id: BriefingPartId): void
}

const DRAGGED = [PART_DRAG, NOTE_DRAG]

interface DropPlace {
  readonly id: string
  readonly after: boolean
}

/** Before or after which part something would be dropped; null where that is the end. */
function placeUnder({ target, clientY }: DragEvent<HTMLElement>): DropPlace | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-part]') : null
  if (row === null) return null
  const { top, height } = row.getBoundingClientRect()
  return { id: row.dataset['part'] ?? '', after: clientY > top + height / 2 }
}

/** The parts of a briefing: written, moved, taken out. Drawn anew when one of them is saved or moved, not at each key. */
export const PartList = memo(function PartList(props: PartListProps) {
  const { briefing, parts, notes, edition, warned, onTyped, onWork } = props
  const { notes: store } = useServices()
  const actions = useBriefingActions()
  const [said, setSaid] = useState('')
  const [dragged, setDragged] = useState<BriefingPartId | null>(null)
  /** Where it would be dropped; null for the end, and while nothing is dragged here. */
  const [over, setOver] = useState<DropPlace | null>(null)
  const written = useMemo(() => new Map(props.written.map((part) => [part.id, part])), [props.written])
  const latest = useRef(parts)
  latest.current = parts
  const sayPlace = useCallback((place: number, all: number) => setSaid(say.moved(place, all)), [])
  const deeds = useMemo(
    (): PartDeeds => ({
      move(id, step) {
        const all = latest.current
        const at = all.findIndex((part) => part.id === id)
        const to = at + step
        if (at === -1 || to < 0 || to >= all.length) return
        const focused = document.activeElement
        actions.moveParts(briefing, new Set([id]), step === 1 ? to + 1 : to)
        sayPlace(to + 1, all.length)
        // What is moved in the page loses the focus.
        requestAnimationFrame(() => {
          if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true })
          document.querySelector(`[data-part="${id}"]`)?.scrollIntoView({ block: 'nearest' })
        })
      },
      take(id) {
        const all = latest.current
        const at = all.findIndex((part) => part.id === id)
        const next = all[at + 1] ?? all[at - 1]
        actions.removeParts(briefing, new Set([id]))
        announce({ kind: 'text', text: say.taken(1), undo: true })
        if (next === undefined) document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
        else focusPart(next.id, 'button')
      },
      form: (part, form) => actions.changePart(part, { form }),
      level: (part, level) => actions.changePart(part, { level }),
      decide(part) {
        // Both forms are in what is shown: what is written now is written upon both.
        store.holdWords(part.id)
        store.changeItems([{ kind: 'part', item: part.id, fields: { text: part.text } }])
      },
      typed: onTyped,
      atWork: onWork,
      dragStart: setDragged,
      dragEnd() {
        setDragged(null)
        setOver(null)
      },
    }),
    [actions, store, briefing, onTyped, onWork, sayPlace],
  )
  const onDragOver = (event: DragEvent<HTMLElement>) => {
    if (!DRAGGED.some((type) => event.dataTransfer.types.includes(type))) return
    event.preventDefault()
    const at = placeUnder(event)
    setOver((last) => (last?.id === at?.id && last?.after === at?.after ? last : at))
  }
  const onDrop = (event: DragEvent<HTMLElement>) => {
    event.preventDefault()
    const target = placeUnder(event)
    deeds.dragEnd()
    const at = parts.findIndex(({ id }) => id === target?.id)
    const place = at === -1 ? parts.length : target?.after === true ? at + 1 : at
    const note = notes.get(event.dataTransfer.getData(NOTE_DRAG) as NoteId)
    if (note !== undefined) {
      const [made] = actions.addParts(briefing, [notePart(note)], place)
      announce({ kind: 'text', text: say.added(1), undo: true })
      if (made !== undefined) focusPart(made, 'button')
      return
    }
    const from = parts.findIndex(({ id }) => id === dragged)
    if (dragged === null || from === -1 || target?.id === dragged) return
    actions.moveParts(briefing, new Set([dragged]), place)
    sayPlace(from < place ? place : place + 1, parts.length)
  }
  const onDragLeave = (event: DragEvent<HTMLElement>) => {
    const to = event.relatedTarget
    if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(null)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here can be moved and added by keys and buttons.
    <div className={styles['dropPlace']} onDragOver={onDragOver} onDragLeave={onDragLeave} onDrop={onDrop}>
      {parts.length === 0 ? <EmptyPlace title={say.outlineEmpty} hint={say.outlineEmptyHint} /> : null}
      <ol className={styles['parts']}>
        {parts.map((part, index) => (
          <PartRow
            key={part.id}
            part={part}
            written={written.get(part.id)}
            note={part.note === null ? undefined : notes.get(part.note)}
            edition={edition}
            place={index + 1}
            last={index === parts.length - 1}
            drop={over?.id === part.id && dragged !== part.id ? (over.after ? 'after' : 'before') : null}
            warned={warned.get(part.id) ?? 0}
            deeds={deeds}
          />
        ))}
      </ol>
      <p role="status" className={styles['unseen']}>
        {said}
      </p>
    </div>
  )
})
