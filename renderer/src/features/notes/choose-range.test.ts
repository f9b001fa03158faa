import { expect, test } from 'vitest'
import type { NoteId } from '#shared/archive/ids.ts'
import { chooseOne, chooseRange, NONE_CHOSEN } from './choose-range.ts'

const list = ['a', 'b', 'c', 'd', 'e'] as NoteId[]
const id = (name: string) => name as NoteId
const ids = (chosen: { readonly ids: ReadonlySet<NoteId> }) => [...chosen.ids].sort().join('')

test('a range runs from the last choice to this one, downwards and upwards, and both ends are in it', () => {
  const b = chooseOne(NONE_CHOSEN, id('b'), true)
  expect(ids(chooseRange(b, list, id('d'), true))).toBe('bcd')
  const d = chooseOne(NONE_CHOSEN, id('d'), true)
  expect(ids(chooseRange(d, list, id('a'), true))).toBe('abcd')
})

test('what was chosen elsewhere stays, and the next range begins where this one ended', () => {
  let chosen = chooseOne(NONE_CHOSEN, id('e'), true)
  chosen = chooseOne(chosen, id('a'), true)
  chosen = chooseRange(chosen, list, id('b'), true)
  expect(ids(chosen)).toBe('abe')
  expect(ids(chooseRange(chosen, list, id('c'), true))).toBe('abce')
})

test('a range is taken out where its end is taken out', () => {
  const chosen = chooseRange({ ids: new Set(list), from: id('b') }, list, id('d'), false)
  expect(ids(chosen)).toBe('ae')
})

test('with nothing to begin from, or a beginning that is not shown, only this one is chosen', () => {
  expect(ids(chooseRange(NONE_CHOSEN, list, id('c'), true))).toBe('c')
  const gone = chooseOne(NONE_CHOSEN, id('z'), true)
  expect(ids(chooseRange(gone, list, id('c'), true))).toBe('cz')
})
