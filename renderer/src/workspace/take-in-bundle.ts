import { differingFields } from '#shared/backups/compare-items.ts'
import type { BundleJob, TakenBundle } from '#shared/bundles/bundle-report.ts'
import { changedFields } from '#shared/bundles/preview-incoming.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import type { Note, NoteFields } from '#shared/notes/note.ts'
import type { ItemStep, NoteStep } from '#shared/steps/step.ts'
import type { NoteStore } from '../data/note-store.ts'
import type { Host } from '../host/host.ts'
import type { NoteHistory } from './note-history.ts'

interface Shown {
  readonly notes: ReadonlyMap<string, Note>
  readonly items: ReadonlyMap<string, KeptItem>
}

function shownBy(store: Pick<NoteStore, 'snapshot'>): Shown {
  const { notes, items } = store.snapshot()
  return { notes: new Map(notes.map((note) => [note.id, note])), items: new Map(items.map((item) => [item.id, item])) }
}

/** Notes and briefings once the window shows what became of all `touched` ones: what changed is another object. */
function shown(
  store: Pick<NoteStore, 'snapshot' | 'subscribe'>,
  before: Shown,
  touched: Pick<TakenBundle, 'notes' | 'items'>,
): Promise<Shown> {
  return new Promise((resolve) => {
    const end = store.subscribe(look)
    function look(): void {
      const now = shownBy(store)
      if (touched.notes.some((id) => now.notes.get(id) === before.notes.get(id))) return
      if (touched.items.some((id) => now.items.get(id) === before.items.get(id))) return
      end()
      resolve(now)
    }
    look()
  })
}

/** What a note says in these fields. One that it does not have says that there is no such thing. */
function pick(
  { foreign = null, private: isPrivate = false, ...note }: Note,
  names: readonly (keyof NoteFields)[],
): Partial<NoteFields> {
  const fields: NoteFields = { ...note, foreign, private: isPrivate }
  return Object.fromEntries(names.map((name) => [name, fields[name]]))
}

/** What taking in has done to a note, so that it can be undone: one that was not there goes to the trash. */
function stepOf(was: Note | undefined, now: Note, trashedAt: string): NoteStep {
  if (was === undefined) return { note: now.id, before: { trashedAt }, after: { trashedAt: now.trashedAt } }
  const names = [...changedFields(was, now), 'modifiedAt' as const]
  return { note: now.id, before: pick(was, names), after: pick(now, names) }
}

/** The same for a briefing or a part. */
function itemStepOf(was: KeptItem | undefined, now: KeptItem, at: string): ItemStep {
  const names = was === undefined ? ['removedAt'] : [...differingFields(was, now), ...('modifiedAt' in now ? ['modifiedAt'] : [])]
  const read = (item: KeptItem) => Object.fromEntries(names.map((name) => [name, Reflect.get(item, name)]))
  const before = was === undefined ? { removedAt: at } : read(was)
  // The fields are those of its kind.
  return { kind: now.kind, item: now.id, before, after: read(now) } as ItemStep
}

/**
 * Takes in the bundle that was opened. All of it is one step, which can be undone: what is new then lies in the trash, and what changed says again what it
 * said. What it said in between stays among the versions.
 */
export async function takeInBundle(
  host: Pick<Host, 'call'>,
  store: NoteStore,
  history: Pick<NoteHistory, 'record'>,
  job: BundleJob,
): Promise<Outcome<TakenBundle>> {
  await store.settled()
  const before = shownBy(store)
  const taken = await host.call('bundle.take', { job })
  // Also after a failure: a part of it may be in the record.
  const caughtUp = await store.catchUp()
  if (!taken.ok) return taken
  if (!caughtUp.ok) return caughtUp
  const { notes, items } = taken.value
  if (notes.length + items.length === 0) return taken
  const after = await shown(store, before, { notes, items })
  const trashedAt = new Date().toISOString()
  const steps = notes.flatMap((id) => {
    const now = after.notes.get(id)
    return now === undefined ? [] : [stepOf(before.notes.get(id), now, trashedAt)]
  })
  const itemSteps = items.flatMap((id) => {
    const now = after.items.get(id)
    return now === undefined ? [] : [itemStepOf(before.items.get(id), now, trashedAt)]
  })
  const kind = items.length === 0 ? 'notes-brought-in' : 'bundle-taken-in'
  history.record({ what: { kind, count: steps.length + itemSteps.length }, notes: steps, items: itemSteps })
  return succeed(taken.value)
}
