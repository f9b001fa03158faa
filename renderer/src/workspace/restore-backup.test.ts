import fc from 'fast-check'
import { expect, test } from 'vitest'
import type {
  ArchiveId,
  BriefingId,
  BriefingPartId,
  BriefingTemplateId,
  EditionId,
  NoteId,
  SearchItemId,
  SourceId,
} from '#shared/archive/ids.ts'
import { differingFields } from '#shared/backups/compare-items.ts'
import { changedFields } from '#shared/bundles/preview-incoming.ts'
import { succeed } from '#shared/contract/failure.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import type { Note } from '#shared/notes/note.ts'
import { untouchedFields } from '#shared/notes/testing/untouched-fields.ts'
import { wordGroupsOf } from '#shared/searches/word-groups.ts'
import { planStep } from '#shared/steps/plan-step.ts'
import type { Step } from '#shared/steps/step.ts'
import type { KeptItemChange, NotesSnapshot } from '../data/note-store.ts'
import { previewRestore, restoreBackup } from './restore-backup.ts'
import { memoryNotes } from './testing/memory-notes.ts'

const at = '2026-11-01T10:00:00.000Z'
const archive = 'info:campaign-archive/child-safety-open-letter-2021' as ArchiveId
const idOf = (kind: string, n: number) => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const noteId = (n: number) => idOf('1', n) as NoteId
const briefingId = (n: number) => idOf('b', n) as BriefingId
/** One of the groups that the archive starts with. */
const STARTING = 'f56f9d0d-bd2f-4cd3-a72a-46dd5a3e8ec8' as SearchItemId

interface State {
  readonly notes: readonly Note[]
  readonly items: readonly KeptItem[]
}

const trash = fc.constantFrom(null, null, '2026-11-10T10:00:00.000Z')
const words = fc.constantFrom('', 'one', 'two')

function noteWith(n: number, body: string, trashedAt: string | null): Note {
  const target = {
    archive,
    edition: 'v1' as EditionId,
    about: { kind: 'source', id: 'letter' as SourceId },
    name: 'Letter',
  } as const
  return { id: noteId(n), ...untouchedFields, target, body, trashedAt }
}
const notes = (n: number) => fc.tuple(words, trash).map(([body, trashedAt]) => noteWith(n, body, trashedAt))
const briefings = (n: number) =>
  fc.tuple(words, trash).map(
    ([title, removedAt]): KeptItem => ({
      kind: 'briefing',
      id: briefingId(n),
      archive,
      title,
      author: null,
      profile: 'plain',
      citations: 'short',
      createdAt: at,
      modifiedAt: at,
      removedAt,
    }),
  )
const parts = (n: number) =>
  fc.tuple(words, trash, fc.constantFrom('A', 'B'), fc.option(fc.nat(1))).map(
    ([text, removedAt, order, note]): KeptItem => ({
      kind: 'part',
      id: idOf('a', n) as BriefingPartId,
      briefing: briefingId(n % 2),
      type: note === null ? 'text' : 'note',
      order,
      text,
      level: 1,
      note: note === null ? null : noteId(note),
      form: 'quotation',
      removedAt,
    }),
  )
const others = fc
  .tuple(fc.option(words), fc.option(words), fc.option(fc.tuple(words, trash)), fc.option(fc.tuple(fc.boolean(), trash)))
  .map(([meaning, name, template, group]): readonly KeptItem[] => [
    ...(meaning === null ? [] : [{ kind: 'colour', id: 'green', meaning } as const]),
    ...(name === null
      ? []
      : [
          {
            kind: 'kept',
            id: idOf('c', 1) as SearchItemId,
            archive,
            name: name === '' ? 'x' : name,
            query: 'q',
            asTyped: false,
            edition: 'v1' as EditionId,
            createdAt: at,
            lastRun: null,
            removedAt: null,
          } as const,
        ]),
    ...(template === null
      ? []
      : [
          {
            kind: 'template',
            id: idOf('d', 1) as BriefingTemplateId,
            name: 'House style',
            text: template[0],
            createdAt: at,
            modifiedAt: at,
            removedAt: template[1],
          } as const,
        ]),
    ...(group === null
      ? []
      : [
          {
            kind: 'words' as const,
            id: STARTING,
            archive,
            words: ['CSAM', 'abuse'],
            on: group[0],
            createdAt: at,
            removedAt: group[1],
          },
        ]),
  ])
const states: fc.Arbitrary<State> = fc
  .tuple(
    fc.tuple(...[0, 1, 2].map((n) => fc.option(notes(n)))),
    fc.tuple(...[0, 1].map((n) => fc.option(briefings(n)))),
    fc.tuple(...[0, 1, 2, 3, 4].map((n) => fc.option(parts(n)))),
    others,
  )
  .map(([noteList, briefingList, partList, rest]) => ({
    notes: noteList.filter((note) => note !== null),
    items: [...briefingList, ...partList, ...rest].filter((item) => item !== null),
  }))

/** A store in memory that takes in what a backup has, as the store does: nothing of what is here or was removed for good. */
function storeWith(here: State, backup: State, gone: ReadonlySet<string>) {
  const notes = here.notes.filter(({ id }) => !gone.has(id))
  const items = here.items.filter(({ id }) => !gone.has(id))
  const memory = memoryNotes(notes, items)
  const store = {
    ...memory,
    snapshot: () => ({ ...memory.snapshot(), gone }) as NotesSnapshot,
    async receive() {
      for (const { id, ...fields } of backup.notes)
        if (!gone.has(id) && memory.note(id) === undefined) memory.changeAll([{ note: id, fields }])
      for (const { id, kind, ...fields } of backup.items)
        if (!gone.has(id) && memory.item(id) === undefined) memory.changeItems([{ kind, item: id, fields } as KeptItemChange])
      return succeed({ received: 0 })
    },
    settled: async () => undefined,
  }
  const steps: Step[] = []
  return { store, memory, steps, history: { record: (step: Step) => void steps.push(step) }, before: { notes, items } }
}

function undo(steps: readonly Step[], { memory }: ReturnType<typeof storeWith>): void {
  for (const step of steps) {
    const plan = planStep(
      step,
      'undo',
      { note: (id) => memory.note(id), item: (id) => memory.item(id) },
      '2026-12-01T10:00:00.000Z',
    )
    expect(plan.left).toBe(0)
    memory.changeAll(plan.notes)
    memory.changeItems(plan.items as readonly KeptItemChange[])
  }
}

const isShown = (thing: Note | KeptItem) =>
  'trashedAt' in thing ? thing.trashedAt === null : !('removedAt' in thing) || thing.removedAt === null
const NONE = { notes: [], briefings: [] }

test('once a backup is restored nothing in it differs, restoring it again does nothing, and undoing brings back what was shown before', async () => {
  await fc.assert(
    fc.asyncProperty(
      states,
      states,
      fc.subarray([noteId(0), noteId(1), briefingId(0), idOf('a', 0), idOf('a', 1)]),
      async (backup, here, removed) => {
        const gone = new Set<string>(removed)
        const given = storeWith(here, backup, gone)
        const { store, memory, history, steps, before } = given
        const content = { ...backup, changes: [] }
        await restoreBackup(store, history, content, NONE)
        const after = previewRestore(store, content)
        expect(after).toMatchObject({
          back: [],
          changed: [],
          briefings: { back: [], changed: [] },
          others: { back: 0, changed: 0 },
        })
        // A part names the note that came back, not the one that was removed for good.
        const returned = new Set<string>(backup.notes.filter(isShown).map(({ id }) => id))
        for (const item of store.snapshot().items)
          if (item.kind === 'part' && item.removedAt === null && item.note !== null && returned.has(item.note))
            expect(memory.note(item.note)).toBeDefined()
        const count = steps.length
        const shown = JSON.stringify(store.snapshot())
        await restoreBackup(store, history, content, NONE)
        expect(steps).toHaveLength(count)
        expect(JSON.stringify(store.snapshot())).toBe(shown)

        undo(steps, given)
        const now = store.snapshot()
        for (const note of before.notes) {
          const found = memory.note(note.id)
          expect(found && changedFields({ ...note, trashedAt: null }, { ...found, trashedAt: null })).toEqual([])
          expect(found && isShown(found)).toBe(isShown(note))
        }
        for (const item of before.items) {
          const found = memory.item(item.id)
          expect(found && differingFields(found, item)).toEqual([])
        }
        const were = new Set<string>([...before.notes, ...before.items].map(({ id }) => id))
        const came = [...now.notes, ...now.items].filter((thing) => !were.has(thing.id) && isShown(thing))
        // A colour has no trash: it has no meaning again; a group that the archive starts with is again as it was.
        expect(came.filter((thing) => !('kind' in thing && (thing.kind === 'colour' || thing.id === STARTING)))).toEqual([])
        expect(now.items.find(({ id }) => id === 'green' && !were.has('green'))).toSatisfy(
          (item?: KeptItem) => item === undefined || (item.kind === 'colour' && item.meaning === ''),
        )
        const groups = (items: readonly KeptItem[]) => wordGroupsOf(archive, items).map(({ words: group, on }) => [...group, on])
        expect(new Set(groups(now.items).map(String))).toEqual(new Set(groups(before.items).map(String)))
      },
    ),
    { numRuns: 500 },
  )
})

test('the preview counts briefings and what becomes of their parts, and the answer says as much', async () => {
  const briefing = (n: number, title: string): KeptItem => ({
    kind: 'briefing',
    id: briefingId(n),
    archive,
    title,
    author: null,
    profile: 'plain',
    citations: 'short',
    createdAt: at,
    modifiedAt: at,
    removedAt: null,
  })
  const part = (n: number, of: number, text: string, note: NoteId | null = null): KeptItem => ({
    kind: 'part',
    id: idOf('a', n) as BriefingPartId,
    briefing: briefingId(of),
    type: 'text',
    order: 'V',
    text,
    level: 1,
    note,
    form: 'quotation',
    removedAt: null,
  })
  const backup = {
    notes: [noteWith(0, 'Gone since', null)],
    items: [
      briefing(0, 'Back'),
      part(0, 0, 'x'),
      part(1, 0, 'y'),
      briefing(1, 'Then'),
      part(2, 1, 'then'),
      part(3, 1, 'z', noteId(0)),
    ],
  }
  const here = {
    notes: [],
    items: [
      ...[briefing(1, 'Now'), part(2, 1, 'now'), part(3, 1, 'z', noteId(0)), part(4, 1, 'put in since')],
      ...[briefing(2, 'Since'), part(5, 2, '', noteId(0))],
    ],
  }
  const { store, memory, history, steps } = storeWith(here, backup, new Set([noteId(0)]))
  const preview = previewRestore(store, backup)
  expect(preview.briefings).toMatchObject({
    back: [{ briefing: { title: 'Back' }, parts: 2 }],
    changed: [{ now: { title: 'Now' }, fields: ['title'], parts: { back: 0, changed: 2, out: 1 } }],
    same: 0,
    since: [{ title: 'Since' }],
  })
  const done = await restoreBackup(store, history, { ...backup, changes: [] }, { notes: [], briefings: preview.briefings.since })
  expect(done).toEqual(succeed({ back: 1, setBack: 0, briefingsBack: 1, briefingsSetBack: 1 }))
  expect(steps).toHaveLength(1)
  const [returned] = store.snapshot().notes
  expect(returned?.body).toBe('Gone since')
  expect(memory.item(idOf('a', 3))).toMatchObject({ note: returned?.id })
  // Also in a briefing that the backup does not know.
  expect(memory.item(idOf('a', 5))).toMatchObject({ note: returned?.id })
  expect(memory.item(idOf('a', 4))).toMatchObject({ removedAt: expect.any(String) })
  expect(memory.item(briefingId(2))).toMatchObject({ removedAt: expect.any(String) })
  expect(memory.item(briefingId(1))).toMatchObject({ title: 'Then' })
})
