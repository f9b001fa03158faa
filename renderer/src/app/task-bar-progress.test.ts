import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepShown, type ShownPart } from '../ui/shown-progress.ts'
import { tellProgress } from './task-bar-progress.ts'

let told: (ShownPart | null)[] = []
let end = () => {}
const copying = {}
const checking = {}

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  end = tellProgress((part) => told.push(part))
})

afterEach(() => {
  keepShown(copying, null)
  keepShown(checking, null)
  end()
  vi.useRealTimers()
})

test('a window that begins takes away what an earlier one left', () => {
  expect(told).toEqual([null])
})

test('work is told after a moment, in steps that can be seen, until it is over', () => {
  keepShown(copying, 0.1)
  keepShown(copying, 0.2)
  expect(told).toEqual([null])
  vi.advanceTimersByTime(300)
  expect(told).toEqual([null, 0.2])
  keepShown(copying, 0.203)
  keepShown(copying, 0.214)
  keepShown(copying, null)
  expect(told).toEqual([null, 0.2, 0.21, null])
})

test('work that is done in a moment is not told', () => {
  keepShown(copying, 0.5)
  vi.advanceTimersByTime(299)
  keepShown(copying, null)
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual([null])
})

test('of several, the one that is the least far is told, and one of which nobody knows before all', () => {
  keepShown(copying, 0.7)
  keepShown(checking, 0.3)
  vi.advanceTimersByTime(300)
  keepShown(checking, 'unknown')
  keepShown(checking, null)
  keepShown(copying, null)
  expect(told).toEqual([null, 0.3, 'unknown', 0.7, null])
})

test('who ends it takes the sign away', () => {
  keepShown(copying, 0.7)
  vi.advanceTimersByTime(300)
  end()
  keepShown(copying, 0.8)
  expect(told).toEqual([null, 0.7, null])
})
