import type { MarkSyntax } from '../part-marks.ts'

/**
 * What the program wrote into a file last, kept at the end of the file itself: which parts in which order, and digests of what stands outside of parts. With it
 * a part that a person took out is told from one that is new in the program.
 */
export interface ExportRecord {
  /** Of the briefing. */
  readonly briefing: string
  /** Of the parts, in their order: the first digits of their digests by id. */
  readonly parts: ReadonlyMap<string, string>
  /** Of the blocks of each part that has more than one, in order. */
  readonly blocks: ReadonlyMap<string, readonly string[]>
  /** Of what the program writes outside of parts: by `head`, or by the id of the part that it follows. */
  readonly slots: ReadonlyMap<string, string>
  /** Of the values in the front matter, by their names. */
  readonly keys: ReadonlyMap<string, string>
  /** Comments that the program put into the front matter, by their digests. */
  readonly comments: ReadonlySet<string>
}

/** Digits of a digest that are kept: 64 bits tell apart what stood in one place of one file. */
const DIGITS = 16

export function shortDigest(digest: string): string {
  return digest.slice(0, DIGITS)
}

const FORMAT = 1
const EXPLANATION = 'What the program wrote last. Leave this in: with it, exporting again keeps what you change in this file.'

const BEGIN = /^ {0,3}(?:<!--|%%) ca:export (\d+) ([0-9a-f-]{36})[ \t]*$/
const END = /^ {0,3}(?:-->|%%)[ \t]*$/
const BLOCKS = /^blocks (\S+) ([0-9a-f]{12}(?:,[0-9a-f]{12})*)[ \t]*$/
const ENTRY = /^(part|slot|key|comment) (\S+) ([0-9a-f]{16})[ \t]*$/

export function writeExportRecord(record: ExportRecord, syntax: MarkSyntax): string {
  const [open, close] = syntax === 'html' ? ['<!--', '-->'] : ['%%', '%%']
  const rows = (kind: string, entries: Iterable<readonly [string, string]>) =>
    [...entries].map(([name, digest]) => `${kind} ${name} ${digest}`)
  return [
    `${open} ca:export ${FORMAT} ${record.briefing}`,
    EXPLANATION,
    ...rows('part', record.parts),
    ...[...record.blocks].map(([id, digests]) => `blocks ${id} ${digests.join(',')}`),
    ...rows('slot', record.slots),
    ...rows(
      'key',
      [...record.keys].map(([name, digest]) => [encodeURIComponent(name), digest] as const),
    ),
    ...rows(
      'comment',
      [...record.comments].map((digest) => ['-', digest] as const),
    ),
    close,
  ].join('\n')
}

export type FoundRecord =
  | { readonly state: 'none'; readonly rest: string }
  /** `rest` is the text without it. Lines in it that the program did not write stay there. */
  | { readonly state: 'read'; readonly record: ExportRecord; readonly rest: string }
  | { readonly state: 'damaged' }
  | { readonly state: 'newer' }

function decode(name: string): string | null {
  try {
    return decodeURIComponent(name)
  } catch {
    return null
  }
}

/** Takes the record out of a text with LF as line ends. Damaged: it is there more than once, or its end is gone. */
export function findExportRecord(text: string): FoundRecord {
  const lines = text.split('\n')
  const begins = lines.flatMap((line, index) => (BEGIN.test(line) ? [index] : []))
  const [begin] = begins
  if (begin === undefined) return { state: 'none', rest: text }
  if (begins.length > 1) return { state: 'damaged' }
  const [, format = '', briefing = ''] = BEGIN.exec(lines[begin] ?? '') ?? []
  if (Number(format) !== FORMAT) return { state: 'newer' }
  const end = lines.findIndex((line, index) => index > begin && END.test(line))
  if (end === -1) return { state: 'damaged' }
  const parts = new Map<string, string>()
  const blocks = new Map<string, readonly string[]>()
  const slots = new Map<string, string>()
  const keys = new Map<string, string>()
  const comments = new Set<string>()
  const foreign: string[] = []
  for (const line of lines.slice(begin + 1, end)) {
    const [, kind, name = '', digest = ''] = ENTRY.exec(line) ?? []
    const [, part = '', digests = ''] = BLOCKS.exec(line) ?? []
    const key = kind === 'key' ? decode(name) : name
    if (part !== '') blocks.set(part, digests.split(','))
    else if (kind === 'part') parts.set(name, digest)
    else if (kind === 'slot') slots.set(name, digest)
    else if (kind === 'key' && key !== null) keys.set(key, digest)
    else if (kind === 'comment') comments.add(digest)
    else if (line !== EXPLANATION && line.trim() !== '') foreign.push(line)
  }
  const rest = [...lines.slice(0, begin), ...foreign, ...lines.slice(end + 1)].join('\n')
  return { state: 'read', record: { briefing, parts, blocks, slots, keys, comments }, rest }
}
