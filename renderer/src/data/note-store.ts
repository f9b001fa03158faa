import type { BriefingPartId, NoteId } from '#shared/archive/ids.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { textHeads } from '#shared/items/apply-item-change.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import { headsIn, writtenUpon } from '#shared/notes/apply-change.ts'
import type { Change, Clock, GoneId, ItemChange, NoteChange } from '#shared/notes/change.ts'
import { isBuried } from '#shared/notes/change-subject.ts'
import { nextClock, receiveClock } from '#shared/notes/clock.ts'
import type { Note, NoteFields } from '#shared/notes/note.ts'
import { inCalls } from './in-calls.ts'
import type { AppendedLines, JournalFacts, JournalPort } from './journal-port.ts'
import type { Applied, NotesRepository } from './notes-repository.ts'
import type { Outbox } from './outbox.ts'
import { applyChanges, noRecords, presentItems, presentNotes, takeOver } from './records.ts'
import type { SaveState } from './save-state.ts'
import { LITTLE_SPACE, TOO_LITTLE_SPACE } from './space.ts'
import { stillFits } from './still-fits.ts'
import { textOfChanges } from './unsaved-text.ts'

interface Surroundings {
  readonly repository: NotesRepository
  /** Another database, for when the first cannot be opened; null where there can be none. */
  spareRepository(): Promise<NotesRepository | null>
  readonly journal: JournalPort
  readonly outbox: Outbox
  /** Milliseconds since 1970. */
  now(): number
  newId(): string
  /**
   * Where the count of the clock begins (0 to 999,999). Windows of one profile are one device: each needs its own, or two changes of one millisecond would have the same
   * clock, and one of them would be lost.
   */
  readonly firstCount?: number
}

export interface NotesSnapshot {
  readonly ready: boolean
  /** The database and the journal were brought together, or it is told why they could not be: until then more notes, and newer words, may still come. */
  readonly compared: boolean
  /** All notes, those in the trash included; changes that are still being saved are in them. */
  readonly notes: readonly Note[]
  /** What is kept beside notes: of searching, of colours, of briefings; also what was removed. */
  readonly items: readonly KeptItem[]
  /** What those who work at other devices, and at this one, call themselves, by device: the last part of a clock. */
  readonly people: ReadonlyMap<string, string>
  /** What was removed for good on this computer, by ids. */
  readonly gone: ReadonlySet<string>
  /** This window's device. */
  readonly device: string
  readonly saving: SaveState
  /** Bytes free where the record is kept, where that is little; null where it is enough or not known. */
  readonly littleSpace: number | null
  /** Why nothing can be saved as long as this window is open, in words; null where it can. */
  readonly readOnly: string | null
  /** What could not be read at the start, in words. */
  readonly damage: readonly string[]
}

/** What a person changes of what they keep beside their notes. */
export type KeptItemChange = {
  [K in ItemChange['kind']]: Pick<Extract<ItemChange, { readonly kind: K }>, 'kind' | 'item' | 'fields'>
}[ItemChange['kind']]

export interface NoteEdit {
  readonly note: NoteId
  readonly fields: Partial<NoteFields>
}

export interface NoteStore {
  subscribe(listener: () => void): () => void
  snapshot(): NotesSnapshot
  /** Shows what the database holds, and brings the two copies of the notes together. */
  start(): Promise<void>
  /** Sets fields of a note, or makes it. Seen at once; saved in the background, in order. */
  change(note: NoteId, fields: Partial<NoteFields>): void
  /** The same for several notes at once. */
  changeAll(edits: readonly NoteEdit[]): void
  /**
   * What is being typed and is not handed on to be saved yet: put down at once for the next window, whatever becomes of this one.
   * The next change to the same note takes its place; null where nothing is left to be saved.
   */
  draft(note: NoteId, fields: Partial<NoteFields> | null): void
  /**
   * From now on what this window writes into the note, or the part of a briefing, is written upon the words that it has now, and then upon its own, not upon those
   * that come in from elsewhere and that the person at the field has not in it. Returns what ends it.
   */
  holdWords(written: NoteId | BriefingPartId): () => void
  /** The same for what is kept beside notes: searches, meanings of colours, briefings. Of several, all are saved or none. */
  changeItems(changes: readonly KeptItemChange[]): void
  /** `draft` for what is kept beside notes: the next change that sets the same fields of the item takes its place. */
  draftItem(item: KeptItemChange['item'], change: KeptItemChange | null): void
  /** What the person at this device calls themselves. Put down where it is not what was put down last. */
  setPerson(name: string): void
  /** All changes of a note, oldest first, also those that are still being saved. */
  versions(note: NoteId): Promise<readonly NoteChange[]>
  /**
   * Takes in changes of others, or of a backup, as they are; what is there already, and what is of something that was removed for good, is
   * left out. `onProgress` is told how many are in the record. Where it fails, what was taken in stays, and it can be done again.
   */
  receive(changes: readonly Change[], onProgress?: (done: number) => void): Promise<Outcome<{ readonly received: number }>>
  /** Takes in what was appended to the journal by something else than this window. */
  catchUp(): Promise<Outcome<null>>
  /** Removes notes, or what is kept beside them, for good: from the record on the disk and from the database. */
  forget(ids: readonly GoneId[]): Promise<Outcome<{ readonly removed: number }>>
  /**
   * Takes single changes out of the record and the database, where what they are about stays and words in them are to go; what it is now must not follow from them. `instead`
   * says of a change what stands in its place, with the same clock: other fields, null for nothing, undefined where it stays. Calls `onBuried` with the ids of those
   * that go once it is on the disk that they do: from then on forgetting them finishes it.
   */
  redact(instead: Redactor, onBuried: (ids: readonly GoneId[]) => void): Promise<Outcome<{ readonly removed: number }>>
  /** The changes in this window’s database that are wanted, oldest first: every one is looked at. */
  changesWhere(wanted: (change: Change) => boolean): Promise<readonly Change[]>
  /** Looks how much space there is, and tries again to save what could not be saved for want of it. */
  lookAtSpace(): Promise<void>
  /** Tries again to save what is not saved; where an attempt is under way, once it has failed. */
  retry(): void
  /** Resolves when nothing is waiting to be saved, or saving has failed. */
  settled(): Promise<void>
  /** The text of notes that stands in this window only. */
  unsavedText(): string
}

/** What stands in the place of a change; undefined where it stays as it is. */
export type Redactor = (change: Change) => Change | null | undefined

/** A change and which of the two copies have confirmed it. */
interface Waiting {
  readonly change: Change
  journalled: boolean
  stored: boolean
  tried: boolean
}

/** Whether the person waits for it: the log, names, and what a kept search last found, are written by the program, and say something only when that fails. */
function isAwaited({ change }: Waiting): boolean {
  if (change.format === 3) return change.kind === 'gone'
  if (change.format !== 2) return true
  return change.kind !== 'log' && !(change.kind === 'kept' && Object.keys(change.fields).every((name) => name === 'lastRun'))
}

/**
 * The notes of one window. A change is appended to the journal first and applied to the database then; each may fail, and what the
 * other has is not lost: the next start brings them together again.
 */
export function createNoteStore({
  repository: own,
  spareRepository,
  journal,
  outbox,
  now,
  newId,
  firstCount = 0,
}: Surroundings): NoteStore {
  const listeners = new Set<() => void>()
  let repository = own
  let records = noRecords
  let waiting: Waiting[] = []
  const drafts = new Map<NoteId, NoteChange>()
  const itemDrafts = new Map<KeptItemChange['item'], ItemChange>()
  /** Of words that were put down and not saved since: a browser that is ended may leave them, and they must not come back as written apart. */
  const putDown = new Map<string, Set<Clock>>()
  const held = new Map<string, readonly Clock[]>()
  let device = newDeviceName(newId)
  let clock: Clock | null = null
  let current: NotesSnapshot = {
    ready: false,
    compared: false,
    notes: [],
    items: [],
    people: new Map(),
    gone: new Set(),
    device,
    saving: { state: 'saved' },
    littleSpace: null,
    readOnly: null,
    damage: [],
  }
  let running: Promise<void> | null = null
  /** It was asked for while an attempt was under way that may fail yet. */
  let wantedAgain = false
  let databaseUsable = true
  /** All changes, where there is no database to ask for those of a note. */
  let withoutDatabase: readonly Change[] = []

  function publish(part: Partial<NotesSnapshot>): void {
    current = { ...current, ...part }
    for (const listener of listeners) listener()
  }

  function tell(damage: string): void {
    if (!current.damage.includes(damage)) publish({ damage: [...current.damage, damage] })
  }

  let shown = noRecords

  /** What the database holds, with the changes on top that it has not confirmed. A list in which nothing changed stays the same list. */
  function visible(): Pick<NotesSnapshot, 'notes' | 'items' | 'people' | 'gone'> {
    const before = shown
    shown = applyChanges(
      records,
      waiting.map((item) => item.change),
    )
    return {
      notes: shown.notes === before.notes ? current.notes : presentNotes(shown.notes),
      items: shown.items === before.items ? current.items : presentItems(shown.items),
      people:
        shown.people === before.people ? current.people : new Map([...shown.people.values()].map(({ id, name }) => [id, name])),
      gone: shown.gone,
    }
  }

  /** What the database has taken in is shown without waiting until it is read again. */
  function showTaken(changes: readonly Change[], { madeAnew, partsMadeAnew }: Omit<Applied, 'behind'>): void {
    records = applyChanges(records, changes)
    if (madeAnew.length > 0)
      records = { ...records, notes: takeOver(records.notes, { whole: false, rows: madeAnew, removed: [] }) }
    if (partsMadeAnew.length > 0)
      records = { ...records, items: takeOver(records.items, { whole: false, rows: partsMadeAnew, removed: [] }) }
    for (const change of changes) clock = receiveClock(clock, change.clock, now(), device, firstCount)
  }

  function noteSpace(free: number | null): void {
    const littleSpace = free !== null && free < LITTLE_SPACE ? free : null
    if (littleSpace !== current.littleSpace) publish({ littleSpace })
  }

  /** Appends to the journal in portions that it takes. `onAppended` gets each portion that is in it; the first failure is the last thing tried. */
  async function append<T>(
    items: readonly T[],
    changeOf: (item: T) => Change,
    onAppended: (items: readonly T[], lines: AppendedLines) => void,
  ): Promise<Outcome<null>> {
    for (const part of inCalls(items, changeOf)) {
      const answer = await journal.append(part.map(changeOf))
      if (!answer.ok) return answer
      noteSpace(answer.value.free)
      onAppended(part, answer.value)
    }
    return succeed(null)
  }

  /** Whether so little space is left that the database must not be written to either: Chromium throws it away when the disk fills up. */
  async function isDiskFull(): Promise<boolean> {
    const facts = await journal.state()
    if (!facts.ok) return false
    noteSpace(facts.value.free)
    return facts.value.free !== null && facts.value.free < TOO_LITTLE_SPACE
  }

  async function saveBatch(batch: readonly Waiting[]): Promise<{ readonly saving: SaveState; readonly behind: boolean }> {
    for (const item of batch) item.tried = true
    const ranges: AppendedLines[] = []
    const known = batch.filter((item) => item.stored && !item.journalled)
    const appendBatch = () =>
      append(
        batch.filter((item) => !item.journalled),
        (item) => item.change,
        (part, lines) => {
          for (const item of part) item.journalled = true
          ranges.push(lines)
        },
      )
    let appended = await appendBatch()
    const refusedForSpace = !appended.ok && appended.error.code === 'disk-full'
    const full = refusedForSpace && (await isDiskFull())
    // There was no room, and now there is.
    if (refusedForSpace && !full) appended = await appendBatch()
    let behind = false
    let databaseFailure: string | null = null
    try {
      const forDatabase = batch.filter((item) => !item.stored)
      if (full) {
        if (forDatabase.length > 0 && !appended.ok) databaseFailure = appended.error.message
      } else {
        const confirmed = known.filter((item) => item.journalled).map((item) => item.change.id)
        if (forDatabase.length > 0) {
          const changes = forDatabase.map((item) => item.change)
          const unrecorded = forDatabase.filter((item) => !item.journalled).map((item) => item.change.id)
          const applied = await repository.apply(changes, { appended: ranges, unrecorded })
          for (const item of forDatabase) item.stored = true
          showTaken(changes, applied)
          behind = applied.behind
        }
        if (confirmed.length > 0) behind = (await repository.confirm(confirmed, forDatabase.length > 0 ? [] : ranges)) || behind
      }
    } catch (error) {
      databaseFailure = describe(error)
    }
    const journalFailure = appended.ok ? null : appended.error.message
    if (journalFailure === null && databaseFailure === null) return { saving: { state: 'saved' }, behind }
    if (journalFailure === null) return { saving: { state: 'journal-only', reason: databaseFailure ?? '' }, behind }
    if (databaseFailure === null) return { saving: { state: 'database-only', reason: journalFailure }, behind }
    return { saving: { state: 'failed', reason: journalFailure }, behind }
  }

  async function saveAll(): Promise<void> {
    let behind = false
    for (;;) {
      const batch = [...waiting]
      if (batch.length === 0) {
        outbox.clear()
        if (drafts.size + itemDrafts.size > 0) leave()
        if (behind) void catchUp()
        return
      }
      if (batch.some(isAwaited)) publish({ saving: { state: 'saving' } })
      const outcome = await saveBatch(batch)
      behind ||= outcome.behind
      waiting = waiting.filter((item) => !(item.journalled && item.stored))
      const more = waiting.some((item) => !batch.includes(item))
      if (outcome.saving.state !== 'saved') {
        publish({ saving: outcome.saving, ...visible() })
        return
      }
      if (!more) publish({ saving: outcome.saving, ...visible() })
    }
  }

  function save(): void {
    const { readOnly } = current
    if (readOnly !== null) {
      publish({ saving: { state: 'failed', reason: readOnly } })
      return
    }
    running ??= saveAll().finally(() => {
      running = null
      const again = wantedAgain
      wantedAgain = false
      if (again) tryAgain()
      // A change that came while a failure was being reported starts its own attempt.
      else if (waiting.some((item) => !item.tried)) save()
    })
  }

  /** Tries to save what waits, by a database that is opened anew where the one of this window took nothing. */
  function tryAgain(): void {
    if (waiting.length === 0) return
    if (running !== null) {
      wantedAgain = true
      return
    }
    const { state } = current.saving
    if ((state !== 'journal-only' && state !== 'failed') || current.readOnly !== null) {
      save()
      return
    }
    publish({ saving: { state: 'saving' } })
    running = reconnect().finally(() => {
      running = null
      save()
    })
  }

  function tick(): Clock {
    clock = nextClock(clock, now(), device, firstCount)
    return clock
  }

  /**
   * Puts down what is not saved. It is done as soon as there is something, not when the window closes: a window that is closed may be
   * ended before it is told so (`npm run torture -- --only=kills`).
   */
  function leave(): void {
    try {
      outbox.leave([...waiting.map((item) => item.change), ...drafts.values(), ...itemDrafts.values()])
    } catch {
      // The storage takes no more: the copies on their way to the journal and the database are the ones that count.
    }
  }

  function take(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.format === 1) drafts.delete(change.note)
      // A part that is moved while it is written keeps what is being written.
      else if (
        change.format === 2 &&
        Object.keys(itemDrafts.get(change.item)?.fields ?? {}).every((name) => name in change.fields)
      )
        itemDrafts.delete(change.item)
    }
    const taken = changes.map((change) => ({ change, journalled: false, stored: false, tried: false }))
    waiting.push(...taken)
    leave()
    publish({ ...visible(), ...(taken.some(isAwaited) ? { saving: { state: 'saving' } } : {}) })
    save()
  }

  /** Words and tags carry which ones they were written upon, so that what two have written apart is found out. */
  function editOf({ note, fields }: NoteEdit): NoteChange {
    const edit = { format: 1, id: newId(), clock: tick(), note, fields } as const
    const upon = writtenUpon(shown.notes.get(note), fields, held.get(note)) ?? []
    const parents = withPutDown(note, upon, fields.body !== undefined)
    return parents.length === 0 ? edit : { ...edit, parents }
  }

  function withPutDown(written: string, upon: readonly Clock[], setsWords: boolean): Clock[] {
    const left = setsWords ? [...(putDown.get(written) ?? [])].slice(-50) : []
    return [...new Set([...upon, ...left])]
  }

  /** The text of a part of a briefing is merged as the words of a note are. */
  function itemEditOf(change: KeptItemChange): ItemChange {
    const edit = { format: 2, id: newId(), clock: tick(), ...change } as const
    if (edit.kind !== 'part' || edit.fields.text === undefined) return edit
    const parents = withPutDown(edit.item, held.get(edit.item) ?? textHeads(shown.items.get(edit.item)), true)
    return parents.length === 0 ? edit : { ...edit, parents }
  }

  /** What closes the stretch of typing that was put down, once its words are on their way to be saved. */
  function wordsHandedOn(written: string, clock: Clock): void {
    putDown.delete(written)
    if (held.has(written)) held.set(written, [clock])
  }

  /** The words of one stretch of typing are one version, however often they are put down. */
  function goesOn(before: { readonly clock: Clock; readonly parents?: readonly Clock[] | undefined }, parents: readonly Clock[]) {
    return (before.parents ?? []).join() === parents.filter((clock) => clock !== before.clock).join()
  }

  function notePutDown(written: string, clock: Clock): void {
    putDown.set(written, (putDown.get(written) ?? new Set<Clock>()).add(clock))
  }

  function takeEdits(edits: readonly NoteEdit[]): void {
    const changes = edits.map(editOf)
    for (const change of changes) if (change.fields.body !== undefined) wordsHandedOn(change.note, change.clock)
    take(changes)
  }

  /** Takes the spare database where the first cannot be opened: the journal has what stood in it. `notes` gets what is to be said of it, once. */
  async function openOneOfBoth(notes: string[]): Promise<{ readonly failure: string; readonly newer: boolean } | null> {
    const failure = await openDatabase()
    if (failure === null || failure.newer) return failure
    let made = false
    try {
      const spare = await spareRepository()
      if (spare === null) return failure
      repository = spare
    } catch {
      return failure
    }
    const spareFailure = await openDatabase(() => {
      made = true
    })
    if (spareFailure !== null) return failure
    if (made)
      notes.push(
        `this window’s database could not be opened, and another was made from the record on the disk (${failure.failure})`,
      )
    return null
  }

  async function openDatabase(onNew: () => void = () => undefined) {
    try {
      device = await repository.device(() => {
        onNew()
        return device
      })
      const newest = await repository.newestClock()
      if (newest !== null) clock = receiveClock(clock, newest, now(), device, firstCount)
      return null
    } catch (error) {
      if (error instanceof Error && error.name === 'NewerDatabase') return { failure: error.message, newer: true }
      return { failure: describe(error), newer: false }
    }
  }

  let unwatch = () => undefined as unknown
  /** The database was found to have what the journal has: what it shows is all there is. */
  let compared = false
  const read = { notes: false, items: false, people: false }

  /** A database that is being filled would show that there are no notes. */
  function showDatabase(): void {
    if (!(read.notes && read.items && read.people)) return
    if (compared || records.notes.size > 0) publish({ ready: true, ...visible() })
  }

  /** Shows what the database holds, now and whenever it changes. */
  function watch(failedToRead: (error: unknown) => void): void {
    read.notes = false
    read.items = false
    read.people = false
    const ends = [
      repository.watch((rows) => {
        read.notes = true
        records = { ...records, notes: takeOver(records.notes, rows) }
        showDatabase()
      }, failedToRead),
      repository.watchItems((rows) => {
        read.items = true
        records = { ...records, items: takeOver(records.items, rows) }
        showDatabase()
      }, failedToRead),
      repository.watchPeople((others) => {
        read.people = true
        records = { ...records, ...others }
        showDatabase()
      }, failedToRead),
    ]
    unwatch = () => {
      for (const end of ends) end()
    }
  }

  /** What the journal lacks is handed over to it. */
  function handOver(changes: readonly Change[]): void {
    const inHand = new Set(waiting.map((item) => item.change.id))
    waiting.push(
      ...changes
        .filter((change) => !inHand.has(change.id))
        .map((change) => ({ change, journalled: false, stored: true, tried: false })),
    )
  }

  /** Brings both copies together: by the tail of the journal where the database has what is before it, and else by all that either has. */
  async function reconcile(facts: JournalFacts, always = false): Promise<Outcome<null>> {
    const place = always ? null : await repository.position()
    const onTaken = (changes: readonly Change[], applied: Applied) => {
      showTaken(changes, applied)
      publish(visible())
    }
    if (place !== null && (await stillFits(journal, facts, place))) {
      handOver(await repository.unrecorded())
      if (place.position === facts.length) return succeed(null)
      return await (await comparing()).readTail(journal, repository, place.position, onTaken)
    }
    const missing = await (await comparing()).compareAll(journal, repository, onTaken)
    if (!missing.ok) return missing
    handOver(missing.value)
    return succeed(null)
  }

  let catching: Promise<Outcome<null>> | null = null

  async function catchUpNow(): Promise<Outcome<null>> {
    if (!databaseUsable) return fail('unexpected', 'this window has no database')
    const facts = await journal.state()
    if (!facts.ok) return facts
    noteSpace(facts.value.free)
    try {
      const answer = await reconcile(facts.value)
      if (waiting.length > 0) save()
      return answer
    } catch (error) {
      return fail('unexpected', describe(error))
    }
  }

  async function catchUp(): Promise<Outcome<null>> {
    // One that runs may have read the journal before what the caller knows of.
    while (catching !== null) await catching
    catching = catchUpNow().finally(() => {
      catching = null
    })
    return await catching
  }

  /**
   * Opens the database anew, or a spare one, after it failed: an error as of a full disk closes it for good. What it missed is in the journal, and in
   * what waits.
   */
  async function reconnect(): Promise<void> {
    const facts = await journal.state()
    if (!facts.ok) return
    const notes: string[] = []
    await repository.reopen().catch(() => undefined)
    if ((await openOneOfBoth(notes)) !== null) return
    try {
      const answer = await reconcile(facts.value)
      if (!answer.ok) return
    } catch {
      return
    }
    databaseUsable = true
    for (const item of waiting) item.stored = false
    unwatch()
    watch((error) => tell(describe(error)))
    for (const note of notes) tell(note)
  }

  async function readAllOfJournal(): Promise<readonly Change[]> {
    const changes: Change[] = []
    const { journalPages } = await comparing()
    for await (const page of journalPages(journal, 0)) {
      if (page.ok) changes.push(...page.value.changes)
      else tell(page.error.message)
    }
    return changes
  }

  /** Says that these are gone and what stands in their place, and takes their lines out once that is on the disk. */
  async function bury(
    ids: readonly GoneId[],
    instead: readonly Change[],
    onBuried: (ids: readonly GoneId[]) => void,
  ): Promise<Outcome<{ readonly removed: number }>> {
    if (current.readOnly !== null) return fail('profile-unusable', current.readOnly)
    if (ids.length === 0) return succeed({ removed: 0 })
    const at = new Date(now()).toISOString()
    for (const id of ids) {
      held.delete(id)
      putDown.delete(id)
      drafts.delete(id as NoteId)
      itemDrafts.delete(id as BriefingPartId)
    }
    const gone = ids.map((item) => ({ format: 3, id: newId(), clock: tick(), kind: 'gone', item, fields: { at } }) as const)
    take([...instead, ...gone])
    while (running !== null) await running
    if (current.saving.state !== 'saved') {
      return fail('file-not-written', 'reason' in current.saving ? current.saving.reason : 'it is not saved yet')
    }
    onBuried(ids)
    const { forgetLines } = await import('./take-in.ts')
    const answer = await forgetLines(journal, databaseUsable ? repository : null, ids)
    if (!answer.ok) return answer
    if (answer.value.behind) void catchUp()
    return succeed({ removed: answer.value.removed })
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    snapshot: () => current,
    async start() {
      const asked = journal.state()
      const notes: string[] = []
      const failure = await openOneOfBoth(notes)
      databaseUsable = failure === null
      publish({ device, readOnly: failure?.newer === true ? failure.failure : null })
      let showing: Promise<void> | null = null
      /** Without a database the notes are still shown, from the record on the disk. */
      const showJournal = async (reason: string) => {
        databaseUsable = false
        unwatch()
        withoutDatabase = await readAllOfJournal()
        for (const change of withoutDatabase) clock = receiveClock(clock, change.clock, now(), device, firstCount)
        records = applyChanges(noRecords, withoutDatabase)
        publish({ ready: true, ...visible() })
        if (current.readOnly === null) tell(reason)
      }
      if (failure === null) {
        watch((error) => {
          if (current.ready || showing !== null) tell(describe(error))
          else showing = showJournal(describe(error))
        })
      }
      const facts = await asked
      const left = outbox.read()
      for (const change of left.changes) clock = receiveClock(clock, change.clock, now(), device, firstCount)
      waiting.push(...left.changes.map((change) => ({ change, journalled: false, stored: false, tried: false })))
      for (const line of [...(facts.ok ? facts.value.damage : [facts.error.message]), ...left.damage, ...notes]) tell(line)
      if (failure !== null) await showJournal(failure.failure)
      else if (facts.ok) {
        noteSpace(facts.value.free)
        try {
          const answer = await reconcile(facts.value)
          if (!answer.ok) tell(answer.error.message)
        } catch (error) {
          tell(describe(error))
        }
      }
      await showing
      compared = true
      if (!current.ready && failure === null) showDatabase()
      if (waiting.length > 0) save()
      if (databaseUsable && facts.ok) await lookWhetherWhole(facts.value)
      publish({ compared: true })
    },
    change(note, fields) {
      takeEdits([{ note, fields }])
    },
    changeAll(edits) {
      takeEdits(edits)
    },
    draft(note, fields) {
      if (fields !== null) {
        const before = drafts.get(note)
        const draft = editOf({ note, fields })
        const next = before !== undefined && goesOn(before, draft.parents ?? []) ? { ...before, fields } : draft
        drafts.set(note, next)
        notePutDown(note, next.clock)
      } else if (!drafts.delete(note)) return
      leave()
    },
    holdWords(written) {
      const note = shown.notes.get(written as NoteId)
      held.set(written, note === undefined ? textHeads(shown.items.get(written as BriefingPartId)) : headsIn(note, 'body'))
      return () => held.delete(written)
    },
    changeItems(changes) {
      const edits = changes.map(itemEditOf)
      for (const edit of edits) if (edit.kind === 'part' && edit.fields.text !== undefined) wordsHandedOn(edit.item, edit.clock)
      take(edits)
    },
    draftItem(item, change) {
      if (change !== null) {
        const before = itemDrafts.get(item)
        const draft = itemEditOf(change)
        const same = before?.kind === 'part' && draft.kind === 'part' && goesOn(before, draft.parents ?? [])
        const next = same ? { ...before, fields: draft.fields } : draft
        itemDrafts.set(item, next)
        if (next.kind === 'part' && next.fields.text !== undefined) notePutDown(item, next.clock)
      } else if (!itemDrafts.delete(item)) return
      leave()
    },
    setPerson(name) {
      if (current.readOnly !== null || name === (current.people.get(device) ?? '')) return
      take([{ format: 3, id: newId(), clock: tick(), kind: 'person', item: device, fields: { name } }])
    },
    async versions(note) {
      const kept = databaseUsable ? await repository.versions(note) : withoutDatabase
      const all = new Map([...kept, ...waiting.map(({ change }) => change)].map((change) => [change.id, change]))
      return [...all.values()]
        .filter((change) => change.format === 1)
        .filter((change) => change.note === note)
        .sort((a, b) => (a.clock < b.clock ? -1 : 1))
    },
    async receive(changes, onProgress = () => undefined) {
      if (current.readOnly !== null) return fail('profile-unusable', current.readOnly)
      // What one has removed for good here is not taken in again; what others have removed for good is theirs to know.
      const wanted = changes.filter(
        (change) => !isBuried(change, records.gone) && !(change.format === 3 && change.kind === 'gone'),
      )
      const { takeIn } = await import('./take-in.ts')
      const answer = await takeIn(
        wanted,
        (all, onAppended) => append(all, (change) => change, onAppended),
        async (some, recording) => {
          const applied = databaseUsable
            ? await repository.apply(some, recording)
            : { madeAnew: [], partsMadeAnew: [], behind: false }
          showTaken(some, applied)
          return applied
        },
        onProgress,
      )
      publish(visible())
      if (!answer.ok) return answer
      if (answer.value.behind) void catchUp()
      return succeed({ received: answer.value.received })
    },
    catchUp,
    forget: (ids) => bury(ids, [], () => undefined),
    async redact(instead, onBuried) {
      while (running !== null) await running
      if (!databaseUsable) return fail('unexpected', 'this window has no database')
      const found = await repository.changesWhere((change) => instead(change) !== undefined)
      const others = found.flatMap((change) => {
        const other = instead(change)
        return other === null || other === undefined ? [] : [{ ...other, id: newId() }]
      })
      return await bury(
        found.map(({ id }) => id as GoneId),
        others,
        onBuried,
      )
    },
    changesWhere: async (wanted) => (databaseUsable ? await repository.changesWhere(wanted) : withoutDatabase.filter(wanted)),
    async lookAtSpace() {
      const facts = await journal.state()
      if (!facts.ok) return
      const before = current.littleSpace
      noteSpace(facts.value.free)
      const more = before !== null && before < TOO_LITTLE_SPACE && (facts.value.free ?? 0) >= TOO_LITTLE_SPACE
      if (more) tryAgain()
    },
    retry: tryAgain,
    async settled() {
      while (running !== null) await running
    },
    unsavedText() {
      return textOfChanges(
        waiting.filter((item) => !(item.journalled || (item.stored && databaseUsable))).map(({ change }) => change),
      )
    },
  }

  /** After the first sight: a database that has lost rows since they were counted is made whole from all that either copy has. */
  async function lookWhetherWhole(facts: JournalFacts): Promise<void> {
    try {
      if (await repository.isWhole()) return
      const answer = await reconcile(facts, true)
      if (!answer.ok) tell(answer.error.message)
      else publish(visible())
      if (waiting.length > 0) save()
    } catch (error) {
      tell(describe(error))
    }
  }
}

/** Fetched when it is needed: most starts find nothing to compare. */
function comparing() {
  return import('./compare-copies.ts')
}

function newDeviceName(newId: () => string): string {
  return newId().replaceAll('-', '').slice(0, 8)
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
