import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import { createExports } from '../services/exports/exports.ts'
import { ChosenFolders, onlyChosenFolders } from './chosen-folders.ts'

let base = ''
let kept = ''
let reported: unknown[] = []
const at = (name: string) => join(base, name)
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'chosen-')))
  kept = at('chosen-folders.json')
  reported = []
  for (const name of ['profile', 'chosen', 'chosen/within', 'chosen-not', 'other']) await mkdir(at(name))
})
afterEach(async () => {
  // What was chosen is written down while the test goes on.
  for (const chosen of opened.splice(0)) await chosen.written()
  await rm(base, { recursive: true, force: true })
})

const opened: ChosenFolders[] = []

async function open(inUse: readonly (string | null)[] = []): Promise<ChosenFolders> {
  const chosen = await ChosenFolders.open(
    kept,
    async () => inUse,
    (error) => reported.push(error),
  )
  opened.push(chosen)
  return chosen
}
const note = { name: 'a.md', encoding: 'text', content: 'x', expected: null } as const

/** With the exports of the program, on the disk; of the other calls it is only told that they were reached. */
async function serve(answer = at('chosen')) {
  const exports = createExports({ profile: at('profile'), now: () => new Date() })
  const reached: string[] = []
  const reach = (name: string) => async () => {
    reached.push(name)
    return succeed({}) as never
  }
  const chosen = await open()
  const handlers = onlyChosenFolders(
    {
      'folder.choose': async () => succeed({ outcome: 'chosen', folder: answer }),
      'export.look': (input) => exports.look(input),
      'export.write': (input) => exports.write(input),
      'backups.copy': reach('copy'),
      'backups.second': reach('second'),
      'sharing.set': reach('sharing'),
    } as Partial<Handlers> as Handlers,
    chosen,
  )
  return { handlers, chosen, reached }
}

const refused = {
  ok: false,
  error: { code: 'file-not-written', message: expect.stringContaining('was not chosen in the dialog') },
}

test('nothing is looked at or written in a folder that nobody chose', async () => {
  const { handlers, reached } = await serve()
  for (const folder of [at('chosen'), at('other'), base, '/etc', '.']) {
    expect(await handlers['export.look']({ folder, names: ['a.md'], holding: null })).toMatchObject(refused)
    expect(await handlers['export.write']({ folder, files: [note], job: '00000000-0000-4000-8000-000000000001' })).toMatchObject(
      refused,
    )
    expect(await handlers['backups.copy']({ path: 'x', folder })).toMatchObject(refused)
    expect(await handlers['backups.second']({ folder })).toMatchObject(refused)
    expect(await handlers['sharing.set']({ folder, write: true, read: true })).toMatchObject(refused)
  }
  expect(reached).toEqual([])
  expect(await readdir(at('other'))).toEqual([])
})

test('in a chosen one, and in what lies in it, it is, now and after another start', async () => {
  const first = await serve()
  await first.handlers['folder.choose']({ title: 'x' })
  await first.chosen.written()
  expect((await stat(kept)).mode & 0o777).toBe(0o600)
  for (const { handlers, reached } of [first, await serve()]) {
    for (const folder of [at('chosen'), at('chosen/within'), `${at('other')}/../chosen`]) {
      expect(await handlers['export.look']({ folder, names: ['b.md'], holding: null })).toMatchObject({ ok: true })
    }
    for (const folder of [at('chosen-not'), at('other'), base, `${at('chosen')}/..`, `${at('chosen')}/../other`]) {
      expect(
        await handlers['export.write']({ folder, files: [note], job: '00000000-0000-4000-8000-000000000001' }),
      ).toMatchObject(refused)
    }
    await handlers['backups.second']({ folder: at('chosen') })
    await handlers['sharing.set']({ folder: at('chosen'), write: true, read: true })
    expect(reached).toEqual(['second', 'sharing'])
  }
  expect(
    await first.handlers['export.write']({ folder: at('chosen'), files: [note], job: '00000000-0000-4000-8000-000000000001' }),
  ).toMatchObject({ ok: true })
  expect(await readFile(at('chosen/a.md'), 'utf8')).toBe('x')
})

test('a link leads no further than where it leads', async () => {
  await symlink(at('other'), at('chosen/link'))
  const { handlers } = await serve()
  await handlers['folder.choose']({ title: 'x' })
  expect(
    await handlers['export.write']({ folder: at('chosen/link'), files: [note], job: '00000000-0000-4000-8000-000000000001' }),
  ).toMatchObject(refused)
})

test('switching off needs no choice, and a folder that is not there is named as such', async () => {
  const { handlers, reached } = await serve()
  await handlers['backups.second']({ folder: null })
  await handlers['sharing.set']({ folder: null, write: false, read: false })
  expect(reached).toEqual(['second', 'sharing'])
  expect(await handlers['export.look']({ folder: at('none'), names: ['a.md'], holding: null })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('does not exist') },
  })
})

test('what an earlier version was set to was chosen; once there is a file, it alone says so', async () => {
  const chosen = await open([null, at('other'), at('none')])
  expect(await chosen.check(at('other'))).toMatchObject({ ok: true })
  await chosen.written()
  const again = await open([at('chosen')])
  expect(await again.check(at('other'))).toMatchObject({ ok: true })
  expect(await again.check(at('chosen'))).toMatchObject(refused)
})

test.each(['{', '[1]', '["relative"]', '{"a": 1}', ''])('a file that holds %j is as none', async (text) => {
  await writeFile(kept, text)
  const chosen = await open()
  expect(await chosen.check(at('chosen'))).toMatchObject(refused)
  await chosen.add(at('chosen'))
  expect(await chosen.check(at('chosen'))).toMatchObject({ ok: true })
  await chosen.written()
  expect(reported).toEqual([])
})
