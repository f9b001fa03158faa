import { digestOfPart } from '../part-marks.ts'
import { shortDigest } from './export-record.ts'

/** A line of front matter with what belongs to it: a key with its value, or anything else (a comment, an empty line). */
export type FrontMatterEntry =
  | { readonly type: 'key'; readonly name: string; readonly text: string }
  | { readonly type: 'other'; readonly text: string }

export interface SplitFrontMatter {
  /** Null where the text has none. */
  readonly entries: readonly FrontMatterEntry[] | null
  readonly body: string
  /** It begins like front matter and has no end. */
  readonly unclosed: boolean
}

const KEY = /^(?:"([^"\\]+)"|'([^']+)'|([^\s#:'"[\]{},&*!|>%@`-][^\s:]*(?:[ \t]+[^\s:]+)*))[ \t]*:(?=[ \t]|$)/
const FENCE = /^---[ \t]*$/

/** Takes the front matter off a text with LF as line ends. No reading of YAML: only which lines belong to which key at the top. */
export function splitFrontMatter(text: string): SplitFrontMatter {
  const lines = text.split('\n')
  if (!FENCE.test(lines[0] ?? '')) return { entries: null, body: text, unclosed: false }
  const end = lines.findIndex((line, index) => index > 0 && (FENCE.test(line) || /^\.\.\.[ \t]*$/.test(line)))
  if (end === -1) return { entries: null, body: text, unclosed: true }
  const entries: FrontMatterEntry[] = []
  for (const line of lines.slice(1, end)) {
    const [, double, single, plain] = KEY.exec(line) ?? []
    const name = double ?? single ?? plain
    const last = entries.at(-1)
    if (name !== undefined) entries.push({ type: 'key', name, text: line })
    // A value goes on in lines that are indented or begin a list; a comment or an empty line in between is by itself.
    else if (last?.type === 'key' && /^(?:[ \t]+\S|-(?:[ \t]|$))/.test(line))
      entries[entries.length - 1] = { ...last, text: `${last.text}\n${line}` }
    else entries.push({ type: 'other', text: line })
  }
  return { entries, body: lines.slice(end + 1).join('\n'), unclosed: false }
}

export function joinFrontMatter(entries: readonly FrontMatterEntry[]): string {
  return `---\n${entries.map(({ text }) => `${text}\n`).join('')}---\n`
}

function unquoted(value: string): string {
  if (/^".*"$/s.test(value)) {
    try {
      const read: unknown = JSON.parse(value)
      if (typeof read === 'string') return read
    } catch {
      return value
    }
  }
  return /^'.*'$/s.test(value) ? value.slice(1, -1).replaceAll("''", "'") : value
}

/** The value of an entry as far as it is a text in one line: editors put quotes around it or take them away. */
export function valueOfEntry(entry: FrontMatterEntry): string {
  const text = entry.type === 'key' ? entry.text.replace(KEY, '') : entry.text
  return text.includes('\n') ? text.trimEnd() : unquoted(text.trim())
}

export function digestOfEntry(entry: FrontMatterEntry): string {
  return shortDigest(digestOfPart(valueOfEntry(entry)))
}
