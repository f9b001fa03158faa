import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow, Dialog, OpenDialogOptions, SaveDialogOptions } from 'electron'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDialogs } from './dialogs.ts'
import { KeptChoices } from './kept-choices.ts'

let base = ''
let path = ''
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'dialogs-'))
  path = join(base, 'desktop.json')
  for (const name of ['documents', 'exports', 'stick']) await mkdir(join(base, name))
})
afterEach(() => rm(base, { recursive: true, force: true }))

const unexpected = (error: unknown) => expect.unreachable(String(error))

/** Dialogs in which a person gives `answer`, or cancels; what was asked, and over which window, is written down. */
function dialogsWith(choices: KeptChoices, answer: string | null, window: BrowserWindow | null = null) {
  const asked: unknown[][] = []
  const dialog = {
    showSaveDialog: async (...given: unknown[]) => {
      asked.push(given)
      return { canceled: answer === null, filePath: answer ?? '' }
    },
    showOpenDialog: async (...given: unknown[]) => {
      asked.push(given)
      return { canceled: answer === null, filePaths: answer === null ? [] : [answer] }
    },
  } as unknown as Dialog
  const dialogs = createDialogs({ dialog, window: () => window, choices, documents: join(base, 'documents') })
  return {
    dialogs,
    asked,
    begins: () => (asked.at(-1)?.at(-1) as (SaveDialogOptions & OpenDialogOptions) | undefined)?.defaultPath,
  }
}

test('a dialog begins among the documents, and then where the last of its kind ended, after a restart too', async () => {
  const before = await KeptChoices.open(path, unexpected)
  const first = dialogsWith(before, join(base, 'exports', 'a.md'))
  await first.dialogs.save('save', { defaultPath: 'notes.md' })
  expect(first.begins()).toBe(join(base, 'documents', 'notes.md'))
  await before.written()
  const choices = await KeptChoices.open(path, unexpected)
  const again = dialogsWith(choices, join(base, 'stick', 'p.zip'))
  await again.dialogs.save('save', { defaultPath: 'b.md' })
  expect(again.begins()).toBe(join(base, 'exports', 'b.md'))
  await again.dialogs.open('pack', {})
  expect(again.begins()).toBe(join(base, 'documents'))
  await again.dialogs.open('pack', {})
  expect(again.begins()).toBe(join(base, 'stick'))
  await choices.written()
})

test('of a folder that was chosen it is remembered itself', async () => {
  const choices = await KeptChoices.open(path, unexpected)
  const { dialogs, begins } = dialogsWith(choices, join(base, 'stick'))
  await dialogs.open('folder', {})
  await dialogs.open('folder', {})
  expect(begins()).toBe(join(base, 'stick'))
  await choices.written()
})

test('where the folder is gone, the dialog begins among the documents; what was cancelled is not remembered', async () => {
  const choices = await KeptChoices.open(path, unexpected)
  choices.keepFolder('save', join(base, 'stick'))
  const { dialogs, begins } = dialogsWith(choices, null)
  await dialogs.save('save', { defaultPath: 'a.md' })
  await dialogs.save('save', { defaultPath: 'a.md' })
  expect(begins()).toBe(join(base, 'stick', 'a.md'))
  await choices.written()
  await rm(join(base, 'stick'), { recursive: true })
  await dialogs.save('save', { defaultPath: 'a.md' })
  expect(begins()).toBe(join(base, 'documents', 'a.md'))
})

test('a dialog stands over the window that asked', async () => {
  const window = {} as BrowserWindow
  const { dialogs, asked } = dialogsWith(await KeptChoices.open(path, unexpected), null, window)
  await dialogs.open('pack', {})
  expect(asked[0]?.[0]).toBe(window)
})

test.each(['', '{', 'null', '{"folders":5,"theme":"pink"}', '{"folders":{"save":"relative"}}'])(
  'from the file %j nothing is remembered, and nothing goes wrong',
  async (text) => {
    await writeFile(path, text)
    const choices = await KeptChoices.open(path, unexpected)
    expect(await choices.folderFor('save', 'otherwise')).toBe('otherwise')
    expect(choices.theme).toBe('system')
  },
)

test('is written for this account alone, and a disk that refuses is told of without losing the choice', async () => {
  const choices = await KeptChoices.open(path, unexpected)
  choices.keepTheme('dark')
  await choices.written()
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ folders: {}, theme: 'dark' })
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
  const told: unknown[] = []
  const lost = await KeptChoices.open(join(base, 'gone', 'desktop.json'), (error) => told.push(error))
  lost.keepTheme('light')
  await lost.written()
  expect(told).toHaveLength(1)
  expect(lost.theme).toBe('light')
})
