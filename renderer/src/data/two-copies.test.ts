import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { BriefingId, BriefingPartId } from '#shared/archive/ids.ts'
import { fail } from '#shared/contract/failure.ts'
import { writtenUpon } from '#shared/notes/apply-change.ts'
import type { Change, NoteChange, PartChange } from '#shared/notes/change.ts'
import { noteFromChanges } from '#shared/notes/note-from-changes.ts'
import type { NoteStore, Redactor } from './note-store.ts'
import { type MemoryJournal, memoryJournal } from './testing/memory-journal.ts'
import {
  bodies,
  closeDatabases,
  memoryStorage,
  newNote,
  noteNumber,
  openDatabase,
  openStore,
  shows,
} from './testing/open-store.ts'

afterEach(closeDatabases)

let made = 0
function newName(): string {
  made += 1
  return `two-copies-${made}`
}

const note = noteNumber(1)

async function started(name: string, journal: MemoryJournal): Promise<NoteStore> {
  const store = openStore(name, journal)
  await store.start()
  await store.settled()
  await shows(store, (at) => at.snapshot().ready)
  return store
}

/** A note with words, saved in both copies. */
async function saved(name: string, journal: MemoryJournal, ...words: readonly string[]): Promise<NoteStore> {
  const store = await started(name, journal)
  for (const [index, body] of words.entries()) store.change(note, index === 0 ? newNote(body) : { body })
  await store.settled()
  return store
}

const ofNotes = (changes: readonly Change[]) => changes.filter((change) => change.format === 1)

/** A change as it comes from another device. */
function fromElsewhere(index: number, part: Partial<NoteChange>): NoteChange {
  const digits = String(index).padStart(12, '0')
  return {
    format: 1,
    id: `eeeeeeee-0000-4000-8000-${digits}`,
    clock: `19000000${String(index).padStart(5, '0')}-000000-eeeeeeee`,
    note,
    fields: {},
    ...part,
  }
}

describe('a start', () => {
  test('reads nothing of the journal where the database has all of it', async () => {
    const journal = memoryJournal()
    const name = newName()
    await saved(name, journal, 'one', 'two')
    journal.reads.length = 0
    const next = await started(name, journal)
    expect(bodies(next)).toEqual(['two'])
    expect(journal.reads).toEqual([])
  })

  test('reads only what follows on what the database has', async () => {
    const journal = memoryJournal()
    const name = newName()
    await saved(name, journal, 'one', 'two')
    await saved(newName(), journal, 'three')
    journal.reads.length = 0
    const next = await started(name, journal)
    await shows(next, (store) => bodies(store).includes('three'))
    expect(journal.reads).toEqual([2])
    journal.reads.length = 0
    await started(name, journal)
    expect(journal.reads).toEqual([])
  })

  test('shows what the database has before the journal has answered', async () => {
    const journal = memoryJournal()
    const name = newName()
    await saved(name, journal, 'there')
    const store = openStore(name, { ...journal, state: () => new Promise(() => undefined) })
    void store.start()
    await shows(store, (at) => at.snapshot().ready)
    expect(bodies(store)).toEqual(['there'])
  })

  test('compares all where the journal is another one, and gives it what it lacks', async () => {
    const journal = memoryJournal()
    const name = newName()
    await saved(name, journal, 'one', 'two')
    const other = memoryJournal()
    await saved(newName(), other, 'three')
    const store = await started(name, other)
    expect(ofNotes(other.kept).map((change) => change.fields.body)).toEqual(['three', 'one', 'two'])
    expect(await store.versions(note)).toHaveLength(3)
  })

  test('gives back to the journal what an older copy of it lacks', async () => {
    const journal = memoryJournal()
    const name = newName()
    await saved(name, journal, 'one', 'two', 'three')
    const lost = journal.kept.splice(1)
    await started(name, journal)
    expect(journal.kept.slice(1)).toEqual(lost)
  })

  test('makes rows whole that the database has lost', async () => {
    const journal = memoryJournal()
    const name = newName()
    await saved(name, journal, 'one', 'two')
    const database = openDatabase(name)
    await database.notes.clear()
    await database.changes.delete(journal.kept[0]?.id ?? '')
    const store = await started(name, journal)
    await shows(store, (at) => bodies(at).includes('two'))
    await expect.poll(() => database.changes.count()).toBe(2)
    expect(await database.notes.toArray()).toMatchObject([{ fields: { body: 'two', colour: 'yellow' } }])
  })

  test('hands over later what the journal did not take, without comparing all', async () => {
    const journal = memoryJournal()
    const name = newName()
    const first = await saved(name, journal, 'one')
    journal.failure = 'the disk is full'
    first.change(note, { body: 'in the database only' })
    await first.settled()
    expect(first.snapshot().saving.state).toBe('database-only')
    journal.failure = null
    journal.reads.length = 0
    await started(name, journal)
    expect(ofNotes(journal.kept).map((change) => change.fields.body)).toEqual(['one', 'in the database only'])
    expect(journal.reads).toEqual([])
    expect(await openDatabase(name).unrecorded.count()).toBe(0)
  })

  test('does not forget what the journal lacks where it takes nothing at that start', async () => {
    const name = newName()
    await saved(name, memoryJournal(), 'one')
    const refusing = memoryJournal()
    const second = openStore(name, { ...refusing, append: async () => fail('disk-full', 'no space') })
    await second.start()
    await second.settled()
    expect(second.snapshot().saving.state).toBe('database-only')
    await started(name, refusing)
    expect(ofNotes(refusing.kept).map((change) => change.fields.body)).toEqual(['one'])
  })
})

describe('a database of a later version', () => {
  async function leaveLater(name: string): Promise<void> {
    const database = new Dexie(name)
    database.version(5).stores({ notes: 'id', changes: 'id, clock, note', facts: 'key', thoughts: 'id' })
    await database.table('thoughts').add({ id: 'later' })
    database.close()
  }

  test('is left as it is: the notes are shown from the journal, and what is typed is kept for the next window and can be copied', async () => {
    const journal = memoryJournal()
    await saved(newName(), journal, 'kept')
    const name = newName()
    await leaveLater(name)
    const storage = memoryStorage()
    const store = openStore(name, journal, { storage })
    await store.start()
    expect(bodies(store)).toEqual(['kept'])
    expect(store.snapshot().readOnly).toContain('version 5')
    expect(await store.versions(note)).toHaveLength(1)
    store.change(note, { body: 'typed now' })
    await store.settled()
    expect(store.snapshot().saving.state).toBe('failed')
    expect(store.unsavedText()).toBe('typed now')
    expect(journal.kept).toHaveLength(1)
    store.retry()
    await store.settled()
    expect(journal.kept).toHaveLength(1)
    expect(await store.receive([fromElsewhere(1, { fields: { body: 'x' } })])).toMatchObject({ ok: false })
    expect((await indexedDB.databases()).find((database) => database.name === name)?.version).toBe(50)
    // The same program of the later version, here one without such a database, goes on with it.
    const next = openStore(newName(), journal, { storage })
    await next.start()
    await next.settled()
    expect(ofNotes(journal.kept).at(-1)?.fields.body).toBe('typed now')
  })
})

describe('two windows', () => {
  test('of one database do not move on past what only the other has appended', async () => {
    const journal = memoryJournal()
    const name = newName()
    await saved(name, journal, 'one')
    let goOn = () => undefined as unknown
    const slow = new Promise((resolve) => {
      goOn = () => resolve(null)
    })
    const hanging = openStore(name, journal, {
      wrap: (repository) => ({
        ...repository,
        apply: (changes, recording) => slow.then(() => repository.apply(changes, recording)),
      }),
    })
    await hanging.start()
    hanging.change(noteNumber(2), newNote('appended, not yet written'))
    await expect.poll(() => journal.kept.length).toBe(2)
    const other = await started(newName(), journal)
    other.change(noteNumber(3), newNote('of a third'))
    await other.settled()
    const second = await started(name, journal)
    await shows(second, (store) => bodies(store).length === 3)
    goOn()
    await hanging.settled()
    journal.reads.length = 0
    const last = await started(name, journal)
    expect(bodies(last).toSorted()).toEqual(['appended, not yet written', 'of a third', 'one'])
  })

  test('see of each other what they write, and leave each other’s other notes the same', async () => {
    const journal = memoryJournal()
    const name = newName()
    const first = await saved(name, journal, 'one')
    const second = await started(name, journal)
    const [untouched] = second.snapshot().notes
    first.change(noteNumber(2), newNote('two'))
    await first.settled()
    await shows(second, (store) => bodies(store).includes('two'))
    expect(second.snapshot().notes).toContain(untouched)
    expect(second.snapshot().notes).toHaveLength(2)
  })
})

describe('words', () => {
  test('carry which words they were written upon', async () => {
    const journal = memoryJournal()
    const store = await saved(newName(), journal, 'one', 'two')
    store.change(note, { colour: 'blue' })
    await store.settled()
    const [first, second, third] = ofNotes(journal.kept)
    expect(first?.parents).toBeUndefined()
    expect(second?.parents).toEqual([first?.clock])
    expect(third?.parents).toBeUndefined()
  })

  test('that are held in a field are not said to be written upon what came in meanwhile', async () => {
    const journal = memoryJournal()
    const store = await saved(newName(), journal, 'one')
    const [first] = ofNotes(journal.kept)
    const release = store.holdWords(note)
    const foreign = fromElsewhere(1, { fields: { body: 'two' }, parents: [first?.clock ?? ''] })
    await store.receive([foreign])
    store.change(note, { body: 'one and more' })
    store.change(note, { body: 'one and more still' })
    await store.settled()
    const [, , third, fourth] = ofNotes(journal.kept)
    expect(third?.parents).toEqual([first?.clock])
    expect(fourth?.parents).toEqual([third?.clock])
    release()
  })

  test('of both copies are kept where they differ: the newest is shown, and the other is a version', async () => {
    const journal = memoryJournal()
    const name = newName()
    await saved(name, journal, 'one', 'in the database')
    const other = memoryJournal()
    await other.append(journal.kept.slice(0, 1))
    const [first] = ofNotes(other.kept)
    await other.append([fromElsewhere(1, { fields: { body: 'in the journal' }, parents: [first?.clock ?? ''] })])
    const store = await started(name, other)
    const words = (await store.versions(note)).map((version) => version.fields.body)
    expect(words).toEqual(['one', 'in the database', 'in the journal'])
    expect(store.snapshot().notes[0]?.conflicts).toHaveLength(1)
    expect(ofNotes(other.kept)).toHaveLength(3)
  })
})

describe('changes of others', () => {
  const incoming = [
    fromElsewhere(1, { note: noteNumber(2), fields: newNote('theirs') }),
    fromElsewhere(2, { note: noteNumber(2), fields: { tags: ['press'] } }),
  ]

  test('are taken in as they are, once, and what is written then is newer', async () => {
    const journal = memoryJournal()
    const store = await saved(newName(), journal, 'mine')
    const done: number[] = []
    expect(await store.receive(incoming, (count) => done.push(count))).toEqual({ ok: true, value: { received: 2 } })
    expect(await store.receive(incoming)).toMatchObject({ ok: true })
    expect(done).toEqual([2])
    expect(journal.kept.slice(1)).toEqual(incoming)
    expect(bodies(store).toSorted()).toEqual(['mine', 'theirs'])
    store.change(noteNumber(2), { body: 'ours' })
    await store.settled()
    expect((journal.kept.at(-1)?.clock ?? '') > (incoming[1]?.clock ?? '')).toBe(true)
  })

  test('name the people at their devices', async () => {
    const journal = memoryJournal()
    const store = await started(newName(), journal)
    store.setPerson('Ana')
    await store.settled()
    store.setPerson('Ana')
    await store.settled()
    expect(journal.kept).toHaveLength(1)
    const { id, clock } = fromElsewhere(3, {})
    await store.receive([{ format: 3, id, clock, kind: 'person', item: 'eeeeeeee', fields: { name: 'Ben' } }])
    expect([...store.snapshot().people]).toEqual([
      [store.snapshot().device, 'Ana'],
      ['eeeeeeee', 'Ben'],
    ])
  })

  test('are refused whole where the record takes none, and can be taken in again', async () => {
    const journal = memoryJournal()
    const store = await started(newName(), journal)
    journal.failure = 'the disk is full'
    expect(await store.receive(incoming)).toMatchObject({ ok: false, error: { message: 'the disk is full' } })
    expect(bodies(store)).toEqual([])
    journal.failure = null
    await store.receive(incoming)
    expect(bodies(store)).toEqual(['theirs'])
  })

  test('that something else has appended to the journal are seen when the store catches up', async () => {
    const journal = memoryJournal()
    const store = await saved(newName(), journal, 'mine')
    await journal.append(incoming)
    expect(await store.catchUp()).toEqual({ ok: true, value: null })
    expect(bodies(store).toSorted()).toEqual(['mine', 'theirs'])
    expect(journal.reads.at(-1)).toBe(1)
  })
})

describe('a note that is removed for good', () => {
  test('is in neither copy any more, and is not taken in again', async () => {
    const journal = memoryJournal()
    const name = newName()
    const store = await saved(name, journal, 'secret words', 'more secret words')
    store.change(noteNumber(2), newNote('stays'))
    await store.settled()
    const lines = ofNotes(journal.kept).filter((change) => change.note === note)
    expect(await store.forget([note])).toEqual({ ok: true, value: { removed: 2 } })
    expect(bodies(store)).toEqual(['stays'])
    expect(JSON.stringify(journal.kept)).not.toContain('secret')
    const database = openDatabase(name)
    const rows = async () => JSON.stringify([await database.notes.toArray(), await database.changes.toArray()])
    expect(await rows()).not.toContain('secret')
    expect([...store.snapshot().gone]).toEqual([note])
    await store.receive(lines)
    expect(JSON.stringify(journal.kept)).not.toContain('secret')
    journal.reads.length = 0
    const next = await started(name, journal)
    expect(journal.reads).toEqual([])
    expect(bodies(next)).toEqual(['stays'])
    expect(await openDatabase(name).changes.count()).toBe(2)
  })

  test('goes from an older copy of the database, too', async () => {
    const journal = memoryJournal()
    const older = newName()
    await saved(older, journal, 'secret words')
    const store = await started(newName(), journal)
    await store.forget([note])
    const again = await started(older, journal)
    await shows(again, (at) => bodies(at).length === 0)
    expect(await openDatabase(older).changes.where('note').equals(note).count()).toBe(0)
    expect(JSON.stringify(journal.kept)).not.toContain('secret')
  })
})

describe('words that are removed for good out of a note that stays', () => {
  const withoutSecret: Redactor = (change) =>
    change.format === 1 && change.fields.tags?.includes('secret') === true
      ? { ...change, fields: { ...change.fields, tags: change.fields.tags.filter((tag) => tag !== 'secret') } }
      : undefined

  async function tagged(name: string, journal: MemoryJournal): Promise<NoteStore> {
    const store = await started(name, journal)
    store.change(note, { ...newNote('first words'), tags: ['a', 'secret'] })
    store.change(note, { tags: ['a', 'b', 'secret'] })
    store.change(note, { body: 'other words' })
    store.change(note, { tags: ['a', 'b'] })
    await store.settled()
    return store
  }

  test('are in neither copy any more, and the note with its other versions is', async () => {
    const journal = memoryJournal()
    const name = newName()
    const store = await tagged(name, journal)
    const lines = ofNotes(journal.kept)
    const before = store.snapshot().notes
    const buried: string[] = []
    const whole = () => JSON.stringify(journal.kept)
    const answer = await store.redact(withoutSecret, (ids) => {
      // It is on the disk what goes and what stands in its place.
      for (const id of ids) expect(whole()).toContain(`"item":"${id}"`)
      buried.push(...ids)
    })
    expect(answer).toEqual({ ok: true, value: { removed: 2 } })
    expect(buried).toEqual([lines[0]?.id, lines[1]?.id])
    expect(whole()).not.toContain('secret')
    const database = openDatabase(name)
    expect(JSON.stringify([await database.notes.toArray(), await database.changes.toArray()])).not.toContain('secret')
    expect(store.snapshot().notes).toEqual(before)
    const versions = await store.versions(note)
    expect(versions.map(({ clock, fields }) => [clock, fields.body, fields.tags])).toEqual(
      lines.map(({ clock, fields }) => [clock, fields.body, fields.tags?.filter((tag) => tag !== 'secret')]),
    )
    // Who has the old lines brings none of them back.
    await store.receive(lines)
    expect(whole()).not.toContain('secret')
    const next = await started(name, journal)
    expect(next.snapshot().notes).toEqual(before)
  })

  test('go from an older copy of the database, too', async () => {
    const journal = memoryJournal()
    const older = newName()
    await tagged(older, journal)
    const store = await started(newName(), journal)
    await store.redact(withoutSecret, () => undefined)
    const again = await started(older, journal)
    const rows = async () => JSON.stringify(await openDatabase(older).changes.toArray())
    await expect.poll(rows).not.toContain('secret')
    expect(bodies(again)).toEqual(['other words'])
    expect(again.snapshot().notes[0]?.tags).toEqual(['a', 'b'])
    expect(JSON.stringify(journal.kept)).not.toContain('secret')
  })
})

describe('a part of a briefing', () => {
  const briefing = 'bbbbbbbb-0000-4000-8000-000000000001' as BriefingId
  const part = 'bbbbbbbb-0000-4000-8000-000000000002' as BriefingPartId
  const fields = {
    briefing,
    type: 'text',
    order: 'V',
    text: 'one',
    level: 1,
    note: null,
    form: 'quotation',
    removedAt: null,
  } as const
  const textShown = (store: NoteStore) => store.snapshot().items.flatMap((item) => (item.kind === 'part' ? [item.text] : []))
  const ofParts = (journal: MemoryJournal) =>
    journal.kept.filter((change) => change.format === 2).filter((change) => change.kind === 'part')

  async function withPart(name: string, journal: MemoryJournal): Promise<NoteStore> {
    const store = await started(name, journal)
    store.changeItems([{ kind: 'part', item: part, fields }])
    await store.settled()
    return store
  }
  function theirs(index: number, text: string, parents: readonly string[]): PartChange {
    const { id, clock } = fromElsewhere(index, {})
    return { format: 2, id, clock, kind: 'part', item: part, fields: { text }, parents: [...parents] }
  }

  test('that two wrote apart shows both, also after a restart, and what is written then is written upon both', async () => {
    const journal = memoryJournal()
    const name = newName()
    const store = await withPart(name, journal)
    const [first] = ofParts(journal)
    const release = store.holdWords(part)
    await store.receive([theirs(1, 'one\n\ntheirs', [first?.clock ?? ''])])
    store.draftItem(part, { kind: 'part', item: part, fields: { text: 'mine' } })
    store.draftItem(part, { kind: 'part', item: part, fields: { text: 'mine\n\none' } })
    store.changeItems([{ kind: 'part', item: part, fields: { text: 'mine\n\none' } }])
    await store.settled()
    release()
    const own = ofParts(journal).at(-1)
    // What was put down while it was typed is what it was written upon as well: left behind, it would count as written apart.
    expect(own?.parents).toHaveLength(2)
    expect(own?.parents).toContain(first?.clock)
    await shows(store, (at) => textShown(at).join() === 'mine\n\none\n\ntheirs')
    const again = await started(name, journal)
    expect(textShown(again)).toEqual(['mine\n\none\n\ntheirs'])
    again.changeItems([{ kind: 'part', item: part, fields: { text: 'decided' } }])
    await again.settled()
    expect(ofParts(journal).at(-1)?.parents).toEqual([own?.clock, theirs(1, '', []).clock].sort())
    expect(textShown(again)).toEqual(['decided'])
  })

  test('is in neither copy any more once it was removed for good, nor among what is put down, and is not taken in again', async () => {
    const journal = memoryJournal()
    const name = newName()
    const store = await withPart(name, journal)
    store.changeItems([{ kind: 'part', item: part, fields: { text: 'secret words' } }])
    await store.settled()
    const lines = ofParts(journal)
    store.draftItem(part, { kind: 'part', item: part, fields: { text: 'secret draft' } })
    expect(await store.forget([part])).toEqual({ ok: true, value: { removed: 2 } })
    expect(textShown(store)).toEqual([])
    const database = openDatabase(name)
    const left = async () => JSON.stringify([journal.kept, await database.searches.toArray(), await database.changes.toArray()])
    expect(await left()).not.toContain('secret')
    await store.receive(lines)
    await store.receive([theirs(1, 'secret, too', [])])
    expect(await left()).not.toContain('secret')
    expect(textShown(await started(name, journal))).toEqual([])
  })
})

describe('space', () => {
  test('that is little is told until there is more', async () => {
    const journal = memoryJournal()
    const store = await saved(newName(), journal, 'one')
    expect(store.snapshot().littleSpace).toBeNull()
    journal.free = 150_000_000
    store.change(note, { body: 'two' })
    await store.settled()
    expect(store.snapshot()).toMatchObject({ littleSpace: 150_000_000, saving: { state: 'saved' } })
    journal.free = 900_000_000
    await store.lookAtSpace()
    expect(store.snapshot().littleSpace).toBeNull()
  })

  test('that is too little keeps the database from being written too, and what is typed is saved once there is more', async () => {
    const journal = memoryJournal()
    const name = newName()
    let full = false
    const store = openStore(name, {
      ...journal,
      append: async (changes) => (full ? fail('disk-full', 'the disk is full') : journal.append(changes)),
      state: async () => {
        const facts = await journal.state()
        return facts.ok ? { ok: true, value: { ...facts.value, free: full ? 5_000_000 : 900_000_000 } } : facts
      },
    })
    await store.start()
    full = true
    store.change(note, newNote('typed on a full disk'))
    await store.settled()
    expect(store.snapshot()).toMatchObject({ littleSpace: 5_000_000, saving: { state: 'failed', reason: 'the disk is full' } })
    expect(await openDatabase(name).changes.count()).toBe(0)
    expect(store.unsavedText()).toContain('typed on a full disk')
    full = false
    await store.lookAtSpace()
    await store.settled()
    expect(store.snapshot().saving).toEqual({ state: 'saved' })
    expect(bodies(store)).toEqual(['typed on a full disk'])
  })
})

test('changes of several devices give the same notes and rows, in whatever order and portions they are taken in', async () => {
  const step = fc.record({
    device: fc.integer({ min: 0, max: 2 }),
    body: fc.constantFrom('one', 'two', 'one\n\ntwo', 'two\n\nthree', ''),
    tags: fc.option(fc.subarray(['press', 'law', 'figure']), { nil: undefined }),
    sees: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), fc.infiniteStream(fc.nat()), async (steps, draws) => {
      const all: NoteChange[] = [fromElsewhere(0, { fields: newNote('first') })]
      const seen = [all.slice(), all.slice(), all.slice()]
      for (const [index, { device, body, tags, sees }] of steps.entries()) {
        const own = seen[device]
        if (own === undefined) throw new Error('there are three devices')
        if (sees) own.splice(0, own.length, ...all)
        const fields = { body, ...(tags === undefined ? {} : { tags }) }
        const parents = writtenUpon(noteFromChanges(own), fields)
        const change = fromElsewhere(index + 1, { fields, ...(parents === undefined ? {} : { parents: [...parents] }) })
        all.push(change)
        own.push(change)
      }
      const expected = noteFromChanges(all)
      for (const shuffled of [all, all.toSorted(() => ((draws.next().value ?? 0) % 2) - 0.5)]) {
        const name = newName()
        const store = await started(name, memoryJournal())
        for (let at = 0; at < shuffled.length; at += 2) await store.receive(shuffled.slice(at, at + 2))
        expect(await openDatabase(name).notes.toArray()).toEqual([expected])
        expect(store.snapshot().notes.map((one) => one.body)).toEqual([expected?.fields.body])
      }
      closeDatabases()
    }),
    { numRuns: 15 },
  )
})

test('a late change from which two versions were made gives the window their words, though it is the newest of nothing', async () => {
  const first = fromElsewhere(0, { fields: newNote('first') })
  const base = fromElsewhere(1, { fields: { body: 'one' }, parents: [first.clock] })
  const rewritten = fromElsewhere(2, { fields: { body: 'two' }, parents: [base.clock] })
  const asItWas = fromElsewhere(3, { fields: { body: 'one' }, parents: [base.clock] })
  const store = await started(newName(), memoryJournal())
  await store.receive([rewritten, asItWas])
  await store.receive([first, base])
  await shows(store, (at) => bodies(at).join() === 'two')
})

test('two windows, broken, older and lost copies: nothing that a copy has confirmed is lost', async () => {
  const step = fc.record({
    window: fc.integer({ min: 0, max: 1 }),
    note: fc.integer({ min: 1, max: 3 }),
    body: fc.string({ maxLength: 8 }),
    act: fc.constantFrom(
      'write',
      'write',
      'write',
      'journal fails',
      'restart',
      'lose database',
      'lose journal',
      'lose rows',
      'older journal',
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      let journal = memoryJournal()
      let name = newName()
      const acknowledged = new Set<string>()
      const open = async () => [await started(name, journal), await started(name, journal)]
      let windows = await open()
      for (const { window, note: number, body, act } of steps) {
        journal.failure = act === 'journal fails' ? 'the disk is full' : null
        if (act === 'write' || act === 'journal fails') {
          const store = windows[window]
          if (store === undefined) throw new Error('there are two windows')
          const id = noteNumber(number)
          const known = store.snapshot().notes.some((there) => there.id === id)
          store.change(id, known ? { body } : newNote(body))
          await store.settled()
          expect(['saved', 'database-only']).toContain(store.snapshot().saving.state)
          acknowledged.add(JSON.stringify([number, body]))
          journal.failure = null
          continue
        }
        // What one copy has, the other gets at the latest when a window starts; after that, losing one of them loses nothing.
        windows = await open()
        if (act === 'lose database') name = newName()
        if (act === 'lose journal') journal = memoryJournal()
        if (act === 'older journal') journal.kept.splice(Math.floor(journal.kept.length / 2))
        if (act === 'lose rows') {
          const database = openDatabase(name)
          await database.notes.clear()
          await database.changes.limit(2).delete()
        }
        windows = await open()
      }
      windows = await open()
      const [last] = windows
      if (last === undefined) throw new Error('there are two windows')
      const found = new Set<string>()
      for (const number of [1, 2, 3]) {
        for (const version of await last.versions(noteNumber(number))) {
          if (version.fields.body !== undefined) found.add(JSON.stringify([number, version.fields.body]))
        }
      }
      for (const words of acknowledged) expect(found).toContain(words)
      const recorded = new Set(journal.kept.map((change) => change.id))
      for (const change of await openDatabase(name).changes.toArray()) expect(recorded).toContain(change.id)
      closeDatabases()
    }),
    { numRuns: 15 },
  )
})
