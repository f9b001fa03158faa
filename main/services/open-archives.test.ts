import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fail } from '#shared/contract/failure.ts'
import { noBackups } from './backups/testing/no-backups.ts'
import { createHandlers } from './handlers.ts'
import { openArchives } from './open-archives.ts'
import { createStartTrace } from './profile/start-trace.ts'

const bundled = resolve(import.meta.dirname, '../../resources/archive')

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-archives-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('an archive that was not there can be opened once it is', async () => {
  const place = join(folder, 'archive')
  const refused = fail('unsupported', 'not in this test')
  const opening = openArchives({
    bundled: place,
    profile: join(folder, 'profile'),
    cache: join(folder, 'cache'),
    indexes: join(folder, 'none'),
    report: () => undefined,
  })
  const handlers = createHandlers({
    opening,
    journal: {
      state: async () => refused,
      append: async () => refused,
      read: async () => refused,
      compare: async () => refused,
      forget: async () => refused,
      close: async () => undefined,
    },
    sharing: { look: async () => refused, set: async () => refused, exchange: async () => refused, close: async () => undefined },
    backups: noBackups(refused),
    describe: {
      name: 'n',
      version: 'v',
      host: 'browser',
      profile: folder,
      profileId: crypto.randomUUID(),
      archive: place,
      tracing: false,
    },
    trace: createStartTrace(null),
    commit: null,
    saveFile: async () => refused,
    savePdf: async () => refused,
    choosePack: async () => refused,
    openPack: async () => refused,
    takeLink: async () => refused,
    takeFile: async () => refused,
    openAddress: async () => refused,
    openWindow: async () => refused,
    showCommands: async () => refused,
    showTheme: async () => refused,
    showProgress: async () => refused,
    chooseFolder: async () => refused,
    removeProfile: async () => refused,
  })
  await opening.ready
  expect(await handlers['archive.open']({})).toMatchObject({ ok: false, error: { code: 'archive-missing' } })
  await cp(bundled, place, { recursive: true })
  expect(await handlers['archive.open']({})).toMatchObject({ ok: true, value: { state: 'ready', current: 'v3' } })
  await (await opening.ready).packs.close()
})
