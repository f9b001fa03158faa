import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isGraphemeBoundary } from '../text/segment-text.ts'
import { findMarks } from './mark/find-marks.ts'
import { makeSnippet } from './snippet.ts'

const risk = [{ kind: 'words', words: [['risk']] }] as const

describe('makeSnippet', () => {
  test('shows a short text whole', () => {
    const text = 'Publish the risk assessment.'
    expect(makeSnippet(text, [{ start: 12, end: 16 }])).toEqual({
      text,
      marks: [{ start: 12, end: 16 }],
      cutStart: false,
      cutEnd: false,
    })
  })

  test('cuts a long text between words, where the marks stand closest', () => {
    const text = `risk ${'some words before it '.repeat(20)}a risk assessment of risk ${'and words after it '.repeat(20)}`
    const snippet = makeSnippet(text, findMarks(risk, text))
    expect(snippet).toMatchObject({ cutStart: true, cutEnd: true })
    expect(snippet.text).toMatch(/^(?:before|it|some|words) .*a risk assessment of risk .*(?:and|words|after|it)$/)
    expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['risk', 'risk'])
  })

  test('is always a piece of the text, of bounded length, with its first mark inside', () => {
    const unit = fc.constantFrom('word ', 'risk ', 'x', '👩‍🚒', 'e\u0301', '\n', '童')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), (text) => {
        const marks = findMarks(risk, text)
        const snippet = makeSnippet(text, marks)
        const at = text.indexOf(snippet.text)
        expect(at).toBeGreaterThanOrEqual(0)
        expect(snippet.text.length).toBeLessThanOrEqual(420)
        expect(snippet.cutStart || text.startsWith(snippet.text)).toBe(true)
        expect(snippet.cutEnd || text.endsWith(snippet.text)).toBe(true)
        expect(isGraphemeBoundary(text, at) && isGraphemeBoundary(text, at + snippet.text.length)).toBe(true)
        if (marks.length > 0) expect(snippet.marks.length).toBeGreaterThan(0)
        for (const { start, end } of snippet.marks) expect(snippet.text.slice(start, end)).toBe('risk')
      }),
      { numRuns: 300 },
    )
  })

  test('of a passage of a megabyte full of marks is as short, in a script with spaces and in one without', () => {
    for (const [filler, marking] of [
      ['a risk ', risk],
      ['保护儿童', [{ kind: 'words', words: [['儿'], ['童']] }] as const],
    ] as const) {
      const text = filler.repeat(1_000_000 / filler.length)
      const marks = findMarks(marking, text)
      expect(marks.length).toBe(Math.floor(1_000_000 / filler.length))
      const snippet = makeSnippet(text, marks.slice(-1_000))
      expect(snippet.text.length).toBeLessThanOrEqual(420)
      expect(snippet.marks.length).toBeGreaterThan(15)
      expect(makeSnippet(text, marks)).toMatchObject({ cutStart: false, cutEnd: true })
    }
  })

  test('shows the beginning of a mark that is longer than the window', () => {
    const text = `${'before '.repeat(30)}${'phrase '.repeat(200)}`
    const snippet = makeSnippet(text, [{ start: 210, end: 1_600 }])
    expect(snippet.text.length).toBeLessThanOrEqual(420)
    expect(snippet.marks).toEqual([{ start: snippet.text.indexOf('phrase'), end: snippet.text.length }])
  })
})
