import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeSchema } from '#shared/notes/change.ts'
import { openBackups } from '../backups/open-backups.ts'
import { noteLine } from '../backups/testing/lines.ts'
import { writeLine } from '../journal/journal-line.ts'
import { removalMarker, removeEverything, resumeRemoval, tellRemoval } from './remove-everything.ts'

let root = ''
let profile = ''
const words = 'what the child told us in confidence'

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'removal-'))
  profile = join(root, 'profile')
  await mkdir(join(profile, 'journal'), { recursive: true })
  await mkdir(join(profile, 'electron', 'IndexedDB'), { recursive: true })
  await mkdir(join(profile, 'archives', 'one'), { recursive: true })
  await mkdir(join(root, 'stick'))
  await writeFile(join(profile, 'journal', '000001.jsonl'), noteLine(1, words))
  await writeFile(join(profile, 'profile.json'), '{}')
  await writeFile(join(profile, 'electron', 'IndexedDB', '1.ldb'), Buffer.from(words, 'utf16le'))
  await writeFile(join(profile, 'archives', 'one', 'text.txt'), 'text')
  const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'
  const backups = await openBackups({
    profile: { id, folder: profile, journal: join(profile, 'journal'), cache: join(profile, 'cache') },
    program: '1',
    now: () => new Date(2026, 10, 22),
    later: () => () => undefined,
  })
  await backups.chooseSecond(join(root, 'stick'))
  await backups.make('asked')
  await backups.abandon()
})
afterEach(() => rm(root, { recursive: true, force: true }))

test('removes every file of the profile, and the copies elsewhere only where that is asked for', async () => {
  const report = await removeEverything(profile, { copies: false, windowInUse: false })
  expect(report).toMatchObject({ removed: 6, left: [], found: [], atExit: false, copiesLeft: [] })
  expect(await readdir(profile)).toEqual([])
  expect(await readdir(join(root, 'stick'))).toHaveLength(1)
  expect(tellRemoval(report)).toContain('No file is left in the profile folder.')
})

test('removes the copies as well, and nothing else that lies beside them', async () => {
  await writeFile(join(root, 'stick', 'report.docx'), 'a report')
  await removeEverything(profile, { copies: true, windowInUse: false })
  expect(await readdir(join(root, 'stick'))).toEqual(['report.docx'])
})

test('leaves what it did not make, names it, and says where words of the notes still stand', async () => {
  const own = join(profile, 'my report.txt')
  await writeFile(own, `quoted: ${words}`)
  await writeFile(join(profile, 'photo.jpg'), 'a picture')
  const report = await removeEverything(profile, { copies: false, windowInUse: false })
  expect(report).toMatchObject({ left: [own, join(profile, 'photo.jpg')], found: [own] })
  expect(await readFile(own, 'utf8')).toContain(words)
})

test.each([
  ['part', '66666666-0000-4000-8000-000000000001', { text: 'a paragraph of the briefing' }, 'a paragraph of the briefing'],
  ['briefing', '66666666-0000-4000-8000-000000000002', { title: 'What we say to the ministry' }, 'What we say to the ministry'],
  [
    'template',
    '66666666-0000-4000-8000-000000000003',
    { name: 'House', text: '{{ a }} with kind regards from us' },
    'with kind regards from us',
  ],
  ['kept', '66666666-0000-4000-8000-000000000004', { name: 'Those who left us', query: 'q' }, 'Those who left us'],
  ['log', '66666666-0000-4000-8000-000000000005', { query: 'harm to children of staff' }, 'harm to children of staff'],
  ['words', '66666666-0000-4000-8000-000000000006', { words: ['an expression of our own', 'x'] }, 'an expression of our own'],
  ['colour', 'green', { meaning: 'to be told to nobody' }, 'to be told to nobody'],
])('says where words of what is kept beside notes still stand: %s', async (kind, item, fields, written) => {
  const facts = { format: 2, id: randomUUID(), clock: '1700000000009-000000-0123abcd' }
  await appendFile(join(profile, 'journal', '000001.jsonl'), writeLine(changeSchema.parse({ ...facts, kind, item, fields })))
  const own = join(profile, 'my report.txt')
  await writeFile(own, `quoted: ${written}`)
  const report = await removeEverything(profile, { copies: false, windowInUse: false })
  expect(report).toMatchObject({ left: [own], found: [own] })
})

test('what the window has in use is left to the next start, which ends what was begun', async () => {
  const report = await removeEverything(profile, { copies: true, windowInUse: true })
  expect(report).toMatchObject({ atExit: true, left: [] })
  expect(existsSync(removalMarker(profile))).toBe(true)
  expect((await readdir(profile)).sort()).toEqual(['electron', 'removing.json'])
  expect(await resumeRemoval(profile)).toMatchObject({ atExit: false, left: [], copiesLeft: [] })
  expect(await readdir(profile)).toEqual([])
})

test('a removal that a crash cut short removes the rest, the copies too where that was asked for', async () => {
  // As if it had come no further than to say what is to be done.
  await writeFile(removalMarker(profile), '{"format":1,"copies":true}')
  await rm(join(profile, 'profile.json'))
  expect(await resumeRemoval(profile)).toMatchObject({ left: [], found: [] })
  expect(await readdir(profile)).toEqual([])
  expect(await readdir(join(root, 'stick'))).toEqual([])
})
