import type { NoteId } from '#shared/archive/ids.ts'
import { setBack } from '#shared/backups/compare-backup.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import { toNote } from '#shared/notes/apply-change.ts'
import type { Change, NoteChange } from '#shared/notes/change.ts'
import type { Note } from '#shared/notes/note.ts'
import { noteFromChanges } from '#shared/notes/note-from-changes.ts'
import type { NoteStore } from '../data/note-store.ts'
import type { Host } from '../host/host.ts'
import type { NoteHistory } from './note-history.ts'

export interface ReadBackup {
  readonly facts: CallOutput<'backups.open'>
  readonly changes: readonly Change[]
  /** The notes as they were, those in the trash included. */
  readonly notes: readonly Note[]
  /** Lines of a newer version of the program. */
  readonly notUnderstood: number
}

/** What the changes of a backup make of each note: they are a whole set, so that words written apart are brought together as they were. */
function notesOf(changes: readonly Change[]): readonly Note[] {
  const byNote = new Map<NoteId, NoteChange[]>()
  for (const change of changes) {
    if (change.format !== 1) continue
    const list = byNote.get(change.note)
    if (list === undefined) byNote.set(change.note, [change])
    else list.push(change)
  }
  return [...byNote.values()]
    .map((list) => noteFromChanges(list))
    .map((record) => (record === undefined ? null : toNote(record)))
    .filter((note) => note !== null)
}

/** Has a backup checked and reads all of it. `onRead` is told how many of its lines were read, of how many. */
export async function readBackup(
  host: Host,
  path: string,
  onRead: (done: number, total: number) => void,
): Promise<Outcome<ReadBackup>> {
  const opened = await host.call('backups.open', { path })
  if (!opened.ok) return opened
  const { job, lines } = opened.value
  try {
    const changes: Change[] = []
    let notUnderstood = 0
    let from: number | null = 0
    while (from !== null) {
      const page: Outcome<CallOutput<'backups.read'>> = await host.call('backups.read', { job, from })
      if (!page.ok) return page
      changes.push(...page.value.changes)
      notUnderstood += page.value.notUnderstood
      from = page.value.next
      onRead(changes.length + notUnderstood, lines)
    }
    const notes = notesOf(changes)
    return succeed({ facts: opened.value, changes, notes, notUnderstood })
  } finally {
    void host.call('backups.done', { job })
  }
}

/**
 * Takes in the changes of a backup that are not here, and then sets its notes back to what they were, in one step that can be undone: what came back then lies in
 * the trash. `since` are notes that are put in the trash with it.
 */
export async function restoreBackup(
  store: NoteStore,
  history: Pick<NoteHistory, 'record'>,
  { changes, notes }: ReadBackup,
  since: readonly Note[],
): Promise<Outcome<{ readonly back: number; readonly setBack: number }>> {
  const known = new Set(store.snapshot().notes.map(({ id }) => id))
  const received = await store.receive(changes)
  if (!received.ok) return received
  const here = store.snapshot().notes
  const present = new Set(here.map(({ id }) => id))
  const { steps, made } = setBack(notes, here, () => crypto.randomUUID() as NoteId)
  const trashedAt = new Date().toISOString()
  const inTrash = { trashedAt }
  const outOfTrash = { trashedAt: null }
  const cameBack = notes.filter((note) => !known.has(note.id) && present.has(note.id) && note.trashedAt === null)
  const back = [...cameBack.map(({ id }) => id), ...made.map(({ note }) => note)]
  const toTrash = since.map(({ id }) => ({ note: id, before: outOfTrash, after: inTrash }))
  const edits = [...made, ...[...steps, ...toTrash].map(({ note, after }) => ({ note, fields: after }))]
  if (edits.length > 0) store.changeAll(edits)
  const all = [...steps, ...toTrash, ...back.map((note) => ({ note, before: inTrash, after: outOfTrash }))]
  if (all.length > 0) history.record({ what: { kind: 'notes-changed', count: all.length }, notes: all, items: [] })
  await store.settled()
  return succeed({ back: back.length, setBack: steps.length })
}
