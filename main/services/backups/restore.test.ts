import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Change, changeSchema } from '#shared/notes/change.ts'
import { naughtyRows } from '#shared/testing/naughty-strings.ts'
import type { Journal } from '../journal/journal.ts'
import { openJournal } from '../journal/open-journal.ts'
import { OpenedBackups } from './opened-backups.ts'
import { writeBackup } from './write-backup.ts'

let base = ''
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'restore-'))
})
afterEach(() => rm(base, { recursive: true, force: true }))

async function opened(): Promise<Journal> {
  const journal = await openJournal(join(base, 'journal'))
  if (!journal.ok) throw new Error(journal.error.message)
  return journal.value
}

async function journalled(): Promise<Change[]> {
  const journal = await opened()
  const changes: Change[] = []
  for (let from: number | null = 0; from !== null; ) {
    const page = await journal.read(from, 500)
    if (!page.ok) throw new Error(page.error.message)
    expect(page.value.damage).toEqual([])
    changes.push(...page.value.changes)
    from = page.value.next
  }
  await journal.close()
  return changes
}

async function append(changes: readonly Change[]): Promise<void> {
  const journal = await opened()
  expect(await journal.append(changes)).toMatchObject({ ok: true, value: { appended: changes.length } })
  await journal.close()
}

async function readBackup(path: string): Promise<Change[]> {
  const backups = new OpenedBackups(join(base, 'opened'))
  const backup = await backups.open(path)
  if (!backup.ok) throw new Error(backup.error.message)
  const changes: Change[] = []
  for (let from: number | null = 0; from !== null; ) {
    const page = await backups.read(backup.value.job, from)
    if (!page.ok) throw new Error(page.error.message)
    expect(page.value.notUnderstood).toBe(0)
    changes.push(...page.value.changes)
    from = page.value.next
  }
  return changes
}

/** Notes with the strings that break programs wherever a person's words stand, each with several versions. */
const changes: readonly Change[] = [1, 2, 3].flatMap((version) =>
  naughtyRows.map(([, text], n) => {
    const digits = (version * 10_000 + n).toString(16).padStart(12, '0')
    const name = text.slice(0, 100)
    return changeSchema.parse({
      format: 1,
      id: `00000000-0000-4000-8000-${digits}`,
      clock: `${1_700_000_000_000 + version * 10_000 + n}-000000-0a0b0c0d`,
      note: `11111111-1111-4111-8111-${n.toString(16).padStart(12, '0')}`,
      fields: { body: text + version, tags: [name], author: name },
    })
  }),
)

test('backup, wipe, restore: the record holds the same changes, word for word, in the same order', async () => {
  await append(changes)
  const path = join(base, 'backup.zip')
  await writeBackup(join(base, 'journal'), path, {
    madeAt: new Date('2026-11-22T10:15:30Z'),
    reason: 'asked',
    program: '1.2.3',
    profile: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  })
  await cp(path, join(base, 'stick.zip'))
  await rm(join(base, 'journal'), { recursive: true })
  expect(await journalled()).toEqual([])
  await append(await readBackup(join(base, 'stick.zip')))
  expect(await journalled()).toEqual(changes)
})
