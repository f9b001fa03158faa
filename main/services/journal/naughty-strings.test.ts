import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Change, changeSchema, noteChangeSchema } from '#shared/notes/change.ts'
import { anyNaughty, anyNaughtyName, naughtyRows } from '#shared/testing/naughty-strings.ts'
import type { Journal } from './journal.ts'
import { readLine, writeLine } from './journal-line.ts'
import { openJournal } from './open-journal.ts'

let base = ''
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'journal-naughty-'))
})
afterEach(() => rm(base, { recursive: true, force: true }))

async function opened(): Promise<Journal> {
  const journal = await openJournal(join(base, 'journal'))
  if (!journal.ok) throw new Error(journal.error.message)
  return journal.value
}

function places(n: number) {
  const digits = n.toString(16).padStart(12, '0')
  return {
    id: `00000000-0000-4000-8000-${digits}`,
    clock: `${1_700_000_000_000 + n}-000000-0a0b0c0d`,
    item: `11111111-1111-4111-8111-${digits}`,
  }
}

/** The text wherever a person's words stand in a line: of a note, and of a kept search. */
function changesWith(text: string, n: number): Change[] {
  const { id, clock, item } = places(2 * n)
  const search = places(2 * n + 1)
  const name = text.slice(0, 100)
  return [
    { format: 1, id, clock, note: item, fields: { body: text, tags: [name], author: name } },
    {
      format: 2,
      id: search.id,
      clock: search.clock,
      kind: 'kept',
      item: search.item,
      fields: { name, query: text.slice(0, 2_000) },
    },
  ].map((change) => changeSchema.parse(change))
}

test('every naughty string comes back from a journal that was closed and opened again', async () => {
  const changes = naughtyRows.flatMap(([, text], n) => changesWith(text, n))
  const journal = await opened()
  expect(await journal.append(changes)).toMatchObject({ ok: true })
  await journal.close()
  const again = await opened()
  const page = await again.read(0, changes.length)
  await again.close()
  expect(page).toMatchObject({ ok: true, value: { next: null, damage: [] } })
  expect(page.ok && page.value.changes).toEqual(changes)
})

test('a line of naughty strings is one line, is UTF-8, and reads the same', () => {
  fc.assert(
    fc.property(anyNaughty, fc.array(anyNaughtyName(100), { maxLength: 3 }), anyNaughtyName(200), (body, tags, author) => {
      const { id, clock, item } = places(1)
      const change = noteChangeSchema.parse({ format: 1, id, clock, note: item, fields: { body, tags, author } })
      const bytes = Buffer.from(writeLine(change), 'utf8')
      expect(bytes.indexOf('\n')).toBe(bytes.length - 1)
      expect(readLine(bytes.toString('utf8').slice(0, -1))).toMatchObject({ state: 'change', change })
    }),
    { numRuns: 300 },
  )
})

test('half a character is kept in the file as an escape, since UTF-8 has no bytes for it', async () => {
  const journal = await opened()
  await journal.append(changesWith('a\ud800b', 1))
  await journal.close()
  const text = await readFile(join(base, 'journal', '000001.jsonl'), 'utf8')
  expect(text).toContain('"body":"a\\ud800b"')
  expect(text).not.toContain('\ufffd')
})
