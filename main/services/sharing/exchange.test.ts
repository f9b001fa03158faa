import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type NoteId, noteIdSchema } from '#shared/archive/ids.ts'
import {
  briefingChange,
  newBriefing,
  newPart,
  outlineIn,
  partChange,
  partNumber,
} from '#shared/bundles/testing/small-briefings.ts'
import {
  clockOf,
  deviceNamed,
  goneLine,
  newNote,
  noteChange,
  noteNumber,
  numbered,
  personLine,
  START,
  wholeFields,
} from '#shared/bundles/testing/small-notes.ts'
import { textHeads } from '#shared/items/apply-item-change.ts'
import { partFromChanges } from '#shared/items/part-from-changes.ts'
import { headsIn, type NoteRecord } from '#shared/notes/apply-change.ts'
import type { Change, NoteChange } from '#shared/notes/change.ts'
import { noteFromChanges } from '#shared/notes/note-from-changes.ts'
import { writeLine } from '../journal/journal-line.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { readOwnName } from './own-files.ts'
import { createMemoryJournal, type MemoryJournal } from './testing/memory-journal.ts'
import { createCloud, createSimulatedFolder, type SimulatedFolder } from './testing/simulated-folder.ts'

const DAY = 86_400_000
const both = { write: true, read: true, used: false }

interface Member {
  readonly device: string
  readonly journal: MemoryJournal
  readonly folder: SimulatedFolder
  readonly exchange: Exchange
}

function join(cloud: ReturnType<typeof createCloud>, digit: string, start: readonly Change[] = [], now = START): Member {
  const device = deviceNamed(digit)
  const journal = createMemoryJournal(start)
  const folder = createSimulatedFolder(cloud, (name) => readOwnName(name)?.device === device)
  const exchange = createExchange({
    folder,
    journal,
    devices: new Set([device]),
    now: () => now,
    pause: async () => undefined,
    onProgress: () => undefined,
  })
  return { device, journal, folder, exchange }
}

function notesOf(journal: MemoryJournal): ReadonlyMap<NoteId, NoteRecord | undefined> {
  const changes = journal.changes().filter((change) => change.format === 1)
  const ids = [...new Set(changes.map((change) => change.note))].sort()
  return new Map(ids.map((id) => [id, noteFromChanges(changes.filter((change) => change.note === id))]))
}

async function put(member: Member, name: string, text: string): Promise<void> {
  await member.folder.append(name, 0, Buffer.from(text, 'utf8'))
}

const a = deviceNamed('a')
const b = deviceNamed('b')

describe('an exchange', () => {
  test('writes own changes into own files, and takes in those of others', async () => {
    const cloud = createCloud()
    const mine = newNote(noteNumber(1), clockOf(a, START), { body: 'by A' })
    const name = personLine(a, clockOf(a, START + 1), 'Ada')
    const one = join(cloud, 'a', [mine, name])
    const two = join(cloud, 'b', [newNote(noteNumber(2), clockOf(b, START), { body: 'by B' })])
    expect(await one.exchange.run(both)).toMatchObject({ whole: true, written: 2, taken: 0 })
    expect(one.folder.names()).toEqual([`${a}-000001.jsonl`])
    one.folder.sendAll()
    two.folder.fetchAll()
    const found = await two.exchange.run(both)
    expect(found).toMatchObject({ taken: 2, written: 1, problems: [] })
    expect(found.members).toMatchObject([{ device: a, name: 'Ada', own: false, notes: 1 }])
    expect(two.journal.changes()).toContainEqual(mine)
    expect(await two.exchange.run(both)).toMatchObject({ taken: 0, written: 0 })
  })

  test('never writes what came from others, nor searches, nor what was removed for good', async () => {
    const one = join(createCloud(), 'a', [
      newNote(noteNumber(1), clockOf(b, START)),
      goneLine(noteNumber(2), clockOf(a, START)),
      newNote(noteNumber(2), clockOf(a, START - 1)),
      { format: 2, id: numbered(8, 1), clock: clockOf(a, START), kind: 'colour', item: 'blue', fields: { meaning: 'law' } },
    ])
    expect(await one.exchange.run(both)).toMatchObject({ written: 0, heldBack: 0 })
    expect(one.folder.names()).toEqual([])
  })

  test('writes a briefing once its person has said so here, with its parts, and none that only a colleague shares', async () => {
    const cloud = createCloud()
    const removedAt = '2026-01-02T00:00:00Z'
    const one = join(cloud, 'a', [
      newBriefing(clockOf(a, START), 'Mine'),
      newPart(partNumber(1), clockOf(a, START + 1), { text: 'its text' }),
      newPart(partNumber(2), clockOf(a, START + 2), { text: 'taken out before' }),
      partChange(partNumber(2), clockOf(a, START + 3), { removedAt }),
    ])
    const two = join(cloud, 'b')
    expect(await one.exchange.run(both)).toMatchObject({ written: 0, heldBack: 0 })
    // Another device has said so, and its record came here by a backup: nobody has at this one.
    await one.journal.append([briefingChange(clockOf(b, START + 4), { shared: true })])
    expect(await one.exchange.run(both)).toMatchObject({ written: 0, heldBack: 0 })
    await one.journal.append([briefingChange(clockOf(a, START + 4), { shared: true })])
    expect(await one.exchange.run(both)).toMatchObject({ written: 2 })
    const words = async (member: Member) =>
      (await Promise.all(member.folder.names().map((name) => member.folder.read(name)))).join('')
    expect(await words(one)).toContain('its text')
    for (const absent of ['taken out before', '"shared"']) expect(await words(one)).not.toContain(absent)
    one.folder.sendAll()
    two.folder.fetchAll()
    expect(await two.exchange.run(both)).toMatchObject({ taken: 2 })
    // What the other writes in it stays there until they say so as well.
    await two.journal.append([partChange(partNumber(1), clockOf(b, START + 5), { text: 'by B' })])
    expect(await two.exchange.run(both)).toMatchObject({ written: 0 })
    await two.journal.append([briefingChange(clockOf(b, START + 6), { shared: true })])
    expect(await two.exchange.run(both)).toMatchObject({ written: 1 })
    // Taken out after it was seen: said to the others. In the trash before anybody saw it, or removed for good: never written.
    await one.journal.append([
      partChange(partNumber(1), clockOf(a, START + 7), { removedAt }),
      newPart(partNumber(3), clockOf(a, START + 8), { text: 'gone at once' }),
      { ...goneLine(noteNumber(1), clockOf(a, START + 9)), item: partNumber(3) } as Change,
    ])
    expect(await one.exchange.run(both)).toMatchObject({ written: 1 })
    await one.journal.append([briefingChange(clockOf(a, START + 10), { shared: false })])
    await one.journal.append([partChange(partNumber(1), clockOf(a, START + 11), { order: 'A' })])
    expect(await one.exchange.run(both)).toMatchObject({ written: 0 })
  })

  test('a file of before, and lines that are not to be handed on, are read as ever: of a briefing nobody’s switch is taken over', async () => {
    const cloud = createCloud()
    const one = join(cloud, 'a')
    const lines = [
      newBriefing(clockOf(b, START), 'Theirs'),
      briefingChange(clockOf(b, START + 1), { shared: true }),
      newPart(partNumber(1), clockOf(b, START + 2), { text: 'without parents' }),
      newNote(noteNumber(1), clockOf(b, START + 3), { body: 'a note' }),
    ]
    await put(one, `${b}-000001.jsonl`, lines.map(writeLine).join(''))
    expect(await one.exchange.run(both)).toMatchObject({ taken: 3, written: 0, problems: [] })
    expect(outlineIn(one.journal.changes())).toMatchObject([{ title: 'Theirs' }, { text: 'without parents' }])
    expect(JSON.stringify(one.journal.changes())).not.toContain('"shared"')
  })

  test('holds back private notes and what was deleted before anybody saw it, and nothing once that has changed', async () => {
    const hidden = noteNumber(1)
    const deleted = noteNumber(2)
    const one = join(createCloud(), 'a', [
      newNote(hidden, clockOf(a, START), { private: true }),
      newNote(deleted, clockOf(a, START + 1)),
      noteChange(deleted, clockOf(a, START + 2), { trashedAt: '2026-01-02T00:00:00Z' }),
    ])
    expect(await one.exchange.run(both)).toMatchObject({ written: 0, heldBack: 3 })
    await one.journal.append([noteChange(deleted, clockOf(a, START + 3), { trashedAt: null })])
    expect(await one.exchange.run(both)).toMatchObject({ written: 3, heldBack: 1 })
    await one.journal.append([noteChange(deleted, clockOf(a, START + 4), { trashedAt: '2026-01-03T00:00:00Z' })])
    expect(await one.exchange.run(both)).toMatchObject({ written: 1, heldBack: 1 })
    await one.journal.append([
      noteChange(deleted, clockOf(a, START + 5), { private: true }),
      noteChange(deleted, clockOf(a, START + 6), { body: 'only mine' }),
      noteChange(hidden, clockOf(a, START + 7), { private: false }),
    ])
    expect(await one.exchange.run(both)).toMatchObject({ written: 2, heldBack: 2 })
    const file = (await one.folder.read(`${a}-000001.jsonl`)).toString('utf8')
    expect(file).not.toContain('only mine')
  })

  test('takes the whole lines of a file that is still coming, and the rest when it has come', async () => {
    const cloud = createCloud()
    const one = join(cloud, 'a', [newNote(noteNumber(1), clockOf(a, START)), newNote(noteNumber(2), clockOf(a, START + 1))])
    const two = join(cloud, 'b')
    await one.exchange.run(both)
    one.folder.sendAll()
    two.folder.fetch(0, 0.9)
    expect(await two.exchange.run(both)).toMatchObject({ taken: 1, problems: [{ code: 'partial' }] })
    two.folder.fetch(0, 1)
    expect(await two.exchange.run(both)).toMatchObject({ taken: 1, problems: [] })
  })

  test('says what a file is that is none of this program, and leaves it as it is', async () => {
    const one = join(createCloud(), 'a')
    const line = writeLine(newNote(noteNumber(1), clockOf(b, START)))
    await put(one, 'shopping.jsonl', 'milk\neggs\n')
    await put(one, `${b}-000001.jsonl`, `${line}{"format":1,"broken"\n${line.replace('risk', 'rusk')}${line}`)
    await put(one, 'empty.jsonl', '')
    await put(one, 'zeros.jsonl', '\0\0\0\0')
    const before = await Promise.all(one.folder.names().map((name) => one.folder.read(name)))
    const { problems, taken } = await one.exchange.run(both)
    expect(taken).toBe(1)
    expect(problems).toEqual([
      { code: 'damaged', file: `${b}-000001.jsonl`, lines: 2 },
      { code: 'foreign', file: 'shopping.jsonl' },
      { code: 'partial', file: 'zeros.jsonl' },
    ])
    expect(await Promise.all(one.folder.names().map((name) => one.folder.read(name)))).toEqual(before)
  })

  test('takes in what a clock that is ahead has written, says so, and refuses what claims to be from after 2200', async () => {
    const cloud = createCloud()
    const ahead = newNote(noteNumber(1), clockOf(b, START + 3 * DAY))
    const beyond = newNote(noteNumber(2), clockOf(b, Date.UTC(2201, 0, 1)))
    const two = join(cloud, 'b', [ahead, beyond])
    const one = join(cloud, 'a')
    await two.exchange.run(both)
    two.folder.sendAll()
    one.folder.fetchAll()
    const { problems } = await one.exchange.run(both)
    expect(problems).toMatchObject([
      { code: 'refused', device: b, lines: 1 },
      { code: 'ahead', device: b, until: new Date(START + 3 * DAY).toISOString() },
    ])
    expect(one.journal.changes()).toEqual([ahead])
  })

  test('says who has been away for more than a year, and takes in what they bring', async () => {
    const cloud = createCloud()
    const two = join(cloud, 'b', [newNote(noteNumber(1), clockOf(b, START))])
    await two.exchange.run(both)
    two.folder.sendAll()
    const one = join(cloud, 'a', [], START + 366 * DAY)
    one.folder.fetchAll()
    expect(await one.exchange.run(both)).toMatchObject({ taken: 1, problems: [{ code: 'away', device: b }] })
  })

  test('notices another profile that writes under the same name, and loses nothing of either', async () => {
    const cloud = createCloud()
    const shared = newNote(noteNumber(1), clockOf(a, START))
    const one = join(cloud, 'a', [shared])
    const copy = newNote(noteNumber(2), clockOf(a, START + 5))
    await put(one, `${a}-000001 (conflicted copy).jsonl`, writeLine(shared) + writeLine(copy))
    expect(await one.exchange.run(both)).toMatchObject({ taken: 1, problems: [{ code: 'same-device', device: a }] })
    expect(one.journal.changes()).toEqual([shared, copy])
    expect(one.folder.names()).toContain(`${a}-000002.jsonl`)
  })

  test('begins another file where its own is not as it left it, and does not touch that one', async () => {
    const one = join(createCloud(), 'a', [newNote(noteNumber(1), clockOf(a, START))])
    await put(one, `${a}-000001.jsonl`, writeLine(newNote(noteNumber(1), clockOf(a, START))).slice(0, 50))
    await one.exchange.run(both)
    expect([...one.folder.names()].sort()).toEqual([`${a}-000001.jsonl`, `${a}-000002.jsonl`])
    expect(await one.folder.read(`${a}-000001.jsonl`)).toHaveLength(50)
  })

  test('begins another file where something else has written into its own', async () => {
    const one = join(createCloud(), 'a', [newNote(noteNumber(1), clockOf(a, START))])
    await one.exchange.run(both)
    const name = `${a}-000001.jsonl`
    await one.folder.append(name, (await one.folder.read(name)).length, Buffer.from('x'))
    await one.journal.append([newNote(noteNumber(2), clockOf(a, START + 1))])
    expect(await one.exchange.run(both)).toMatchObject({ written: 1 })
    expect([...one.folder.names()].sort()).toEqual([name, `${a}-000002.jsonl`])
  })

  test('writes nothing into an emptied folder in which it had files', async () => {
    const one = join(createCloud(), 'a', [newNote(noteNumber(1), clockOf(a, START))])
    expect(await one.exchange.run({ ...both, used: true })).toMatchObject({
      whole: false,
      problems: [{ code: 'folder-emptied' }],
    })
    expect(one.folder.names()).toEqual([])
  })

  test('goes on after the record was written anew without a note, which does not come back', async () => {
    const cloud = createCloud()
    const theirs = newNote(noteNumber(1), clockOf(b, START))
    const two = join(cloud, 'b', [theirs])
    await two.exchange.run(both)
    two.folder.sendAll()
    const one = join(cloud, 'a')
    one.folder.fetchAll()
    await one.exchange.run(both)
    expect(one.journal.changes()).toEqual([theirs])
    const gone = goneLine(noteNumber(1), clockOf(a, START + 9))
    one.journal.rewrite([gone])
    await two.journal.append([noteChange(noteNumber(1), clockOf(b, START + 20), { body: 'still here' })])
    await two.exchange.run(both)
    two.folder.sendAll()
    one.folder.fetchAll()
    expect(await one.exchange.run(both)).toMatchObject({ taken: 0 })
    expect(one.journal.changes()).toEqual([gone])
  })
})

const digits = ['a', 'b', 'c'] as const
const step = fc.oneof(
  fc.record({
    do: fc.constant('edit' as const),
    where: fc.constantFrom('note' as const, 'part' as const),
    member: fc.nat(2),
    note: fc.nat(3),
    at: fc.integer({ min: -500, max: 500 }),
    body: fc.string({ unit: 'grapheme', maxLength: 20 }),
  }),
  fc.record({ do: fc.constant('exchange' as const), member: fc.nat(2) }),
  fc.record({
    do: fc.constant('send' as const),
    member: fc.nat(2),
    index: fc.nat(5),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({
    do: fc.constant('fetch' as const),
    member: fc.nat(2),
    index: fc.nat(5),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ do: fc.constant('conflict' as const), member: fc.nat(2), index: fc.nat(5) }),
  fc.record({ do: fc.constant('restart' as const), member: fc.nat(2) }),
)

/** Writes into a part, or makes it, upon what the member has of it. */
function partEdit(member: Member, number: number, clock: string, text: string): Change {
  const own = member.journal
    .changes()
    .filter((change) => change.format === 2)
    .filter((change) => change.kind === 'part')
    .filter(({ item }) => item === partNumber(number))
  if (own.length === 0) return newPart(partNumber(number), clock, { text })
  return partChange(partNumber(number), clock, { text }, [...textHeads(partFromChanges(own))])
}

/** Whether it goes into the folder is each member's own to say. */
function withoutSwitch(journal: MemoryJournal): readonly Change[] {
  return journal
    .changes()
    .filter((change) => !(change.format === 2 && change.kind === 'briefing' && change.fields.shared !== undefined))
}

test('members who write, are away, get files late, in pieces, twice and under wrong clocks all end with the same notes and briefings, and nothing written is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const cloud = createCloud()
      const outline = newBriefing(clockOf(deviceNamed('d'), START - 1_000 * DAY), 'Of all three')
      const shares = digits.map((digit) => briefingChange(clockOf(deviceNamed(digit), START - 999 * DAY), { shared: true }))
      const members = digits.map((digit, index) => join(cloud, digit, [outline, ...shares.slice(index, index + 1)]))
      const written: Change[] = []
      let count = 0
      for (const each of steps) {
        const member = members[each.member]
        if (member === undefined) continue
        if (each.do === 'edit') {
          count += 1
          if (each.where === 'part') {
            const change = partEdit(member, each.note, clockOf(member.device, START + each.at * DAY, count), each.body)
            await member.journal.append([change])
            written.push(change)
            continue
          }
          const note = noteIdSchema.parse(numbered(1, each.note))
          const fields = notesOf(member.journal).has(note) ? { body: each.body } : { ...wholeFields, body: each.body }
          const clock = clockOf(member.device, START + each.at * DAY, count)
          const parents = headsIn(notesOf(member.journal).get(note), 'body')
          const upon = parents.length === 0 ? {} : { parents: [...parents] }
          const change: NoteChange = { format: 1, id: numbered(7, count), clock, note, fields, ...upon }
          await member.journal.append([change])
          written.push(change)
        } else if (each.do === 'exchange') await member.exchange.run(both)
        else if (each.do === 'send') member.folder.send(each.index, each.part)
        else if (each.do === 'fetch') member.folder.fetch(each.index, each.part)
        else if (each.do === 'conflict') member.folder.copyConflicted(each.index)
        else {
          const { folder, journal, device } = member
          const again = {
            folder,
            journal,
            devices: new Set([device]),
            now: () => START,
            pause: async () => undefined,
            onProgress: () => undefined,
          }
          members[each.member] = { ...member, exchange: createExchange(again) }
        }
      }
      for (const member of members) await member.exchange.run(both)
      for (const member of members) member.folder.sendAll()
      for (const member of members) {
        member.folder.fetchAll()
        await member.exchange.run(both)
      }
      const [first, ...others] = members.map((member) => notesOf(member.journal))
      for (const other of others) expect(other).toEqual(first)
      const [firstOutline, ...otherOutlines] = members.map((member) => outlineIn(withoutSwitch(member.journal)))
      for (const other of otherOutlines) expect(other).toEqual(firstOutline)
      for (const member of members) {
        const ids = new Set(member.journal.changes().map((change) => change.id))
        expect(written.filter((change) => !ids.has(change.id))).toEqual([])
      }
    }),
    { numRuns: 200 },
  )
})
