import { expect, test } from 'vitest'
import { keyFits, writeKey } from './keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test('takes a plain key only without Ctrl, Alt and the Windows key', () => {
  expect(keyFits('n', press('n'), false)).toBe(true)
  expect(keyFits('n', press('n', { ctrlKey: true }), false)).toBe(false)
  expect(keyFits('n', press('n', { altKey: true }), false)).toBe(false)
  expect(keyFits('n', press('n', { metaKey: true }), false)).toBe(false)
})

test('tells a letter with Shift from one without', () => {
  expect(keyFits('s', press('S', { shiftKey: true }), false)).toBe(false)
  expect(keyFits('Mod+Shift+z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true)
  expect(keyFits('Mod+z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
  expect(keyFits('F3', press('F3', { shiftKey: true }), false)).toBe(false)
})

test('takes a sign whether or not the keyboard needs Shift for it', () => {
  expect(keyFits('?', press('?', { shiftKey: true }), false)).toBe(true)
  expect(keyFits('/', press('/'), false)).toBe(true)
  expect(keyFits('/', press('/', { shiftKey: true }), false)).toBe(true)
})

test('takes Cmd on a Mac and Ctrl elsewhere', () => {
  expect(keyFits('Mod+k', press('k', { metaKey: true }), true)).toBe(true)
  expect(keyFits('Mod+k', press('k', { ctrlKey: true }), true)).toBe(false)
  expect(keyFits('Mod+k', press('k', { ctrlKey: true }), false)).toBe(true)
})

test('takes Alt only where a key names it', () => {
  expect(keyFits('Alt+ArrowLeft', press('ArrowLeft', { altKey: true }), false)).toBe(true)
  expect(keyFits('Alt+ArrowLeft', press('ArrowLeft'), false)).toBe(false)
  expect(keyFits('Alt+ArrowLeft', press('ArrowLeft', { altKey: true, ctrlKey: true }), false)).toBe(false)
})

test.each([
  ['Alt+ArrowLeft', false, 'Alt+←'],
  ['Mod+Shift+e', false, 'Ctrl+Shift+E'],
  ['Mod+k', true, '⌘K'],
  ['?', false, '?'],
  ['F3', false, 'F3'],
  ['s', false, 'S'],
])('writes %s (Mac: %s) as %s', (key, mac, written) => {
  expect(writeKey(key, mac)).toBe(written)
})
