import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** What a part of a file is, as its mark says it. */
export const PART_NAMES = ['heading', 'text', 'quotation', 'quotation-comment', 'comment', 'reference', 'left-out'] as const
export type PartName = (typeof PART_NAMES)[number]

/** Comments that no reader shows: of HTML, and of Obsidian. */
export type MarkSyntax = 'html' | 'obsidian'

/** A piece of a file: a part between its two marks, or what stands between the parts. The `text` of all pieces in a row is the file. */
export type FilePiece =
  | { readonly type: 'between'; readonly text: string }
  | {
      readonly type: 'part'
      readonly text: string
      readonly id: string
      readonly what: PartName
      /** SHA-256 of what the program wrote, as its mark says (see `digestOfPart`). */
      readonly digest: string
      /** What stands between the marks now, without the blank lines around it; line ends as they are in the file. */
      readonly content: string
      /** Whether it is other than what the program wrote. */
      readonly touched: boolean
      readonly syntax: MarkSyntax
    }

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
/** A mark is a line of its own. The ends of lines are those of Markdown (CommonMark 0.31, 2.1): `^` and `$` would take U+2028 for one too. */
const MARK = new RegExp(
  `(?<![^\\n\\r]) {0,3}(?:<!--|%%) ca:(?:part (?<opens>${UUID}) (?<what>${PART_NAMES.join('|')}) sha256:(?<digest>[0-9a-f]{64})|end (?<ends>${UUID})) (?<close>-->|%%)[ \\t]*(?![^\\n\\r])`,
  'g',
)
/** All that `MARK` could take for a mark, and more. */
const LIKE_A_MARK = /(<!--|%%) (?=ca:(?:part|end) )/g

const BLANK_LINES_BEFORE = /^(?:[ \t]*(?:\r\n|\n|\r))+/

/** Where `text` without what is in `signs` at its end ends. By hand: `[…]+$` takes quadratic time on a long row of them before other text. */
function endWithout(text: string, signs: string): number {
  let end = text.length
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1
  return end
}

/** Spaces and tabs at the end of the last line stay. */
/** Takes away the blank lines at both ends. */
export function withoutBlankLines(content: string): string {
  const begun = content.replace(BLANK_LINES_BEFORE, '')
  const end = endWithout(begun, ' \t\r\n')
  if (end === 0) return ''
  const lineEnd = begun.slice(end).search(/[\r\n]/)
  return lineEnd < 0 ? begun : begun.slice(0, end + lineEnd)
}

/**
 * SHA-256 (hexadecimal) of the UTF-8 of a part's content, by which it is known whether a person changed it: what editors change by themselves (line
 * ends, spaces and tabs at the ends of lines, blank lines around it) makes no difference.
 */
export function digestOfPart(content: string): string {
  const lines = content
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.slice(0, endWithout(line, ' \t')))
  const text = lines.join('\n').replace(/^\n+/, '')
  return bytesToHex(sha256(utf8ToBytes(text.slice(0, endWithout(text, '\n')))))
}

/**
 * Puts a part between its marks, from which `readParts` knows it again; ends without a line feed. Line ends become LF. A line of the content that could
 * be taken for a mark (a person pasted one) gets a second space, which makes it none: in a comment nobody sees it.
 */
export function markPart(id: string, what: PartName, content: string, syntax: MarkSyntax): string {
  return markPartAs(id, what, content, syntax, null)
}

/** Like `markPart`, for content that a person has changed: `digest` is that of what the program wrote last; null for that of the content. */
export function markPartAs(id: string, what: PartName, content: string, syntax: MarkSyntax, digest: string | null): string {
  const words = withoutBlankLines(content.replace(/\r\n?/g, '\n')).replace(LIKE_A_MARK, '$1  ')
  const [open, close] = syntax === 'html' ? ['<!--', '-->'] : ['%%', '%%']
  const begin = `${open} ca:part ${id} ${what} sha256:${digest ?? digestOfPart(words)} ${close}`
  const end = `${open} ca:end ${id} ${close}`
  return words === '' ? `${begin}\n\n${end}` : `${begin}\n\n${words}\n\n${end}`
}

/** Where the line after `at` begins. */
function afterLineEnd(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return at + 2
  return at < text.length ? at + 1 : at
}

interface Mark {
  readonly start: number
  readonly end: number
  readonly opens: string | undefined
  readonly what: string | undefined
  readonly digest: string | undefined
  readonly ends: string | undefined
  readonly syntax: MarkSyntax
}

function findMarks(markdown: string): Mark[] {
  return Array.from(markdown.matchAll(MARK), (match) => {
    const { opens, what, digest, ends, close } = match.groups ?? {}
    return {
      start: match.index,
      end: match.index + match[0].length,
      opens,
      what,
      digest,
      ends,
      syntax: close === '%%' ? 'obsidian' : 'html',
    } satisfies Mark
  })
}

/**
 * Takes a file apart into its parts and what stands between them, so that the texts of all pieces in a row are the file, whatever it holds. A part runs from
 * its first mark to the next end with the same id; a mark whose other one is gone (or comes only after the part begins anew) is no mark.
 * What stands within a part is never read for marks: a part that was pasted into another is content of that.
 */
export function readParts(markdown: string): FilePiece[] {
  const marks = findMarks(markdown)
  // For each mark, read from the end: where the next mark with the same id is.
  const next = new Map<Mark, Mark>()
  const seen = new Map<string, Mark>()
  for (const mark of marks.toReversed()) {
    const id = mark.opens ?? mark.ends ?? ''
    const following = seen.get(id)
    if (following !== undefined) next.set(mark, following)
    seen.set(id, mark)
  }
  const pieces: FilePiece[] = []
  let done = 0
  for (const mark of marks) {
    const end = next.get(mark)
    if (mark.start < done || mark.opens === undefined || end === undefined || end.ends === undefined) continue
    const { opens: id, digest = '' } = mark
    const what = PART_NAMES.find((name) => name === mark.what)
    if (what === undefined) continue
    if (mark.start > done) pieces.push({ type: 'between', text: markdown.slice(done, mark.start) })
    done = afterLineEnd(markdown, end.end)
    const inside = markdown.slice(afterLineEnd(markdown, mark.end), end.start)
    pieces.push({
      type: 'part',
      text: markdown.slice(mark.start, done),
      id,
      what,
      digest,
      content: withoutBlankLines(inside),
      touched: digestOfPart(inside) !== digest,
      syntax: mark.syntax,
    })
  }
  if (done < markdown.length) pieces.push({ type: 'between', text: markdown.slice(done) })
  return pieces
}
