import { expect, test } from 'vitest'
import { editionIdSchema, sourceIdSchema } from '#shared/archive/ids.ts'
import { fail, succeed } from '#shared/contract/failure.ts'
import { noBackups } from './backups/testing/no-backups.ts'
import { createHandlers } from './handlers.ts'
import type { Journal } from './journal/journal.ts'
import type { PackDesk } from './packs/pack-desk.ts'
import { createStartTrace } from './profile/start-trace.ts'
import type { SearchIndexes } from './search/search-indexes.ts'
import type { Shelf } from './shelf/shelf.ts'

const place = { generation: '00000000-0000-4000-8000-000000000000', digest: '0'.repeat(64) }
const journal: Journal = {
  state: async () => succeed({ ...place, length: 0, damage: [], free: null }),
  append: async (changes) => succeed({ ...place, appended: changes.length, from: 0, to: changes.length, free: null }),
  read: async () => succeed({ ...place, changes: [], next: null, damage: [] }),
  compare: async () => succeed({ same: true }),
  forget: async () => succeed({ removed: 0 }),
  close: async () => undefined,
}
const missing = fail('archive-missing', 'there is no archive in /nowhere')
const shelf: Shelf = {
  inUse: () => missing,
  find: () => null,
  list: async () => ({ inUse: null, archives: [], unreadable: [] }),
  use: async () => missing,
  lookAgain: async () => undefined,
  keep: async () => missing,
}
const packs: PackDesk = {
  open: async () => missing,
  receive: async () => missing,
  look: () => missing,
  text: async () => missing,
  accept: async () => missing,
  decline: async () => missing,
  close: async () => undefined,
}
const indexes: SearchIndexes = {
  look: async () => missing,
  read: async () => missing,
  close: async () => undefined,
}
const handlers = createHandlers({
  opening: { ready: Promise.resolve({ shelf, packs, indexes }), progress: () => null, isReadyWithin: async () => true },
  journal,
  sharing: { look: async () => missing, set: async () => missing, exchange: async () => missing, close: async () => undefined },
  backups: noBackups(missing),
  describe: {
    name: 'n',
    version: '1',
    host: 'browser',
    profile: '/p',
    profileId: '00000000-0000-4000-8000-000000000000',
    archive: '/nowhere',
    tracing: false,
  },
  trace: createStartTrace(null),
  commit: null,
  saveFile: async () => succeed({ outcome: 'cancelled' }),
  savePdf: async () => succeed({ outcome: 'cancelled' }),
  choosePack: async () => succeed({ outcome: 'cancelled' }),
  openPack: async () => missing,
  takeLink: async () => succeed({ link: null }),
  takeFile: async () => succeed({ state: 'none' }),
  openAddress: async () => succeed({ outcome: 'cancelled' }),
  openWindow: async () => succeed({}),
  showCommands: async () => succeed({}),
  showTheme: async () => succeed({}),
  showProgress: async () => succeed({}),
  chooseFolder: async () => missing,
  removeProfile: async () => missing,
})

test('where the archive cannot be opened, its calls say why and the notes can still be read and written', async () => {
  const edition = editionIdSchema.parse('v1')
  expect(await handlers['archive.open']({})).toEqual(missing)
  expect(await handlers['archive.edition']({ edition })).toEqual(missing)
  expect(await handlers['archive.text']({ edition, source: sourceIdSchema.parse('a') })).toEqual(missing)
  expect(await handlers['archive.passages']({ edition, passages: [] })).toEqual(missing)
  expect(await handlers['search.index']({ edition, refused: null })).toEqual(missing)
  expect(await handlers['verification.start']({})).toEqual(missing)
  expect(await handlers['journal.read']({ from: 0, limit: 1 })).toMatchObject({ ok: true })
  expect(await handlers['journal.append']({ changes: [] })).toMatchObject({ ok: true })
  expect(await handlers['journal.state']({})).toMatchObject({ ok: true })
  expect(await handlers['journal.compare']({ ...place, position: 0 })).toMatchObject({ ok: true })
  expect(await handlers['journal.forget']({ ids: [] })).toMatchObject({ ok: true })
})
