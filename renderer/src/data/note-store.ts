import type { NoteId } from '#shared/archive/ids.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import { applyChange, type NoteRecord, toNote } from '#shared/notes/apply-change.ts'
import type { Change, Clock } from '#shared/notes/change.ts'
import { nextClock, receiveClock } from '#shared/notes/clock.ts'
import type { Note, NoteFields } from '#shared/notes/note.ts'
import type { NotesRepository } from './notes-repository.ts'
import type { Outbox } from './outbox.ts'
import type { SaveState } from './save-state.ts'

/** The record on the disk, as the window reaches it. */
export interface JournalPort {
  append(changes: readonly Change[]): Promise<Outcome<CallOutput<'journal.append'>>>
  read(from: number, limit: number): Promise<Outcome<CallOutput<'journal.read'>>>
}

interface Surroundings {
  readonly repository: NotesRepository
  readonly journal: JournalPort
  readonly outbox: Outbox
  /** Milliseconds since 1970. */
  now(): number
  newId(): string
}

export interface NotesSnapshot {
  readonly ready: boolean
  /** All notes, those in the trash included; changes that are still being saved are in them. */
  readonly notes: readonly Note[]
  readonly saving: SaveState
  /** What could not be read at the start, in words. */
  readonly damage: readonly string[]
}

export interface NoteStore {
  subscribe(listener: () => void): () => void
  snapshot(): NotesSnapshot
  /** Brings the two copies of the notes together, then shows them. */
  start(): Promise<void>
  /** Sets fields of a note, or makes it. Seen at once; saved in the background, in order. */
  change(note: NoteId, fields: Partial<NoteFields>): void
  /** Tries again to save what is not saved. */
  retry(): void
  /** The window may be closing: puts down at once what is not saved yet, for the next window to hand on. */
  leave(): void
  /** Resolves when nothing is waiting to be saved, or saving has failed. */
  settled(): Promise<void>
  /** The text of notes that stands in this window only. */
  unsavedText(): string
}

const READ_AT_ONCE = 2_000

/** A change and which of the two copies have confirmed it. */
interface Waiting {
  readonly change: Change
  journalled: boolean
  stored: boolean
}

/**
 * The notes of one window. A change is appended to the journal first and applied to the database then; each may fail, and what the
 * other has is not lost: the next start brings them together again.
 */
export function createNoteStore({ repository, journal, outbox, now, newId }: Surroundings): NoteStore {
  const listeners = new Set<() => void>()
  let records: ReadonlyMap<NoteId, NoteRecord> = new Map()
  let waiting: Waiting[] = []
  let device = newDeviceName(newId)
  let clock: Clock | null = null
  let current: NotesSnapshot = { ready: false, notes: [], saving: { state: 'saved' }, damage: [] }
  let running: Promise<void> | null = null
  let databaseUsable = true

  function publish(part: Partial<NotesSnapshot>): void {
    current = { ...current, ...part }
    for (const listener of listeners) listener()
  }

  /** What the database holds, with the changes on top that it has not confirmed. */
  function visibleNotes(): readonly Note[] {
    const merged = new Map(records)
    for (const { change } of waiting) merged.set(change.note, applyChange(merged.get(change.note), change))
    const notes: Note[] = []
    for (const record of merged.values()) {
      const note = toNote(record)
      if (note !== null) notes.push(note)
    }
    return notes
  }

  async function saveBatch(batch: readonly Waiting[]): Promise<SaveState> {
    const forJournal = batch.filter((item) => !item.journalled)
    let journalFailure: string | null = null
    if (forJournal.length > 0) {
      const answer = await journal.append(forJournal.map((item) => item.change))
      if (answer.ok) for (const item of forJournal) item.journalled = true
      else journalFailure = answer.error.message
    }
    let databaseFailure: string | null = null
    try {
      const forDatabase = batch.filter((item) => !item.stored)
      if (forDatabase.length > 0) await repository.apply(forDatabase.map((item) => item.change))
      for (const item of forDatabase) item.stored = true
    } catch (error) {
      databaseFailure = describe(error)
    }
    if (journalFailure === null && databaseFailure === null) return { state: 'saved' }
    if (journalFailure === null) return { state: 'journal-only', reason: databaseFailure ?? '' }
    if (databaseFailure === null) return { state: 'database-only', reason: journalFailure }
    return { state: 'failed', reason: journalFailure }
  }

  async function saveAll(): Promise<void> {
    for (;;) {
      const batch = [...waiting]
      if (batch.length === 0) {
        outbox.clear()
        return
      }
      publish({ saving: { state: 'saving' } })
      const outcome = await saveBatch(batch)
      for (const { change } of batch.filter((item) => item.stored)) {
        const updated = new Map(records)
        updated.set(change.note, applyChange(updated.get(change.note), change))
        records = updated
      }
      waiting = waiting.filter((item) => !(item.journalled && item.stored))
      const more = waiting.some((item) => !batch.includes(item))
      if (outcome.state !== 'saved') {
        publish({ saving: outcome, notes: visibleNotes() })
        return
      }
      if (!more) publish({ saving: outcome, notes: visibleNotes() })
    }
  }

  function save(): void {
    running ??= saveAll().finally(() => {
      running = null
      // A change that came while a failure was being reported starts its own attempt.
      if (waiting.some((item) => !item.journalled && !item.stored) && current.saving.state === 'saving') save()
    })
  }

  async function readJournal(): Promise<{
    readonly changes: readonly Change[]
    readonly damage: readonly string[]
    readonly failure: string | null
  }> {
    const changes: Change[] = []
    const damage: string[] = []
    let from: number | null = 0
    while (from !== null) {
      const answer: Outcome<CallOutput<'journal.read'>> = await journal.read(from, READ_AT_ONCE)
      if (!answer.ok) return { changes, damage, failure: answer.error.message }
      changes.push(...answer.value.changes)
      if (from === 0) damage.push(...answer.value.damage)
      from = answer.value.next
    }
    return { changes, damage, failure: null }
  }

  async function openDatabase(changes: readonly Change[]): Promise<string | null> {
    try {
      device = await repository.device(() => device)
      if (changes.length > 0) await repository.apply(changes)
      const newest = await repository.newestClock()
      if (newest !== null) clock = receiveClock(clock, newest, now(), device)
      return null
    } catch (error) {
      return describe(error)
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot: () => current,
    async start() {
      const { changes, damage, failure } = await readJournal()
      for (const change of changes) clock = receiveClock(clock, change.clock, now(), device)
      const databaseFailure = await openDatabase(changes)
      databaseUsable = databaseFailure === null
      const left = outbox.read()
      for (const change of left.changes) clock = receiveClock(clock, change.clock, now(), device)
      const recorded = new Set(changes.map((change) => change.id))
      waiting.push(...left.changes.map((change) => ({ change, journalled: recorded.has(change.id), stored: false })))
      const notes = [...damage, ...left.damage]
      if (failure !== null) notes.push(failure)
      /** Without a database the notes are still shown, from the record on the disk. */
      const showJournal = (reason: string) => {
        databaseUsable = false
        const rebuilt = new Map<NoteId, NoteRecord>()
        for (const change of changes) rebuilt.set(change.note, applyChange(rebuilt.get(change.note), change))
        records = rebuilt
        publish({ ready: true, damage: [...notes, reason], notes: visibleNotes() })
      }
      publish({ damage: notes })
      if (databaseFailure !== null) showJournal(databaseFailure)
      else {
        try {
          const unrecorded = failure === null ? await repository.changesNotIn(recorded) : []
          waiting.push(...unrecorded.map((change) => ({ change, journalled: false, stored: true })))
        } catch (error) {
          notes.push(describe(error))
          publish({ damage: notes })
        }
        repository.watch(
          (all) => {
            records = new Map(all.map((record) => [record.id, record]))
            publish({ ready: true, notes: visibleNotes() })
          },
          (error) => {
            if (current.ready) publish({ damage: [...current.damage, describe(error)] })
            else showJournal(describe(error))
          },
        )
      }
      if (waiting.length > 0) save()
    },
    change(note, fields) {
      clock = nextClock(clock, now(), device)
      const change: Change = { format: 1, id: newId(), clock, note, fields }
      waiting.push({ change, journalled: false, stored: false })
      publish({ notes: visibleNotes(), saving: { state: 'saving' } })
      save()
    },
    leave() {
      outbox.leave(waiting.map((item) => item.change))
    },
    retry() {
      if (waiting.length > 0) save()
    },
    async settled() {
      while (running !== null) await running
    },
    unsavedText() {
      return waiting
        .filter((item) => !(item.journalled || (item.stored && databaseUsable)))
        .map(({ change }) => [change.fields.target?.exact, change.fields.body].filter((text) => text !== undefined).join('\n\n'))
        .filter((text) => text !== '')
        .join('\n\n---\n\n')
    },
  }
}

function newDeviceName(newId: () => string): string {
  return newId().replaceAll('-', '').slice(0, 8)
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
