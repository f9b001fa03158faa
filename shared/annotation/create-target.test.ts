import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ArchiveId,
  archiveIdSchema,
  type EditionId,
  editionIdSchema,
  type SourceId,
  sourceIdSchema,
} from '../archive/ids.ts'
import { targetSchema } from '../notes/note.ts'
import { createTarget } from './create-target.ts'
import { targetRange } from './target-range.ts'

const source: SourceId = sourceIdSchema.parse('the-letter')
const archive: ArchiveId = archiveIdSchema.parse('info:test')
const edition: EditionId = editionIdSchema.parse('v2')
const textSha512 = 'a'.repeat(128)

function create(text: string, start: number, end: number) {
  return createTarget({ archive, source, edition, text, textSha512, range: { start, end } })
}

describe('createTarget', () => {
  test('quotes the selection without the white space at its ends, counted in code points', () => {
    const text = '👩‍🚒 wrote: \u00a0 publish the risk assessment \n now'
    const start = text.indexOf(':') + 1
    const target = create(text, start, text.indexOf('now'))
    expect(target.exact).toBe('publish the risk assessment')
    expect([...text].slice(target.start, target.end).join('')).toBe(target.exact)
    expect(target).toMatchObject({ archive, source, edition, textSha512, prefix: '👩‍🚒 wrote: \u00a0 ', suffix: ' \n now' })
  })

  test('takes 160 characters of context of words that stand in the text once, where the text has them', () => {
    const text = `${'before '.repeat(30)}WORDS${' after'.repeat(40)}`
    const target = create(text, 210, 215)
    expect(target).toMatchObject({ exact: 'WORDS', prefix: text.slice(50, 210), suffix: text.slice(215, 375) })
    expect(create('few WORDS here', 4, 9)).toMatchObject({ prefix: 'few ', suffix: ' here' })
  })

  test('takes at least 32 characters of context of words that stand there more often', () => {
    const text = `${'before '.repeat(20)}WORDS${' after'.repeat(20)}\n${'other '.repeat(20)}WORDS${' later'.repeat(20)}`
    const target = create(text, 140, 145)
    expect(target).toMatchObject({ exact: 'WORDS', occurrences: 2, prefix: text.slice(108, 140), suffix: text.slice(145, 177) })
  })

  test('takes more context on each side until that side alone tells the passage from the others', () => {
    const paragraph = `${'x '.repeat(60)}risk ${'y '.repeat(60)}`
    const text = `one ${paragraph}two ${paragraph}three ${paragraph}four`
    const start = text.indexOf('risk', text.indexOf('two'))
    const target = create(text, start, start + 4)
    for (const words of [target.prefix + target.exact, target.exact + target.suffix]) {
      expect(text.indexOf(words)).toBe(text.lastIndexOf(words))
    }
    expect([target.prefix.length, target.suffix.length, target.occurrences]).toEqual([256, 256, 3])
  })

  test('counts the same words, typography aside, and not those within other words', () => {
    const text = 'A risk-free risk, no “risk assessment”, no "risk\nassessment", and a risky one.'
    expect(create(text, text.indexOf('risk,'), text.indexOf('risk,') + 4).occurrences).toBe(3)
    expect(create(text, text.indexOf('“'), text.indexOf('”') + 1).occurrences).toBe(2)
  })

  test('stops at 1,000 characters of context', () => {
    const text = 'same '.repeat(1_000)
    const target = create(text, 2_500, 2_504)
    expect([target.prefix.length, target.suffix.length]).toEqual([1_000, 1_000])
    expect(targetSchema.safeParse(target).success).toBe(true)
  })

  test('refuses a selection that holds nothing to quote', () => {
    expect(targetRange('a \n b', { start: 1, end: 4 })).toBeNull()
    expect(targetRange('x'.repeat(200_001), { start: 0, end: 200_001 })).toBeNull()
    expect(() => create('a \n b', 1, 4)).toThrow('1 to 4 of the-letter cannot be quoted')
  })

  test('keeps a space that carries an accent', () => {
    expect(targetRange('  \u0301 ', { start: 0, end: 4 })).toEqual({ start: 1, end: 3 })
  })

  test('always fits the schema and gives back the passage it was made from', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '\n', 'é', '👩‍🚒', 'e\u0301', '🇨🇾', '.')
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 200 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        fc.pre(targetRange(text, { start, end }) !== null)
        const target = create(text, start, end)
        expect(targetSchema.safeParse(target).error).toBeUndefined()
        const points = [...text]
        expect(points.slice(target.start, target.end).join('')).toBe(target.exact)
        expect(points.slice(0, target.start).join('').endsWith(target.prefix)).toBe(true)
        expect(points.slice(target.end).join('').startsWith(target.suffix)).toBe(true)
        expect(target.exact).toBe(target.exact.replace(/^\s+(?!\u0301)|\s+$/gu, ''))
      }),
      { numRuns: 500 },
    )
  })
})
