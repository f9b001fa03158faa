import type { NoteId } from '#shared/archive/ids.ts'
import { type BackupComparison, compareBackup, setBack } from '#shared/backups/compare-backup.ts'
import { compareItems, type ItemComparison } from '#shared/backups/compare-items.ts'
import { setBackItems } from '#shared/backups/set-back-items.ts'
import { underNewIds } from '#shared/backups/under-new-ids.ts'
import type { Briefing } from '#shared/briefing/outline/briefing.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import { itemsFromChanges } from '#shared/items/items-from-changes.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import { toNote } from '#shared/notes/apply-change.ts'
import type { Change, NoteChange } from '#shared/notes/change.ts'
import type { Note } from '#shared/notes/note.ts'
import { noteFromChanges } from '#shared/notes/note-from-changes.ts'
import type { ItemStep } from '#shared/steps/step.ts'
import type { KeptItemChange, NoteStore } from '../data/note-store.ts'
import type { Host } from '../host/host.ts'
import type { NoteHistory } from './note-history.ts'

export interface ReadBackup {
  readonly facts: CallOutput<'backups.open'>
  readonly changes: readonly Change[]
  /** The notes as they were, those in the trash included. */
  readonly notes: readonly Note[]
  /** What is kept beside them: of searching, of colours, of briefings; also what was removed. */
  readonly items: readonly KeptItem[]
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
    return succeed({ facts: opened.value, changes, notes: notesOf(changes), items: itemsFromChanges(changes), notUnderstood })
  } finally {
    void host.call('backups.done', { job })
  }
}

/** What a restore would do to what is here now. */
export interface RestorePreview extends BackupComparison, ItemComparison {}

export function previewRestore(store: Pick<NoteStore, 'snapshot'>, backup: Pick<ReadBackup, 'notes' | 'items'>): RestorePreview {
  const { notes, items, gone } = store.snapshot()
  const then = underNewIds(backup, gone)
  return { ...compareBackup(then.notes, notes), ...compareItems(then.items, items) }
}

/** How many notes and briefings came back, and how many were set back. */
export interface Restored {
  readonly back: number
  readonly setBack: number
  readonly briefingsBack: number
  readonly briefingsSetBack: number
}

function removal({ id: item }: Briefing, removedAt: string): ItemStep {
  return { kind: 'briefing', item, before: { removedAt: null }, after: { removedAt } }
}

/**
 * Takes in the changes of a backup that are not here, and then sets its notes, and what it keeps beside them, back to what they were, in one step that can be undone:
 * what came back then lies in the trash. `since` are notes and briefings that are put in the trash with it.
 */
export async function restoreBackup(
  store: Pick<NoteStore, 'snapshot' | 'receive' | 'changeAll' | 'changeItems' | 'settled'>,
  history: Pick<NoteHistory, 'record'>,
  backup: Pick<ReadBackup, 'changes' | 'notes' | 'items'>,
  since: { readonly notes: readonly Note[]; readonly briefings: readonly Briefing[] },
): Promise<Outcome<Restored>> {
  const before = store.snapshot()
  const known = new Set(before.notes.map(({ id }) => id))
  const { notes, items } = underNewIds(backup, before.gone)
  const { briefings } = compareItems(items, before.items)
  const received = await store.receive(backup.changes)
  if (!received.ok) return received
  const { notes: here, items: kept, gone } = store.snapshot()
  const present = new Set(here.map(({ id }) => id))
  const { steps, made } = setBack(notes, here)
  const trashedAt = new Date().toISOString()
  const inTrash = { trashedAt }
  const outOfTrash = { trashedAt: null }
  const cameBack = notes.filter((note) => !known.has(note.id) && present.has(note.id) && note.trashedAt === null)
  const back = [...cameBack.map(({ id }) => id), ...made.map(({ note }) => note)]
  const toTrash = since.notes.map(({ id }) => ({ note: id, before: outOfTrash, after: inTrash }))
  const edits = [...made, ...[...steps, ...toTrash].map(({ note, after }) => ({ note, fields: after }))]
  if (edits.length > 0) store.changeAll(edits)
  const ids = new Set(notes.map(({ id }) => id))
  const beside = setBackItems({ backup: items, before: before.items, here: kept, gone, notes: ids, at: trashedAt })
  const removed = since.briefings.map((briefing) => removal(briefing, trashedAt))
  const itemEdits = [...beside.edits, ...removed.map(({ kind, item, after }) => ({ kind, item, fields: after }))]
  // The fields are those of the kind.
  if (itemEdits.length > 0) store.changeItems(itemEdits as readonly KeptItemChange[])
  const ofNotes = [...steps, ...toTrash, ...back.map((note) => ({ note, before: inTrash, after: outOfTrash }))]
  const ofItems = [...beside.steps, ...removed]
  const count = ofNotes.length + ofItems.length
  if (count > 0) history.record({ what: { kind: 'backup-restored', count }, notes: ofNotes, items: ofItems })
  await store.settled()
  return succeed({
    back: back.length,
    setBack: steps.length,
    briefingsBack: briefings.back.length,
    briefingsSetBack: briefings.changed.length,
  })
}
