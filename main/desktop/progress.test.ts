import { expect, test } from 'vitest'
import { progressBarValue } from './progress.ts'

test('a task bar is told a part, that nobody knows, or nothing', () => {
  expect([0, 0.5, 1, 'unknown' as const, null].map(progressBarValue)).toEqual([0, 0.5, 1, 2, -1])
})
