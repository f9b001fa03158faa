import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createVerifications, type Verifications } from './verifications.ts'
import { verifyArchive } from './verify-archive.ts'

const bundled = resolve(import.meta.dirname, '../../../resources/archive')
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verifications-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function ended(checks: Verifications, job: string) {
  return vi.waitUntil(
    () => {
      const look = checks.look(job)
      return !look.ok || look.value.state !== 'running' ? look : false
    },
    { timeout: 100_000, interval: 10 },
  )
}

test('a check in a thread of its own finds what the same check finds here', async () => {
  const root = join(folder, 'archive')
  await cp(bundled, root, { recursive: true })
  await writeFile(join(root, 'v1/content/campaign.json'), '{}')
  const checks = createVerifications(() => 0)
  const job = checks.start(root)
  expect(checks.look(job)).toMatchObject({ ok: true, value: { state: 'running', result: null } })
  const look = await ended(checks, job)
  const expected = await verifyArchive(root)
  expect(expected.problems).toContainEqual(expect.objectContaining({ code: 'E092', path: 'v1/content/campaign.json' }))
  expect(look).toMatchObject({ ok: true, value: { state: 'done', result: expected, remainingMs: null } })
  const { bytesDone, bytesTotal } =
    look.ok && look.value.progress !== null ? look.value.progress : { bytesDone: 0, bytesTotal: 1 }
  expect(bytesDone).toBe(bytesTotal)
})

test('starting the check that runs already gives the same one; a cancelled one says so and a new one begins', async () => {
  const checks = createVerifications(() => 0)
  const job = checks.start(bundled)
  expect(checks.start(bundled)).toBe(job)
  expect(await checks.cancel(job)).toEqual({ ok: true, value: {} })
  expect(checks.look(job)).toMatchObject({ ok: true, value: { state: 'cancelled', result: null } })
  const next = checks.start(bundled)
  expect(next).not.toBe(job)
  expect(checks.look(job)).toMatchObject({ ok: false })
  expect(await ended(checks, next)).toMatchObject({ ok: true, value: { state: 'done', result: { problems: [] } } })
})

test('a folder that is no archive is checked too, and the problem is in the result', async () => {
  const checks = createVerifications(() => 0)
  const look = await ended(checks, checks.start(join(folder, 'none')))
  expect(look).toMatchObject({ ok: true, value: { state: 'done', result: { files: 0, problems: [{ code: 'unreadable' }] } } })
})
