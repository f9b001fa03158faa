import { expect, test } from 'vitest'
import type { NoteId } from '#shared/archive/ids.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import { besideText, cardsToShow, oneAfterAnother } from './card-places.ts'

const card = (id: string, state: 'exact' | 'missing' = 'exact') =>
  ({ note: { id: id as NoteId }, anchor: state === 'exact' ? { state, range: { start: 0, end: 1 } } : { state } }) as AnchoredNote

test('cards stand beside their passages, and one without a place follows the one before', () => {
  const anchored = [card('a'), card('b', 'missing'), card('c')]
  const places = besideText(anchored, [100, null, 900], [50, 60, 70], null)
  expect(places.map(({ top }) => top)).toEqual([100, 162, 900])
})

test('in a list they follow one another', () => {
  expect(oneAfterAnother([50, 60, 70]).map(({ top }) => top)).toEqual([0, 62, 134])
})

test('of two thousand cards only those in view are shown, and those that are worked with', () => {
  const places = oneAfterAnother(Array.from({ length: 2_000 }, () => 88))
  expect(cardsToShow(places, { from: 1_000, to: 1_300 }, [])).toEqual([10, 11, 12])
  expect(cardsToShow(places, { from: 1_000, to: 1_300 }, [1_999, -1])).toEqual([10, 11, 12, 1_998, 1_999])
})
