import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIRST_TOP, stackCards, type WantedPlace } from './stack-cards.ts'

const card = (top: number, active = false): WantedPlace => ({ top, height: 100, active })

describe('stackCards', () => {
  test('puts a card at the height of its passage where there is room', () => {
    expect(stackCards([card(80), card(400)])).toEqual([80, 400])
  })

  test('moves a card down that another one is in the way of', () => {
    expect(stackCards([card(80), card(100)])).toEqual([80, 192])
  })

  test('gives the active card its height and makes the others go round it', () => {
    expect(stackCards([card(300), card(310, true), card(320)])).toEqual([198, 310, 422])
  })

  test('keeps every card below the heading', () => {
    expect(stackCards([card(50), card(60), card(70, true)])[0]).toBe(FIRST_TOP)
  })

  test('never lets cards overlap or change their order', () => {
    const wanted = fc.record({ top: fc.integer({ min: 0, max: 3_000 }), height: fc.integer({ min: 1, max: 400 }) })
    fc.assert(
      fc.property(fc.array(wanted, { minLength: 1, maxLength: 12 }), fc.nat(), (cards, pick) => {
        const ordered = cards
          .toSorted((a, b) => a.top - b.top)
          .map((each, index) => ({ ...each, active: index === pick % cards.length }))
        const tops = stackCards(ordered)
        expect(tops[0]).toBeGreaterThanOrEqual(FIRST_TOP)
        for (let index = 1; index < tops.length; index += 1) {
          expect(tops[index]).toBeGreaterThanOrEqual((tops[index - 1] ?? 0) + (ordered[index - 1]?.height ?? 0))
        }
      }),
    )
  })
})
