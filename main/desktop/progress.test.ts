import { expect, test } from 'vitest'
import type { CallName } from '#shared/contract/contract.ts'
import { fail, succeed } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import { type Progress, progressBarValue, showingProgress } from './progress.ts'

async function shownFor(name: CallName, answer: unknown): Promise<readonly Progress[]> {
  const shown: Progress[] = []
  const handlers = { [name]: async () => answer } as unknown as Handlers
  const handler = showingProgress(handlers, (progress) => shown.push(progress))[name] as (input: unknown) => Promise<unknown>
  expect(await handler({})).toBe(answer)
  return shown
}

test.each([
  ['pack.look', { state: 'checking', step: 'digests', done: 1, total: 4 }, 0.25],
  ['pack.look', { state: 'checking', step: 'archive', done: 0, total: 0 }, 'unknown'],
  ['pack.look', { state: 'ready' }, null],
  ['pack.decline', {}, null],
  ['verification.look', { state: 'running', progress: { bytesDone: 3, bytesTotal: 4 } }, 0.75],
  ['verification.look', { state: 'running', progress: null }, 'unknown'],
  ['verification.look', { state: 'done', progress: null }, null],
  ['verification.cancel', {}, null],
  ['briefing.verifying', { state: 'running', stage: 'archive', done: 5, total: 4 }, 1],
  ['briefing.verifying', { state: 'ended' }, null],
  ['briefing.stop', {}, null],
  ['backups.look', { making: { done: 1, total: 2 } }, 0.5],
  ['backups.look', { making: null }, null],
] as const)('%s with %j shows %j', async (name, value, progress) => {
  expect(await shownFor(name, succeed(value))).toEqual([progress])
})

test('a failure ends what is shown, and calls that are no work show nothing', async () => {
  expect(await shownFor('pack.look', fail('pack-unknown', 'gone'))).toEqual([null])
  expect(await shownFor('program.describe', succeed({}))).toEqual([])
})

test('is given to the task bar as Electron takes it', () => {
  expect([0.5, 'unknown', null].map((progress) => progressBarValue(progress as Progress))).toEqual([0.5, 2, -1])
})
