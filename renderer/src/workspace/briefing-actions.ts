import type { ArchiveId, BriefingId, BriefingPartId } from '#shared/archive/ids.ts'
import type { Briefing, BriefingFields, BriefingPart, BriefingPartFields } from '#shared/briefing/outline/briefing.ts'
import { freshOrderKeys, orderKeysBetween } from '#shared/briefing/outline/order-key.ts'
import type { NewPart } from '#shared/briefing/outline/start-briefing.ts'
import type { ItemStep, StepKind } from '#shared/steps/step.ts'
import type { KeptItemChange, NoteStore } from '../data/note-store.ts'
import { briefingIn } from './briefings.ts'
import type { NoteHistory } from './note-history.ts'

type ChosenFields = Pick<BriefingFields, 'title' | 'author' | 'profile' | 'citations'>
type PartContent = Pick<BriefingPartFields, 'text' | 'level' | 'form'>

/** What a person does to briefings. Each is one step that can be undone. Places count the parts of the briefing from 0. */
export interface BriefingActions {
  make(fields: ChosenFields, parts: readonly NewPart[]): BriefingId
  /** Makes another one with the same parts, which are the copy's own from then on; the notes stay the same notes. */
  duplicate(briefing: BriefingId, title: string): BriefingId | null
  change(briefing: Briefing, fields: Partial<ChosenFields>): void
  /** Whether what is written in it goes into the shared folder. */
  share(briefing: Briefing, shared: boolean): void
  remove(briefing: Briefing): void
  restore(briefing: Briefing): void
  /** Puts parts in so that the first of them is at `place`; at the end where there is no such place. */
  addParts(briefing: BriefingId, parts: readonly NewPart[], place?: number): readonly BriefingPartId[]
  changePart(part: BriefingPart, fields: Partial<PartContent>): void
  /** Moves parts so that they stand together, in their order, before the part that is at `place` now. */
  moveParts(briefing: BriefingId, parts: ReadonlySet<BriefingPartId>, place: number): void
  removeParts(briefing: BriefingId, parts: ReadonlySet<BriefingPartId>): void
}

interface Surroundings {
  readonly notes: Pick<NoteStore, 'snapshot' | 'changeItems'>
  readonly history: Pick<NoteHistory, 'record'>
  readonly archive: ArchiveId
  now(): string
  newId(): string
}

interface Placed {
  /** For the parts that are put in. */
  readonly keys: readonly string[]
  /** New ones for parts that are there, where there was no room between two of them. */
  readonly renewed: readonly { readonly part: BriefingPart; readonly order: string }[]
}

/** Keys for `count` parts at `place` among those that are there. */
function placeKeys(there: readonly BriefingPart[], place: number, count: number): Placed {
  const keys = orderKeysBetween(there[place - 1]?.order ?? null, there[place]?.order ?? null, count)
  if (keys !== null) return { keys, renewed: [] }
  const all = freshOrderKeys(there.length + count)
  const renewed = there.map((part, index) => ({ part, order: all[index < place ? index : index + count] ?? part.order }))
  return { keys: all.slice(place, place + count), renewed }
}

function orderStep(part: BriefingPart, order: string): ItemStep {
  return { kind: 'part', item: part.id, before: { order: part.order }, after: { order } }
}

function changeOf({ kind, item, after }: ItemStep): KeptItemChange {
  // The fields of a step are those of its kind.
  return { kind, item, fields: after } as KeptItemChange
}

export function briefingActions({ notes, history, archive, now, newId }: Surroundings): BriefingActions {
  const partsOf = (id: BriefingId) => briefingIn(notes.snapshot().items, id)?.parts ?? []

  /** Does something to one briefing. What it makes is `made` whole; the steps then say what of it is undone. */
  function act(kind: StepKind, briefing: BriefingId, steps: readonly ItemStep[], made: readonly KeptItemChange[] = []): void {
    if (steps.length === 0) return
    const touched: KeptItemChange = { kind: 'briefing', item: briefing, fields: { modifiedAt: now() } }
    const whole = new Set(made.map(({ item }) => item))
    const changes = [...made, ...steps.filter(({ item }) => !whole.has(item)).map(changeOf)]
    notes.changeItems(whole.has(briefing) ? changes : [...changes, touched])
    const own = steps.filter(({ kind: of }) => of === 'part').length
    history.record({ what: { kind, count: Math.max(1, own) }, notes: [], items: steps })
  }

  function newParts(briefing: BriefingId, parts: readonly NewPart[], keys: readonly string[]) {
    return parts.map((part, index) => {
      const item = newId() as BriefingPartId
      const order = keys[index] ?? ''
      return { kind: 'part', item, fields: { ...part, briefing, order, removedAt: null } } as const
    })
  }

  function make(fields: ChosenFields, parts: readonly NewPart[]): BriefingId {
    const item = newId() as BriefingId
    const at = now()
    const briefing: KeptItemChange = {
      kind: 'briefing',
      item,
      fields: { ...fields, archive, createdAt: at, modifiedAt: at, removedAt: null },
    }
    const step: ItemStep = { kind: 'briefing', item, before: { removedAt: at }, after: { removedAt: null } }
    act('briefing-made', item, [step], [briefing, ...newParts(item, parts, freshOrderKeys(parts.length))])
    return item
  }

  return {
    make,
    duplicate(id, title) {
      const found = briefingIn(notes.snapshot().items, id)
      if (found === null) return null
      const { author, profile, citations } = found.briefing
      const parts = found.parts.map(({ type, text, level, note, form }) => ({ type, text, level, note, form }))
      return make({ title, author, profile, citations }, parts)
    },
    change(briefing, fields) {
      const names = Object.keys(fields) as (keyof ChosenFields)[]
      const before = Object.fromEntries(names.map((name) => [name, briefing[name]]))
      act('briefing-changed', briefing.id, [{ kind: 'briefing', item: briefing.id, before, after: fields }])
    },
    share({ id: item, shared: before = false }, shared) {
      // By itself: a change that says this is never handed on, and must not keep anything else back.
      notes.changeItems([{ kind: 'briefing', item, fields: { shared } }])
      const step: ItemStep = { kind: 'briefing', item, before: { shared: before }, after: { shared } }
      history.record({ what: { kind: 'briefing-shared', count: 1 }, notes: [], items: [step] })
    },
    remove({ id }) {
      act('briefing-removed', id, [{ kind: 'briefing', item: id, before: { removedAt: null }, after: { removedAt: now() } }])
    },
    restore({ id, removedAt }) {
      act('briefing-restored', id, [{ kind: 'briefing', item: id, before: { removedAt }, after: { removedAt: null } }])
    },
    addParts(briefing, parts, place) {
      const there = partsOf(briefing)
      const { keys, renewed } = placeKeys(there, Math.min(place ?? there.length, there.length), parts.length)
      const made = newParts(briefing, parts, keys)
      const at = now()
      const steps: readonly ItemStep[] = made.map(({ item }) => ({
        kind: 'part',
        item,
        before: { removedAt: at },
        after: { removedAt: null },
      }))
      // Keys of others are not undone: the parts keep their order.
      act('parts-added', briefing, steps, [...made, ...renewed.map(({ part, order }) => changeOf(orderStep(part, order)))])
      return made.map(({ item }) => item)
    },
    changePart(part, fields) {
      const names = Object.keys(fields) as (keyof PartContent)[]
      const before = Object.fromEntries(names.map((name) => [name, part[name]]))
      const kind = 'text' in fields ? 'part-written' : 'part-changed'
      act(kind, part.briefing, [{ kind: 'part', item: part.id, before, after: fields }])
    },
    moveParts(briefing, moved, place) {
      const all = partsOf(briefing)
      const those = all.filter(({ id }) => moved.has(id))
      const others = all.filter(({ id }) => !moved.has(id))
      const at = all.slice(0, place).filter(({ id }) => !moved.has(id)).length
      const after = [...others.slice(0, at), ...those, ...others.slice(at)]
      if (after.every((part, index) => part === all[index])) return
      const { keys, renewed } = placeKeys(others, at, those.length)
      act('parts-moved', briefing, [
        ...those.map((part, index) => orderStep(part, keys[index] ?? part.order)),
        ...renewed.map(({ part, order }) => orderStep(part, order)),
      ])
    },
    removeParts(briefing, parts) {
      const removedAt = now()
      const steps: readonly ItemStep[] = partsOf(briefing)
        .filter(({ id }) => parts.has(id))
        .map(({ id: item }) => ({ kind: 'part', item, before: { removedAt: null }, after: { removedAt } }))
      act('parts-removed', briefing, steps)
    },
  }
}
