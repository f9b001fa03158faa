import { expect, test } from 'vitest'
import { fail } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import { createFaultLog, withFaultLog } from './fault-log.ts'

const at = '2026-03-02T10:15:00.000Z'

test('remembers which call failed and its code, and never the message', async () => {
  const log = createFaultLog(() => at)
  const handlers = withFaultLog(
    {
      'archive.open': async () => fail('archive-missing', 'the folder /home/anna/canary is not there'),
      'journal.state': () => Promise.reject(Object.assign(new Error('canary'), { code: 'ENOSPC' })),
      'sharing.look': () => Promise.reject(new TypeError('canary')),
      'backups.look': () => Promise.reject(Object.assign(new Error('x'), { code: 'canary in a sentence' })),
    } as unknown as Handlers,
    log,
  )
  expect(await handlers['archive.open']({})).toMatchObject({ ok: false })
  await expect(handlers['journal.state']({})).rejects.toThrow('canary')
  await expect(handlers['sharing.look']({})).rejects.toThrow('canary')
  await expect(handlers['backups.look']({})).rejects.toThrow('x')
  expect(log.list()).toEqual([
    { at, what: 'archive.open', code: 'archive-missing' },
    { at, what: 'journal.state', code: 'ENOSPC' },
    { at, what: 'sharing.look', code: 'TypeError' },
    { at, what: 'backups.look', code: 'unknown' },
  ])
})

test('remembers the newest fifty', () => {
  const log = createFaultLog(() => at)
  for (let n = 0; n < 80; n += 1) log.add('archive.text', `n${n}`)
  expect(log.list()).toHaveLength(50)
  expect(log.list().at(-1)).toMatchObject({ code: 'n79' })
})
