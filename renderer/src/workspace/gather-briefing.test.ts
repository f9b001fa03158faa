import { beforeEach, expect, test } from 'vitest'
import type { BriefingId, BriefingPartId } from '#shared/archive/ids.ts'
import type { Briefing, BriefingPart } from '#shared/briefing/outline/briefing.ts'
import type { Note } from '#shared/notes/note.ts'
import type { ArchiveReader, OpenText } from './archive-reader.ts'
import { type Citations, citationsOf, gatherBriefing, gatherParts, gatherTyped } from './gather-briefing.ts'
import { archiveId, letter, noteOn, type SmallArchive, smallArchive, v1, v2 } from './testing/small-archive.ts'

const first = ['Dear Sir,', 'we ask 👪 for a risk assessment', 'of encryption']
const briefing: Briefing = {
  kind: 'briefing',
  id: '11111111-0000-4000-8000-000000000001' as BriefingId,
  archive: archiveId,
  title: 'For the committee',
  author: 'Cleo',
  profile: 'plain',
  citations: 'short',
  createdAt: '2026-11-30T10:00:00Z',
  modifiedAt: '2026-11-30T10:00:00Z',
  removedAt: null,
}

let small: SmallArchive
let open: OpenText
let opened: Parameters<typeof citationsOf>[1]
let citations: Citations
let reads: number

beforeEach(async () => {
  // The second edition says something else where the last note stands.
  small = await smallArchive({ letter: first }, { letter: [...first.slice(0, 2), 'of everything'] })
  const text = await small.reader.text(v1, letter)
  const catalogue = await small.reader.edition(v2)
  if (!text.ok || !catalogue.ok) throw new Error('the archive cannot be read')
  open = text.value
  opened = { archive: archiveId, catalogue: catalogue.value }
  reads = 0
  const counting = {
    ...small.reader,
    text: (...args: Parameters<ArchiveReader['text']>) => {
      reads += 1
      return small.reader.text(...args)
    },
  }
  citations = citationsOf(counting as ArchiveReader, opened)
})

function part(number: number, fields: Partial<BriefingPart>): BriefingPart {
  const id = `22222222-0000-4000-8000-${String(number).padStart(12, '0')}` as BriefingPartId
  const plain = {
    type: 'text',
    order: String(number),
    text: '',
    level: 1,
    note: null,
    form: 'quotation',
    removedAt: null,
  } as const
  return { kind: 'part', id, briefing: briefing.id, ...plain, ...fields }
}

function gather(
  notes: readonly Note[],
  parts: readonly BriefingPart[],
  internal = false,
  before: Parameters<typeof gatherParts>[1] = [],
) {
  const by = new Map(notes.map((note) => [note.id, note]))
  return gatherParts({ parts, note: (id) => by.get(id), citations, internal }, before)
}

test('a quotation says where it stands in code points, and is cited from its own edition where the one being read reads differently', async () => {
  const here = noteOn(open, 'a risk assessment', 'who?', 1)
  const gone = noteOn(open, 'of encryption', '', 2)
  await citations.lookUp([here, gone])
  const parts = gather([here, gone], [part(1, { type: 'note', note: here.id }), part(2, { type: 'note', note: gone.id })])
  expect(
    parts?.map((each) =>
      each.type === 'note' && 'start' in each.cited ? [each.cited.edition, each.cited.start, each.cited.end] : each,
    ),
  ).toEqual([
    [v2, 23, 40],
    [v1, 41, 54],
  ])
  expect(open.text.slice(24, 41)).toBe('a risk assessment')
})

test('a note that is removed, private or unreadable is said in its place', async () => {
  const secret = { ...noteOn(open, 'a risk assessment', '', 1), private: true }
  const foreign = noteOn(open, 'of encryption', '', 2)
  const elsewhere: Note = { ...foreign, target: { ...foreign.target, archive: 'info:other' as typeof archiveId } }
  await citations.lookUp([secret, elsewhere])
  const list = [secret.id, elsewhere.id, noteOn(open, 'Dear', '', 3).id].map((note, at) => part(at, { type: 'note', note }))
  const why = (internal: boolean) =>
    gather([secret, elsewhere], list, internal)?.map((each) => (each.type === 'left-out' ? each.why : each.type))
  expect(why(false)).toEqual(['private', 'unreadable', 'gone'])
  expect(why(true)).toEqual(['note', 'unreadable', 'gone'])
})

test('waits for notes that have not been looked up', () => {
  const note = noteOn(open, 'a risk assessment', '')
  expect(gather([note], [part(1, { type: 'note', note: note.id })])).toBeNull()
})

test('a part in which nothing changed stays the same, and a comment written anew looks nothing up again', async () => {
  const note = noteOn(open, 'a risk assessment', 'who?')
  const parts = [part(1, { type: 'heading', text: 'Asked' }), part(2, { text: 'own' }), part(3, { type: 'note', note: note.id })]
  await citations.lookUp([note])
  const before = gather([note], parts)
  const asked = reads
  const written = { ...note, body: 'who assesses?' }
  expect(await citations.lookUp([written])).toBe(false)
  const after = gather(
    [written],
    [...parts.slice(0, 1), { ...parts[1], text: 'own words' } as BriefingPart, ...parts.slice(2)],
    false,
    before ?? [],
  )
  expect(reads).toBe(asked)
  expect(after?.[0]).toBe(before?.[0])
  expect(after?.[1]).toMatchObject({ markdown: 'own words' })
  expect(after?.[2]).toMatchObject({ cited: { note: { body: 'who assesses?', target: { exact: 'a risk assessment' } } } })
  expect(gather([written], parts, false, after ?? [])?.[2]).toBe(after?.[2])
})

test('what is typed stands in every part that it is of, and all others stay the same', async () => {
  const [note, other] = [noteOn(open, 'a risk assessment', 'who?', 1), noteOn(open, 'Dear', '', 2)]
  const by = new Map([note, other].map((each) => [each.id, each]))
  const of = (number: number, id: Note['id']) => part(number, { type: 'note', note: id, form: 'quotation-comment' })
  const parts = [part(1, { text: 'own' }), of(2, note.id), of(3, other.id), of(4, note.id), part(5, { text: 'more' })]
  await citations.lookUp([note, other])
  const wanted = { parts, note: (id: Note['id']) => by.get(id), citations, internal: false }
  const saved = gatherParts(wanted, []) ?? []
  const typed = new Map<string, string>([
    [parts[0]?.id ?? '', 'own words'],
    [note.id, 'who assesses?'],
    [parts[4]?.id ?? '', 'more'],
  ])
  const now = gatherTyped({ ...wanted, typed }, saved)
  expect(now.map((each, index) => each === saved[index])).toEqual([false, false, true, false, true])
  expect(now[0]).toMatchObject({ markdown: 'own words' })
  for (const at of [1, 3]) expect(now[at]).toMatchObject({ cited: { note: { body: 'who assesses?' } } })
  expect(saved[1]).toMatchObject({ cited: { note: { body: 'who?' } } })
  // The same as if it had been saved.
  const written = { ...note, body: 'who assesses?' }
  const later = parts.with(0, part(1, { text: 'own words' }))
  expect(gather([written, other], later)).toEqual(now)
})

test('the document names the archive, the edition and the moment that are handed in', () => {
  const now = new Date('2026-11-30T12:00:00Z')
  const program = { name: 'Campaign Archive', version: '1.0.0' }
  expect(gatherBriefing(briefing, [], { opened, internal: true, program, now })).toMatchObject({
    title: 'For the committee',
    internal: true,
    date: '2026-11-30T12:00:00.000Z',
    archive: { id: archiveId, edition: v2, editionDigest: 'b'.repeat(128) },
    program,
  })
})
