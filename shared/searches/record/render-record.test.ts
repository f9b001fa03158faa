import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MarkdownNode, parseGfm, visibleText } from '../../briefing/testing/parse-gfm.ts'
import { csvCell, renderRecordCsv } from './render-record-csv.ts'
import { renderRecordJson } from './render-record-json.ts'
import { renderRecordMarkdown } from './render-record-markdown.ts'
import { sampleEntry, sampleRecord, sampleSearches } from './testing/sample-record.ts'

const now = new Date('2026-12-01T09:30:00Z')

/** The cells of the one table of a file. */
function tableOf(markdown: string): string[][] {
  const table = parseGfm(markdown).children.find((node) => node.type === 'table')
  if (table?.type !== 'table') return []
  return table.children.map((row) => row.children.map((cell) => visibleText(cell as unknown as MarkdownNode)))
}

/** RFC 4180 read by the letter, one sign after the other. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at++
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === ',') {
      cells.push(cell)
      cell = ''
    } else if (sign === '\r' && text.charAt(at + 1) === '\n') {
      rows.push([...cells, cell])
      cells = []
      cell = ''
      at++
    } else cell += sign
  }
  return rows
}

describe('a record of searches', () => {
  test.each([
    ['Markdown', renderRecordMarkdown, 'record-markdown.golden.txt'],
    ['CSV', renderRecordCsv, 'record-csv.golden.txt'],
    ['JSON', renderRecordJson, 'record-json.golden.txt'],
  ])('is written as %s as the file beside this test', async (_, render, file) => {
    await expect(render(sampleRecord(sampleSearches), now)).toMatchFileSnapshot(`./testing/${file}`)
  })

  test('says so where it is empty', () => {
    expect(renderRecordMarkdown(sampleRecord([]), now)).toContain('No search is on record.')
    expect(readCsv(renderRecordCsv(sampleRecord([]), now))).toHaveLength(1)
    expect(JSON.parse(renderRecordJson(sampleRecord([]), now))).toMatchObject({ searches: [] })
  })

  const query = fc.string({
    unit: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...'|\\"\'`*_<>=+-@\t\n\r,;&#[]()~: a1', '||', '\\|', '<!--', '&amp;') },
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((sign) => !sign.includes('\0')),
    ),
    minLength: 1,
    maxLength: 30,
  })

  test('as Markdown gives every query back in its own cell, whatever is in it', () => {
    fc.assert(
      fc.property(query, query, (one, two) => {
        const rows = tableOf(renderRecordMarkdown(sampleRecord([sampleEntry({ query: one }), sampleEntry({ query: two })]), now))
        const oneLine = (text: string) => text.replace(/[\r\n\u2028\u2029]+/gu, ' ')
        expect(rows.map((cells) => cells.length)).toEqual([9, 9, 9])
        expect(rows.slice(1).map((cells) => cells[2])).toEqual([oneLine(one), oneLine(two)])
      }),
      { numRuns: 300 },
    )
  })

  test('as CSV gives every query back, with an apostrophe before what a spreadsheet would run', () => {
    fc.assert(
      fc.property(query, query, (one, two) => {
        const text = renderRecordCsv(sampleRecord([sampleEntry({ query: one }), sampleEntry({ query: two })]), now)
        expect(text.startsWith('\ufeff')).toBe(true)
        const rows = readCsv(text.slice(1))
        expect(rows.map((cells) => cells.length)).toEqual([20, 20, 20])
        const safe = (word: string) => {
          const rest = word.trimStart()
          const before = word.slice(0, word.length - rest.length)
          return /^[=+\-@＝＋－＠]/.test(rest) || /[\t\r\n]/.test(before) ? `'${word}` : word
        }
        expect(rows.slice(1).map((cells) => cells[2])).toEqual([safe(one), safe(two)])
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })

  test('as JSON holds every query as it was typed', () => {
    fc.assert(
      fc.property(query, (typed) => {
        const text = renderRecordJson(sampleRecord([sampleEntry({ query: typed })]), now)
        expect(JSON.parse(text)).toMatchObject({ searches: [{ query: typed, hits: 0 }], archive: { id: sampleEntry().archive } })
      }),
    )
  })
})

test.each([
  [' =1', "' =1"],
  ['＝1', "'＝1"],
  [' \n|', '"\' \n|"'],
  ['\u00a0+1', "'\u00a0+1"],
  ['plain', 'plain'],
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-risk', "'-risk"],
  ['"a phrase"', '"""a phrase"""'],
  ['+a,"b"', '"\'+a,""b"""'],
  ['a\nb', '"a\nb"'],
  ['', ''],
])('csvCell writes %j as %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})
