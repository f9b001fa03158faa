import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { BriefingPartId, EditionId } from '#shared/archive/ids.ts'
import type { Warning } from '#shared/briefing/warnings/warning.ts'
import { WarningList } from './warning-list.tsx'

const catalogue = { edition: { id: 'v3' }, sources: [], blocks: [] } as unknown as EditionCatalogue
const at = { part: 'p' as BriefingPartId, where: 'text', range: { start: 4, end: 6 } } as const

function written(warnings: readonly Warning[], quoted = ''): string {
  const list = createElement(WarningList, { warnings, catalogue, quotationOf: () => quoted, onShow: () => {} })
  const html = renderToStaticMarkup(createElement(MemoryRouter, null, list))
  return html
    .replace(/<(del|ins)\b[^>]*>/g, (_, name) => (name === 'del' ? '[-' : '[+'))
    .replace(/<\/(?:del|ins)>/g, ']')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

test('says so where there is nothing to look at', () => {
  expect(written([])).toBe('Nothing to look at: the figures are founded, and the quotations stand as they are quoted.')
})

test('names who says what of a figure on which the sources disagree', () => {
  const span = { source: 'the-statement', start: 1, end: 2, exact: 'x' } as const
  const said = [
    { figure: { kind: 'count', value: 59, relation: 'exactly', nouns: [] }, from: { kind: 'total', span } },
    { figure: { kind: 'count', value: 51, relation: 'exactly', nouns: [] }, from: { kind: 'counted', counted: 'signatories' } },
    { figure: { kind: 'count', value: 50, relation: 'more-than', nouns: [] }, from: { kind: 'quotation', part: at.part } },
  ] as unknown as Extract<Warning, { code: 'figure-disputed' }>['said']
  const text = written([{ ...at, code: 'figure-disputed', figure: '59', said }])
  expect(text).toContain('1 warning')
  expect(text).toContain('The sources disagree on “59”')
  expect(text).toContain('59: the-statement')
  expect(text).toContain('51: rows in the list of signatories')
  expect(text).toContain('more than 50: a quotation in this briefing')
})

test('shows how a quotation reads now, and what was changed in it', () => {
  const now = {
    state: 'reworded',
    passage: 'six steps',
    words: [
      { kind: 'replaced', before: { start: 0, end: 4 }, after: { start: 0, end: 3 } },
      { kind: 'same', before: { start: 4, end: 10 }, after: { start: 3, end: 9 } },
    ],
    changes: [{ part: { kind: 'replaced', before: { start: 0, end: 4 }, after: { start: 0, end: 3 } }, kinds: ['number'] }],
  } as const
  const text = written(
    [{ ...at, code: 'quotation-changed', edition: 'v1' as EditionId, newer: 'v2' as EditionId, now }],
    'five steps',
  )
  expect(text).toContain('Quoted from edition v1; edition v2 reads differently')
  expect(text).toContain('[- as quoted: five end. ][+ now: six end. ] steps')
  expect(text).toContain('Changed: a number.')
})

test('says inside which word a quotation begins or ends', () => {
  expect(written([{ ...at, code: 'word-cut', side: 'before', word: 'unsafe' }])).toContain(
    'This quotation begins inside the word “unsafe”',
  )
  expect(written([{ ...at, code: 'word-cut', side: 'after', word: 'decision' }])).toContain(
    'This quotation ends inside the word “decision”',
  )
})

test('puts hints last', () => {
  const text = written([
    { ...at, code: 'heading-empty' },
    { ...at, code: 'quotation-cut', side: 'before', kind: 'negation', cut: 'no evidence that' },
  ])
  expect(text.indexOf('no evidence that')).toBeLessThan(text.indexOf('Nothing stands under this heading'))
})
