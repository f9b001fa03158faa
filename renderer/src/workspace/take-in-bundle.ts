import type { NoteId } from '#shared/archive/ids.ts'
import type { BundleJob, TakenBundle } from '#shared/bundles/bundle-report.ts'
import { changedFields } from '#shared/bundles/preview-incoming.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Note, NoteFields } from '#shared/notes/note.ts'
import type { NoteStep } from '#shared/steps/step.ts'
import type { NoteStore } from '../data/note-store.ts'
import type { Host } from '../host/host.ts'
import type { NoteHistory } from './note-history.ts'

type Notes = ReadonlyMap<NoteId, Note>

function notesOf(store: Pick<NoteStore, 'snapshot'>): Notes {
  return new Map(store.snapshot().notes.map((note) => [note.id, note]))
}

/** The notes once the window shows what became of all `touched` ones: a note that changed is another object. */
function shown(store: Pick<NoteStore, 'snapshot' | 'subscribe'>, before: Notes, touched: readonly NoteId[]): Promise<Notes> {
  return new Promise((resolve) => {
    const end = store.subscribe(look)
    function look(): void {
      const now = notesOf(store)
      if (touched.some((id) => now.get(id) === before.get(id))) return
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
  const before = notesOf(store)
  const taken = await host.call('bundle.take', { job })
  // Also after a failure: a part of it may be in the record.
  const caughtUp = await store.catchUp()
  if (!taken.ok) return taken
  if (!caughtUp.ok) return caughtUp
  const { notes } = taken.value
  if (notes.length === 0) return taken
  const after = await shown(store, before, notes)
  const trashedAt = new Date().toISOString()
  const steps = notes.flatMap((id) => {
    const now = after.get(id)
    return now === undefined ? [] : [stepOf(before.get(id), now, trashedAt)]
  })
  history.record({ what: { kind: 'notes-brought-in', count: steps.length }, notes: steps, items: [] })
  return succeed(taken.value)
}
