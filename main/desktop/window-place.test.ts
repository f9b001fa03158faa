import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeInAddress, placeWindow, readKeptWindows, type WindowPlace, writeKeptWindows } from './window-place.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const second = { x: 1440, y: 0, width: 1920, height: 1080 }
const saved: WindowPlace = { x: 1600, y: 100, width: 1000, height: 800, maximised: false }

test('stands in the middle of the main display at first', () => {
  expect(placeWindow(null, [laptop])).toEqual({ x: 80, y: 32, width: 1280, height: 860, maximised: false })
})

test('stands where it was while that display is there, and on the main one when it is not', () => {
  expect(placeWindow(saved, [laptop, second])).toEqual(saved)
  expect(placeWindow({ ...saved, maximised: true }, [laptop])).toEqual({
    x: 80,
    y: 32,
    width: 1280,
    height: 860,
    maximised: true,
  })
})

test('is no larger than its display', () => {
  expect(placeWindow({ ...saved, x: 0, y: 30, width: 5_000, height: 5_000 }, [laptop])).toMatchObject({
    width: 1440,
    height: 875,
  })
})

test('wherever it was and whatever displays there are, its top can be grasped', () => {
  const area = fc.record({
    x: fc.integer({ min: -4_000, max: 4_000 }),
    y: fc.integer({ min: -4_000, max: 4_000 }),
    width: fc.integer({ min: 640, max: 4_000 }),
    height: fc.integer({ min: 480, max: 3_000 }),
  })
  const place = fc.record({
    x: fc.integer({ min: -9_000, max: 9_000 }),
    y: fc.integer({ min: -9_000, max: 9_000 }),
    width: fc.integer({ min: 480, max: 9_000 }),
    height: fc.integer({ min: 360, max: 9_000 }),
    maximised: fc.boolean(),
  })
  fc.assert(
    fc.property(place, fc.array(area, { minLength: 1, maxLength: 3 }), (before, areas) => {
      const now = placeWindow(before, areas)
      const inSight = areas.some((one) => {
        const across = Math.min(now.x + now.width, one.x + one.width) - Math.max(now.x, one.x)
        const down = Math.min(now.y + 40, one.y + one.height) - Math.max(now.y, one.y)
        return across >= 120 && down >= 20
      })
      expect(inSight).toBe(true)
    }),
  )
})

test('windows are read as they were written; the file of an earlier version too, and one that cannot be read is as none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'place-'))
  const path = join(folder, 'window.json')
  expect(await readKeptWindows(path)).toEqual([])
  const windows = [
    { ...saved, at: '/v1/source/letter?at=p-4' },
    { ...saved, maximised: true, at: '' },
  ]
  await writeKeptWindows(path, windows)
  expect(await readKeptWindows(path)).toEqual(windows)
  await writeFile(path, JSON.stringify(saved))
  expect(await readKeptWindows(path)).toEqual([{ ...saved, at: '' }])
  await writeFile(path, '{"x":1e999}')
  expect(await readKeptWindows(path)).toEqual([])
  await rm(folder, { recursive: true })
})

test.each([
  ['campaign-archive://app/#/v1/source/letter?at=p-4&q=harm&note=x', '/v1/source/letter?at=p-4'],
  ['campaign-archive://app/#/v1/search?q=harm', '/v1/search'],
  ['campaign-archive://app/', ''],
  ['campaign-archive://app/#//example.org', '//example.org'],
  ['campaign-archive://app/#javascript:alert(1)', ''],
  ['campaign-archive://app/#/v1/<script>', '/v1/%3Cscript%3E'],
  ['nonsense', ''],
])('of %s the place is kept, not what was searched for', (address, place) => {
  expect(placeInAddress(address)).toBe(place)
})

test('an address that is too long names no place', () => {
  expect(placeInAddress(`campaign-archive://app/#/${'a'.repeat(3_000)}`)).toBe('')
})
