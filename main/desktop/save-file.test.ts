import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SaveDialogOptions } from 'electron'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSaveFile, dialogName } from './save-file.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'save-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function save(filePath: string, asked: SaveDialogOptions[] = []) {
  return createSaveFile({
    save: async (_kind, options) => {
      asked.push(options)
      return { canceled: filePath === '', filePath }
    },
  })
}

test('asks with the suggested name and writes the text as it is', async () => {
  const asked: SaveDialogOptions[] = []
  const path = join(folder, 'a.md')
  expect(await save(path, asked)({ suggestedName: 'notes.md', text: '> “x”\r\n' })).toEqual({
    ok: true,
    value: { outcome: 'saved', path },
  })
  expect(await readFile(path, 'utf8')).toBe('> “x”\r\n')
  expect(asked[0]).toMatchObject({ defaultPath: 'notes.md', filters: [{ name: 'Markdown', extensions: ['md'] }] })
})

test('writes what is no text as its bytes', async () => {
  const path = join(folder, 'a.docx')
  await save(path)({ suggestedName: 'a.docx', text: Buffer.from([0, 255, 13, 10]).toString('base64'), encoding: 'base64' })
  expect([...(await readFile(path))]).toEqual([0, 255, 13, 10])
})

test('writes nothing when the person decides otherwise', async () => {
  expect(await save('')({ suggestedName: 'a.md', text: 'x' })).toEqual({ ok: true, value: { outcome: 'cancelled' } })
  expect(await readdir(folder)).toEqual([])
})

test('names the path and the cause when it cannot be written', async () => {
  await writeFile(join(folder, 'file'), '')
  for (const [path, cause] of [
    [join(folder, 'file', 'a.md'), 'a file, not a folder'],
    [join(folder, 'none', 'a.md'), 'does not exist'],
  ] as const) {
    expect(await save(path)({ suggestedName: 'a.md', text: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'file-not-written', message: expect.stringMatching(new RegExp(`^${path} was not written: .*${cause}`)) },
    })
  }
})

test.each([
  ['../../etc/passwd', '-..-etc-passwd'],
  ['C:\\x\\a.md', 'C--x-a.md'],
  ['a\u0000b.md', 'a-b.md'],
  ['..', 'untitled'],
  ['Notes (v2) – Ελλάδα.md', 'Notes (v2) – Ελλάδα.md'],
])('suggests %j as %j', (suggested, expected) => {
  expect(dialogName(suggested)).toBe(expected)
})
