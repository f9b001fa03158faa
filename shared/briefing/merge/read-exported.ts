import { type MarkSyntax, type PartName, readParts, withoutBlankLines } from '../part-marks.ts'
import { type ExportRecord, findExportRecord } from './export-record.ts'
import { type FrontMatterEntry, splitFrontMatter, valueOfEntry } from './front-matter-entries.ts'

/** A part as it stands in a file, with what stands after it until the next. Line ends are LF, blank lines at both ends are gone. */
export interface ExportedPart {
  readonly id: string
  readonly what: PartName
  readonly digest: string
  readonly content: string
  readonly syntax: MarkSyntax
  readonly after: string
}

/** A file that the program wrote, or what it would write. */
export interface ExportedFile {
  readonly byteOrderMark: boolean
  readonly lineEnd: '\n' | '\r\n'
  readonly frontMatter: readonly FrontMatterEntry[] | null
  /** What stands before the first part. */
  readonly head: string
  readonly parts: readonly ExportedPart[]
  readonly record: ExportRecord | null
}

export type DamagedMarks = 'unpaired' | 'twice' | 'nested' | 'record' | 'front-matter'

export type ReadExported =
  | { readonly state: 'read'; readonly file: ExportedFile }
  | { readonly state: 'damaged'; readonly how: DamagedMarks }
  /** A newer version of the program wrote it. */
  | { readonly state: 'newer' }

const FORMAT = 'campaign-archive-briefing/'

/** What is left of a mark that cannot be read as one. `markPart` puts a second space into what a person pasted into the program. */
const MARK_LEFT = /(?:<!--|%%)[ \t]?ca:(?:part|end)\b/i
const MARK_INSIDE = /(?:<!--|%%) ca:(?:part|end) /

export function valueOfKey(entries: readonly FrontMatterEntry[] | null, name: string): string | null {
  const entry = entries?.find((each) => each.type === 'key' && each.name === name)
  return entry === undefined ? null : valueOfEntry(entry)
}

function lineEndOf(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1
  const both = text.split('\r\n').length - 1
  return both * 2 > all ? '\r\n' : '\n'
}

/** Takes a file apart for merging. Where its marks are damaged nothing is guessed: `how` says what was found. */
export function readExported(text: string): ReadExported {
  const byteOrderMark = text.startsWith('\ufeff')
  const lines = (byteOrderMark ? text.slice(1) : text).replaceAll('\r\n', '\n')
  const { entries, body, unclosed } = splitFrontMatter(lines)
  const format = valueOfKey(entries, 'format')
  if (format?.startsWith(FORMAT) === true && format !== `${FORMAT}1`) return { state: 'newer' }
  const found = findExportRecord(body)
  if (found.state === 'newer') return { state: 'newer' }
  if (found.state === 'damaged') return { state: 'damaged', how: 'record' }
  const parts: ExportedPart[] = []
  let head = ''
  for (const piece of readParts(found.rest)) {
    if (piece.type === 'part') {
      if (MARK_INSIDE.test(piece.content)) return { state: 'damaged', how: 'nested' }
      if (parts.some(({ id }) => id === piece.id)) return { state: 'damaged', how: 'twice' }
      const { id, what, digest, syntax } = piece
      parts.push({ id, what, digest, syntax, content: withoutBlankLines(piece.content), after: '' })
      continue
    }
    if (MARK_LEFT.test(piece.text)) return { state: 'damaged', how: 'unpaired' }
    const between = withoutBlankLines(piece.text)
    const last = parts.at(-1)
    if (last === undefined) head = between
    else parts[parts.length - 1] = { ...last, after: between }
  }
  // A file of someone else may well begin with a line of hyphens.
  if (unclosed && (parts.length > 0 || found.state === 'read')) return { state: 'damaged', how: 'front-matter' }
  const record = found.state === 'read' ? found.record : null
  return { state: 'read', file: { byteOrderMark, lineEnd: lineEndOf(text), frontMatter: entries, head, parts, record } }
}
