import { readFileSync } from 'node:fs'
import { Cite } from '@citation-js/core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { anyNaughty } from '../../testing/naughty-strings.ts'
import { bundledBriefing } from '../testing/bundled-briefing.ts'
import { bibliographyOf, type CslItem } from './csl-item.ts'
import { renderBibtex } from './render-bibtex.ts'
import { renderRis } from './render-ris.ts'

const read = (path: string) => readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8')
const { items } = bibliographyOf(bundledBriefing(read))

/** Signs that mean something to TeX or to RIS, and words that BibTeX takes for others. */
const HARD = [
  '{',
  '}',
  '{{',
  '}}',
  '\\',
  '\\}',
  '%',
  '&',
  '$',
  '#',
  '_',
  '~',
  '^',
  '"',
  '@',
  ',',
  '=',
  ' and ',
  ' others',
  'ER  - ',
  '\r\nER  - \r\n',
  '\nTY  - BOOK\n',
  'é',
  'Ж',
  '子ども',
]

const hard = fc.array(fc.constantFrom(...HARD, 'a', 'Bc'), { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''))
const shown = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

function itemWith(text: string): CslItem {
  return {
    id: 'a-source',
    type: 'report',
    title: text,
    publisher: text,
    issued: { 'date-parts': [[2021, 10]] },
    language: 'en',
    archive: text,
    archive_location: text,
    note: text,
    custom: { kind: 'report', title: 'stated', publisher: 'stated', issued: 'stated' },
  }
}

beforeAll(async () => {
  await import('@citation-js/plugin-bibtex')
  await import('@citation-js/plugin-ris')
})

/** Sources as a program of others reads them from a file. */
const readWith = (file: string) => new Cite(file).data

describe('renderBibtex', () => {
  test('writes the file that is kept beside this test', async () => {
    await expect(renderBibtex(items)).toMatchFileSnapshot('../testing/briefing.golden.bib.txt')
  })

  test('is read by a reader of BibTeX: what is known, and nothing more', () => {
    expect(readWith(renderBibtex(items))).toMatchObject([
      {
        id: 'hope-for-children-statement',
        title: items[0]?.title,
        publisher: '“Hope For Children” CRC Policy Center',
        issued: { 'date-parts': [[2021, 10]] },
      },
      { id: 'news-article-2021-10-14', issued: { 'date-parts': [[2021, 10, 14]] } },
    ])
    expect(readWith(renderBibtex(items))[1]).not.toHaveProperty('title')
    expect(readWith(renderBibtex(items))[1]).not.toHaveProperty('publisher')
  })

  test('whatever a title and a publisher hold is one entry, and comes back', () => {
    fc.assert(
      fc.property(hard, (text) => {
        fc.pre(shown(text) !== '')
        const [entry, ...others] = readWith(renderBibtex([itemWith(text), itemWith('next')]))
        expect(others).toHaveLength(1)
        expect(entry).toMatchObject({ title: shown(text), publisher: shown(text) })
      }),
      { numRuns: 300 },
    )
  })

  test('braces are balanced whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(anyNaughty, hard), (text) => {
        let depth = 0
        for (const sign of renderBibtex([itemWith(text)])) {
          if (sign === '{') depth += 1
          if (sign === '}') depth -= 1
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('renderRis', () => {
  test('writes the file that is kept beside this test', async () => {
    const ris = renderRis(items)
    // With LF, so that the file can be looked at and kept by git.
    await expect(ris.replaceAll('\r\n', '\n')).toMatchFileSnapshot('../testing/briefing.golden.ris.txt')
    expect(ris.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('is read by a reader of RIS: what is known, and nothing more', () => {
    const [statement, article] = readWith(renderRis(items))
    expect(statement).toMatchObject({ title: items[0]?.title, publisher: '“Hope For Children” CRC Policy Center' })
    expect(article).toMatchObject({ type: 'article-newspaper' })
    expect(article).not.toHaveProperty('title')
    expect(article).not.toHaveProperty('publisher')
  })

  test('whatever a title and a publisher hold is one record, and comes back', () => {
    fc.assert(
      fc.property(fc.oneof(hard, anyNaughty), (text) => {
        const records = renderRis([itemWith(text), itemWith('next')])
          .split('ER  - \r\n')
          .slice(0, -1)
        const tags = records.map((record) =>
          Object.fromEntries(Array.from(record.matchAll(/^([A-Z][A-Z0-9]) {2}- (.*)\r\n/gmu), ([, tag, words]) => [tag, words])),
        )
        expect(tags).toHaveLength(2)
        expect(tags[0]).toMatchObject({
          TY: 'RPRT',
          ID: 'a-source',
          TI: shown(text),
          PB: shown(text),
          PY: '2021',
          DA: '2021/10//',
        })
      }),
      { numRuns: 300 },
    )
  })
})
