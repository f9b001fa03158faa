import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { anyNaughty } from '../../testing/naughty-strings.ts'
import type { BriefingDocument } from '../briefing-document.ts'
import { bundledBriefing, bundledNote, bundledNotes, documentOf, notePart } from '../testing/bundled-briefing.ts'
import { renderNotesCsv } from './render-csv.ts'
import { renderNotesJson } from './render-notes-json.ts'

const read = (path: string) => readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8')
const cited = bundledNote(read)
const document = bundledBriefing(read)

/** Reads RFC 4180 as its grammar says, and nothing more kindly. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < csv.length) {
    const [cell = '', quoted, plain = ''] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))/.exec(csv.slice(at)) ?? []
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    at += cell.length
    if (csv.startsWith('\r\n', at)) {
      rows.push(row)
      row = []
      at += 2
    } else if (csv[at] === ',') at += 1
    else throw new Error(`no end of a cell at ${at}`)
  }
  return rows
}

/** As docs/briefing-format.md says that a cell reads back. */
const asWritten = (cell: string) => cell.replace(/^'(?=['\s]*[=+\-@\t\r\n＝＋－＠])/, '')

function readTable(csv: string): Record<string, string>[] {
  expect(csv.charCodeAt(0)).toBe(0xfeff)
  const [names = [], ...rows] = readCsv(csv.slice(1))
  for (const row of rows) expect(row).toHaveLength(names.length)
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [names[index] ?? '', asWritten(cell)])))
}

/** A briefing with one note, whose every text is `text`. */
function everywhere(text: string): BriefingDocument {
  const said = { basis: 'archivist', value: text, remark: text } as const
  const note = { ...cited.note, body: text, tags: [text], author: text, target: { ...cited.note.target, exact: text } }
  return documentOf([notePart(1, 'quotation', { ...cited, note, source: { ...cited.source, title: said, publisher: said } })])
}

describe('renderNotesCsv', () => {
  test('writes the file that is kept beside this test', async () => {
    // With LF, so that the file can be looked at and kept by git; that there are no others is seen below.
    await expect(renderNotesCsv(document).replaceAll('\r\n', '\n')).toMatchFileSnapshot(
      '../testing/briefing-notes.golden.csv.txt',
    )
  })

  test('has a row for each note and for each that was left out, in their order', () => {
    const rows = readTable(renderNotesCsv(document))
    expect(rows.map(({ position, form, left_out }) => [position, form, left_out])).toEqual([
      ['1', 'quotation', ''],
      ['2', 'quotation-comment', ''],
      ['3', 'quotation-comment', ''],
      ['4', 'comment', ''],
      ['5', 'reference', ''],
      ['6', 'quotation', ''],
      ['7', 'quotation', ''],
      ['8', 'quotation-comment', ''],
      ['9', 'quotation-comment', ''],
      ['10', 'reference', ''],
      ['11', 'left-out', 'gone'],
      ['12', 'left-out', 'private'],
      ['13', 'left-out', 'unreadable'],
    ])
  })

  test('each row of an internal briefing says that it is not to be handed on, and none of any other', () => {
    const marks = (internal: boolean) =>
      new Set(readTable(renderNotesCsv({ ...document, internal })).map((row) => row['distribution']))
    expect([...marks(true)]).toEqual(['INTERNAL: this file may hold private notes and is not to be handed on'])
    expect([...marks(false)]).toEqual([''])
  })

  test('every block and every pair of blocks of the archive is read back letter for letter', () => {
    const notes = bundledNotes(read)
    const rows = readTable(renderNotesCsv(documentOf(notes.map((cited, index) => notePart(index, 'quotation', cited)))))
    expect(rows.map(({ quotation }) => quotation)).toEqual(notes.map(({ note }) => note.target.exact))
  })

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    "'=1",
    "''-1",
    '＝1+1',
    ' =1+1',
    "\u00a0' -1",
    '=HYPERLINK("https://example.org")',
  ])('no cell begins with what a spreadsheet would run: %j', (text) => {
    const csv = renderNotesCsv(everywhere(text))
    for (const row of readCsv(csv.slice(1)).slice(1))
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@\t\r\n＝＋－＠]/)
    const [row] = readTable(csv)
    expect(row).toMatchObject({ quotation: text, comment: text, author: text, source_title: text, publisher: text })
  })

  test('whatever is written is read back, and no cell begins a formula', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyNaughty, fc.string({ unit: fc.constantFrom("'", ' ', '=', '-', '"', ',', '\r', '\n', 'a') })),
        (text) => {
          const csv = renderNotesCsv(everywhere(text))
          for (const row of readCsv(csv.slice(1)).slice(1)) for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@\t\r\n]/)
          expect(readTable(csv)[0]).toMatchObject({ quotation: text, comment: text })
        },
      ),
      { numRuns: 300 },
    )
  })
})

const basis = z.enum(['stated', 'archivist', 'not-stated'])
const position = z.int().nonnegative().nullable()

/** The shape as docs/briefing-format.md describes it. */
const notesSchema = z.strictObject({
  format: z.literal('campaign-archive-notes/1'),
  title: z.string(),
  internal: z.boolean(),
  author: z.string().nullable(),
  date: z.iso.datetime(),
  briefing: z.uuid(),
  archive: z.strictObject({
    id: z.string(),
    title: z.string(),
    edition: z.string().regex(/^v\d+$/),
    editionSha512: z.string().regex(/^[0-9a-f]{128}$/),
  }),
  program: z.string(),
  notes: z.array(
    z.strictObject({
      position: z.int().positive(),
      part: z.uuid(),
      form: z.enum(['quotation', 'quotation-comment', 'comment', 'reference', 'left-out']),
      leftOut: z.enum(['gone', 'private', 'unreadable']).nullable(),
      note: z
        .strictObject({
          id: z.uuid(),
          comment: z.string(),
          tags: z.array(z.string()),
          colour: z.string(),
          status: z.string(),
          author: z.string().nullable(),
          createdAt: z.iso.datetime(),
          modifiedAt: z.iso.datetime(),
          quotation: z.string().nullable(),
          quotationSha256: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .nullable(),
          record: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }).nullable(),
          source: z.strictObject({
            id: z.string(),
            kind: z.string(),
            title: z.string().nullable(),
            titleBasis: basis,
            publisher: z.string().nullable(),
            publisherBasis: basis,
            date: z.string().nullable(),
            dateBasis: basis,
            language: z.string(),
            capturedAt: z.string().nullable(),
          }),
          paragraphs: z.string().nullable(),
          blocks: z.array(z.int().positive().nullable()),
          start: position,
          end: position,
          edition: z.string(),
          link: z.string().startsWith('campaign-archive://open/'),
        })
        .nullable(),
    }),
  ),
})

describe('renderNotesJson', () => {
  test('writes the file that is kept beside this test', async () => {
    await expect(renderNotesJson(document)).toMatchFileSnapshot('../testing/briefing-notes.golden.json.txt')
  })

  test('has the shape that is documented', () => {
    const value = notesSchema.parse(JSON.parse(renderNotesJson(document)))
    expect(value.notes).toHaveLength(13)
    expect(value.notes.filter(({ note, leftOut }) => (note === null) === (leftOut === null))).toEqual([])
  })

  test('whatever is written is read back', () => {
    fc.assert(
      fc.property(anyNaughty, (text) => {
        const { notes } = notesSchema.parse(JSON.parse(renderNotesJson(everywhere(text))))
        expect(notes[0]?.note).toMatchObject({ quotation: text, comment: text, tags: [text] })
      }),
      { numRuns: 200 },
    )
  })
})
