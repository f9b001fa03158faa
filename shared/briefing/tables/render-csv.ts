import type { BriefingDocument } from '../briefing-document.ts'
import { INTERNAL } from '../front-matter.ts'
import { type NotedRow, notedRows } from './noted-rows.ts'

/**
 * What a spreadsheet would run, or take for a number, instead of showing it (OWASP, "CSV Injection"), also behind spaces, which some leave out when they read a
 * file; and behind apostrophes: so that one put in front can be told from one that was there.
 */
const FORMULA = /^['\s]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

function escapeCell(text: string): string {
  const shown = FORMULA.test(text) ? `'${text}` : text
  // Always in quotes: then no reader takes a list of tags for two cells, nor a space at the end for nothing.
  return `"${shown.replaceAll('"', '""')}"`
}

type Cell = string | number | null

/** The columns in their order, by the name in the first row. */
const COLUMNS: Readonly<Record<string, (row: NotedRow) => Cell | undefined>> = {
  position: ({ position }) => position,
  form: ({ form }) => form,
  quotation: ({ note }) => note?.quotation,
  comment: ({ note }) => note?.comment,
  tags: ({ note }) => note?.tags.join('; '),
  source_title: ({ note }) => note?.source.title,
  source_title_basis: ({ note }) => note?.source.titleBasis,
  publisher: ({ note }) => note?.source.publisher,
  publisher_basis: ({ note }) => note?.source.publisherBasis,
  date: ({ note }) => note?.source.date,
  date_basis: ({ note }) => note?.source.dateBasis,
  paragraphs: ({ note }) => note?.paragraphs,
  record_kind: ({ note }) => note?.record?.kind,
  record_id: ({ note }) => note?.record?.id,
  record_name: ({ note }) => note?.record?.name,
  source_id: ({ note }) => note?.source.id,
  source_kind: ({ note }) => note?.source.kind,
  language: ({ note }) => note?.source.language,
  captured: ({ note }) => note?.source.capturedAt,
  edition: ({ note }) => note?.edition,
  start: ({ note }) => note?.start,
  end: ({ note }) => note?.end,
  quotation_sha256: ({ note }) => note?.quotationSha256,
  link: ({ note }) => note?.link,
  colour: ({ note }) => note?.colour,
  status: ({ note }) => note?.status,
  author: ({ note }) => note?.author,
  created: ({ note }) => note?.createdAt,
  modified: ({ note }) => note?.modifiedAt,
  note_id: ({ note }) => note?.id,
  part_id: ({ part }) => part,
  left_out: ({ leftOut }) => leftOut,
}

function renderCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'number' ? String(cell) : escapeCell(cell)
}

/**
 * The notes of a briefing as a table (RFC 4180, UTF-8; a byte order mark tells Excel so). A cell that a spreadsheet could take for a formula begins with an
 * apostrophe that is not part of it. Columns, and how to read a cell back: docs/briefing-format.md.
 */
export function renderNotesCsv(document: BriefingDocument): string {
  // In each row, since rows are what is copied out of a table.
  const distribution = renderCell(document.internal ? INTERNAL : null)
  const rows = notedRows(document).map((row) => [...Object.values(COLUMNS).map((read) => renderCell(read(row))), distribution])
  return `\ufeff${[[...Object.keys(COLUMNS), 'distribution'], ...rows].map((cells) => `${cells.join(',')}\r\n`).join('')}`
}
