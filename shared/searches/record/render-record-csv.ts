import { type SearchRecordExport, writeBeyond, writeOpened } from './search-record.ts'

/** What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection), also behind spaces, which some leave out, and in its wide form. */
const FORMULA = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/**
 * One cell: a text that a spreadsheet would run as a formula gets an apostrophe in front, and quotation marks stand around what needs them
 * (RFC 4180, 2.5 to 2.7).
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const HEADINGS = [
  'number',
  'time',
  'as typed',
  'understood as',
  'only as typed',
  'besides',
  'hits',
  'hits with exactly these words',
  'hits in own notes',
  'number is exact',
  'opened',
  'sources not searched',
  'archive',
  'archive id',
  'edition',
  'edition SHA-512',
  'searched with',
  'written',
  'written with',
  'author',
] as const

/**
 * A record of searches as CSV (RFC 4180: commas, CRLF) for a spreadsheet. Each row says by itself what was searched, with what, and who wrote it
 * down. Begins with a byte order mark: without one Excel takes UTF-8 for the code page of the system.
 */
export function renderRecordCsv(record: SearchRecordExport, now: Date): string {
  const { archive, program, author, searches, titles } = record
  const rows = searches.map((entry, index) => [
    String(index + 1),
    entry.at,
    entry.query,
    entry.understood,
    entry.asTyped ? 'yes' : 'no',
    entry.beyond.map(writeBeyond).join('; '),
    String(entry.total),
    String(entry.exactTotal),
    entry.inNotes === null ? '' : String(entry.inNotes),
    entry.complete ? 'yes' : 'no',
    entry.opened.map((hit) => writeOpened(hit, titles)).join('; '),
    entry.leftOut.join('; '),
    archive.title,
    archive.id,
    entry.edition,
    entry.editionDigest,
    entry.program,
    now.toISOString(),
    `${program.name} ${program.version}`,
    author ?? '',
  ])
  return `\ufeff${[HEADINGS, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`
}
