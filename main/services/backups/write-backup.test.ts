import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeSchema } from '#shared/notes/change.ts'
import { writeLine } from '../journal/journal-line.ts'
import { unpackZip } from '../packs/zip/unpack-zip.ts'
import { checkBackup, NoBackup, readManifest } from './read-backup.ts'
import { change, changeLine, newNote, noteLine } from './testing/lines.ts'
import { writeBackup } from './write-backup.ts'

let folder = ''
let journal = ''
let path = ''
const facts = {
  madeAt: new Date('2026-11-22T10:15:30Z'),
  reason: 'asked',
  program: '1.2.3',
  profile: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
} as const

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  journal = join(folder, 'journal')
  path = join(folder, 'b.zip')
  await mkdir(journal)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function unpacked(): Promise<Readonly<Record<string, string>>> {
  const target = join(folder, 'unpacked')
  await mkdir(target)
  await unpackZip(path, target, {
    limits: { files: 9, bytes: 1e9, ratio: 1_100 },
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
  const names = await readdir(target)
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(target, name), 'utf8')])))
}

test('holds the lines of the journal as they are, also those of a later format, and the notes as text', async () => {
  const first = `${noteLine(1, 'Was it ever\u0000 shared? \ud83d')}{"format":9,"id":"x","later":true}\n`
  const second = `${noteLine(2, 'Their answer.', '2026-11-20T10:00:00Z')}${changeLine(1, 2, { body: 'It was.' })}`
  await writeFile(join(journal, '000001.jsonl'), first)
  // A line that a crash tore is no line.
  await writeFile(join(journal, '000002.jsonl'), `${second}{"format":1,"id":`)
  const manifest = await writeBackup(journal, path, facts)
  const files = await unpacked()
  expect(Object.keys(files).sort()).toEqual(['manifest.json', 'notes.jsonl', 'notes.md', 'readme.txt'])
  expect(files['notes.jsonl']).toBe(first + second)
  expect(files['notes.md']).toContain('It was.')
  expect(files['notes.md']).not.toContain('ever')
  expect(files['notes.md']).toMatch(/# Notes in the trash[\s\S]*Their answer\./)
  expect(files['readme.txt']).toContain('1 notes, and 1 in the trash')
  expect(files['readme.txt']).toContain('Campaign Archive 1.2.3')
  expect(manifest).toMatchObject({ notes: 1, trashed: 1, lines: 4, reason: 'asked' })
  expect(await checkBackup(path)).toEqual(manifest)
  expect(await readManifest(path)).toEqual(manifest)
})

test('no single altered byte passes unseen: the backup is refused, or what it holds is what was put in', async () => {
  await writeFile(join(journal, '000001.jsonl'), noteLine(1, 'Words that matter. '.repeat(20)))
  const manifest = await writeBackup(journal, path, facts)
  const good = await readFile(path)
  let refused = 0
  const tried = Array.from({ length: Math.floor(good.length / 11) }, (_, index) => index * 11)
  for (const at of tried) {
    const broken = Buffer.from(good)
    broken[at] = (broken[at] ?? 0) ^ 0x20
    await writeFile(path, broken)
    const found = await checkBackup(path).catch((error: unknown) => error)
    if (found instanceof NoBackup) refused += 1
    else expect(found, `byte ${at}`).toEqual(manifest)
  }
  // The rest are times, permissions and versions in the headers.
  expect(refused).toBeGreaterThan(tried.length * 0.8)
})

test('a backup that was cut off, a zip of something else, a text and a folder are refused, each with its reason', async () => {
  await writeFile(join(journal, '000001.jsonl'), noteLine(1, 'Words.'))
  await writeBackup(journal, path, facts)
  await truncate(path, 400)
  await expect(checkBackup(path)).rejects.toThrow('it is no zip file, or a part of one')
  await writeFile(path, 'no zip at all')
  await expect(checkBackup(path)).rejects.toThrow('it is no zip file')
  await expect(checkBackup(folder)).rejects.toThrow('it is a folder')
  await expect(checkBackup(join(folder, 'nowhere.zip'))).rejects.toThrow('it does not exist')
})

test('holds the lines of the generation that holds, after notes were removed for good', async () => {
  const segments = '0f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01'
  await mkdir(join(journal, segments))
  await writeFile(join(journal, 'journal.json'), JSON.stringify({ layout: 1, generation: segments, segments }))
  await writeFile(join(journal, segments, '000001.jsonl'), noteLine(1, 'What was kept.'))
  // Left by a crash before it could be removed.
  await writeFile(join(journal, '000001.jsonl'), `${noteLine(1, 'What was kept.')}${noteLine(2, 'What was removed.')}`)
  expect(await writeBackup(journal, path, facts)).toMatchObject({ notes: 1, lines: 1 })
  expect((await unpacked())['notes.jsonl']).not.toContain('removed')
})

test('words that two have written apart stand together in the readable text', async () => {
  const first = newNote(1, 'One.\n\nTwo.')
  const apart = [
    { ...change(1, 2, { body: 'One, changed.\n\nTwo.' }), parents: [first.clock] },
    { ...change(1, 3, { body: 'One.\n\nTwo, changed.' }), parents: [first.clock] },
  ]
  await writeFile(join(journal, '000001.jsonl'), [first, ...apart].map(writeLine).join(''))
  await writeBackup(journal, path, facts)
  const text = (await unpacked())['notes.md']
  expect(text).toContain('One, changed.')
  expect(text).toContain('Two, changed.')
})

test('briefings stand in the readable text, with their parts in their order and what their notes are on', async () => {
  const at = '2026-11-01T10:00:00Z'
  const briefing = '66666666-0000-4000-8000-000000000001'
  const line = (n: number, kind: string, item: string, fields: object) =>
    writeLine(
      changeSchema.parse({
        format: 2,
        id: `77777777-0000-4000-8000-${String(n).padStart(12, '0')}`,
        clock: `${1_700_000_000_100 + n}-000000-0123abcd`,
        kind,
        item,
        fields,
      }),
    )
  const part = (n: number, fields: object) =>
    line(n, 'part', `88888888-0000-4000-8000-${String(n).padStart(12, '0')}`, {
      ...{ briefing, type: 'text', order: 'V', text: '', level: 1, note: null, form: 'quotation', removedAt: null },
      ...fields,
    })
  const note = newNote(1, 'A comment.')
  const lines = [
    writeLine(note),
    line(1, 'briefing', briefing, {
      ...{ archive: 'info:example', title: 'For the ministry', author: 'Ada', profile: 'plain', citations: 'short' },
      ...{ createdAt: at, modifiedAt: at, removedAt: null },
    }),
    part(2, { order: 'C', type: 'note', note: note.note }),
    part(3, { order: 'A', type: 'heading', level: 2, text: 'What we ask' }),
    part(4, { order: 'B', text: 'In our words.' }),
    part(5, { order: 'D', text: 'Taken out.', removedAt: at }),
    part(6, { order: 'E', type: 'note', note: '00000000-0000-4000-8000-000000000009' }),
  ]
  await writeFile(join(journal, '000001.jsonl'), lines.join(''))
  expect(await writeBackup(journal, path, facts)).toMatchObject({ notes: 1, lines: 7 })
  const text = (await unpacked())['notes.md'] ?? ''
  const [, outline = ''] = text.split('# Briefing: For the ministry')
  expect(outline).toContain('By: Ada')
  expect(outline).toMatch(
    /### What we ask\n\nIn our words\.\n\n> the words\n\n\(quotation of the note [\s\S]*\(a note that is not in this backup/,
  )
  expect(text).not.toContain('Taken out.')
})
