import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Archive } from '../archive/archive.ts'
import { openArchive } from '../archive/open-archive.ts'
import { startWorker } from '../archive/workers/start-worker.ts'
import { createVerificationDesk, type VerificationDesk } from './verification-desk.ts'

let archive: Archive
beforeAll(async () => {
  const opened = await openArchive('resources/archive')
  if (!opened.ok) throw new Error(opened.error.message)
  archive = opened.value
})

const QUOTATION = '> A full list of the 59 signatories to the letter to Mark Zuckerberg is as follows\n'
/** Each is looked for in all texts, so that this takes a while. */
const LONG = Array.from({ length: 5_000 }, (_, n) => `“a quotation that nobody has ever written, number ${n}”\n\n`).join('')

function verify(desk: VerificationDesk, job: string, text: string) {
  return desk.verify(archive, { job, name: `${job}.md`, content: Buffer.from(text).toString('base64'), edition: archive.current })
}

/** Waits until the thread says that it is at the paragraphs. */
async function atWork(desk: VerificationDesk, job: string): Promise<void> {
  for (;;) {
    const look = desk.look(job)
    if (look.ok && look.value.state === 'running' && look.value.stage === 'briefing' && look.value.done > 0) return
    if (look.ok && look.value.state === 'ended') throw new Error('it ended before it could be stopped')
    await setImmediate()
  }
}

test('what is stopped ends at once, and the next one is verified by a thread of its own', async () => {
  const desk = createVerificationDesk()
  const running = verify(desk, 'long', LONG)
  await atWork(desk, 'long')
  await desk.cancel('long')
  expect(await running).toEqual({ ok: false, error: { code: 'briefing-unreadable', message: 'the verification was stopped' } })
  expect(desk.look('long')).toEqual({ ok: true, value: { state: 'ended' } })
  expect(await verify(desk, 'short', QUOTATION)).toMatchObject({ ok: true, value: { ok: true } })
})

test('who stops another one, or one that has ended, stops nothing', async () => {
  const desk = createVerificationDesk()
  const running = verify(desk, 'short', QUOTATION)
  await desk.cancel('another')
  expect(await running).toMatchObject({ ok: true })
  expect(await desk.cancel('short')).toEqual({ ok: true, value: {} })
})

test('a second briefing ends the first', async () => {
  const desk = createVerificationDesk()
  const first = verify(desk, 'first', LONG)
  await atWork(desk, 'first')
  const second = verify(desk, 'second', QUOTATION)
  expect(await first).toMatchObject({ ok: false, error: { message: 'the verification was stopped' } })
  expect(await second).toMatchObject({ ok: true })
})

const STOPPED = { ok: false, error: { code: 'briefing-unreadable', message: 'the verification was stopped' } }

const threads: Worker[] = []
const watchedDesk = () =>
  createVerificationDesk((name, about) => {
    const worker = startWorker(name, about)
    threads.push(worker)
    return worker
  })
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(threads.splice(0).map((worker) => worker.terminate()))
})

test('when stopping is answered, the thread is no more', async () => {
  const desk = watchedDesk()
  const running = verify(desk, 'long', LONG)
  await atWork(desk, 'long')
  await desk.cancel('long')
  // A thread that has ended has no number.
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1])
  expect(await running).toEqual(STOPPED)
})

test('one that is stopped while its file is on its way is not begun', async () => {
  const desk = watchedDesk()
  await desk.cancel('short')
  expect(await verify(desk, 'short', QUOTATION)).toEqual(STOPPED)
  expect(threads).toEqual([])
})

test('of three that come at once each is answered, and the last one verified', async () => {
  const desk = watchedDesk()
  const first = verify(desk, 'first', LONG)
  await atWork(desk, 'first')
  const answers = await Promise.all([first, verify(desk, 'second', QUOTATION), verify(desk, 'third', QUOTATION)])
  expect(answers.map(({ ok }) => ok)).toEqual([false, false, true])
})

test('a long one is not ended for its length', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const desk = watchedDesk()
  const running = verify(desk, 'long', LONG)
  await atWork(desk, 'long')
  vi.advanceTimersByTime(11 * 60_000)
  expect(desk.look('long')).toMatchObject({ value: { state: 'running' } })
  await desk.cancel('long')
  expect(await running).toEqual(STOPPED)
})
