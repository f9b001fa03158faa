import { expect, test } from 'vitest'
import { createStartTrace } from './start-trace.ts'

test('tells each step once, with the milliseconds since the process began, and puts those of the window beside them', () => {
  const lines: string[] = []
  const trace = createStartTrace((line) => lines.push(line))
  trace.mark('profile open')
  trace.mark('profile open')
  trace.windowMarked(performance.timeOrigin + 5_000_000, [{ name: 'list shown', at: 120 }])
  expect(trace.marks().map(({ name }) => name)).toEqual(['profile open', 'window asked for its address', 'window: list shown'])
  expect(trace.marks().at(-1)?.at).toBeCloseTo(5_000_120)
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatch(/^start +\d+ ms {2}profile open$/)
})

test('where nobody asked for it, nothing is told, and all is kept', () => {
  const trace = createStartTrace(null)
  trace.mark('profile open')
  expect(trace.marks()).toHaveLength(1)
})
