import { digestOfPart, type MarkSyntax, markPartAs, type PartName } from '../part-marks.ts'
import { arrangeUnits } from './arrange-units.ts'
import { type ExportRecord, shortDigest, writeExportRecord } from './export-record.ts'
import { joinFrontMatter } from './front-matter-entries.ts'
import { digestsOfBlocks } from './merge-blocks.ts'
import { type ContentState, mergeContent } from './merge-content.ts'
import { digestsOfKeys, mergeFrontMatter } from './merge-front-matter.ts'
import { type DamagedMarks, type ExportedFile, type ExportedPart, readExported, valueOfKey } from './read-exported.ts'

/**
 * What became of a part: besides the states of its content, `added` is new in the file, `removed` went because it is no longer in the briefing, `kept` is no longer in it but was
 * edited in the file, `stays-out` was taken out of the file by a person, `back` was too but has changed since, `foreign` has marks and is of no briefing that this file was
 * made from.
 */
export type PartState = ContentState | 'added' | 'removed' | 'kept' | 'stays-out' | 'foreign'

export interface MergedPart {
  readonly id: string
  readonly what: PartName
  readonly state: PartState
  /** What stands in the file before, without what the program once put beside it; null where the part is not in it. */
  readonly file: string | null
  /** What the program has; null where it has no such part. */
  readonly program: string | null
}

/** How a file and a new export came together. */
export interface MergedExport {
  readonly text: string
  /** In the order of the result; those that are not in it stand at the end. */
  readonly parts: readonly MergedPart[]
  /** Of the text before the first part, which holds the title. */
  readonly head: { readonly state: ContentState; readonly file: string; readonly program: string }
  /** Keys of the front matter that a person set and that changed in the program: both stand in the file. */
  readonly keys: readonly string[]
  /** The order changed in the program, and stays as a person made it in the file. */
  readonly orderStays: boolean
  /** The list at the end of the file is gone: what a person took out cannot be told from what is new. */
  readonly withoutRecord: boolean
  /** Whether anything but the date of the export would change. */
  readonly changes: boolean
}

export type MergeOutcome =
  | { readonly state: 'merged'; readonly merged: MergedExport }
  /** Nothing in it says that this program wrote it. */
  | { readonly state: 'not-ours' }
  | { readonly state: 'damaged'; readonly how: DamagedMarks }
  | { readonly state: 'without-marks' }
  | { readonly state: 'newer' }
  | { readonly state: 'other-briefing'; readonly title: string | null }
  | { readonly state: 'other-archive'; readonly archive: string | null }
  /** It holds private notes, or may, and what is exported now does not: words of private notes would stay in a file that no longer says so. */
  | { readonly state: 'internal' }

const HEAD = 'head'

function readNext(text: string): ExportedFile {
  const read = readExported(text)
  if (read.state !== 'read') throw new Error(`an export has marks that cannot be read: ${read.state}`)
  return read.file
}

function syntaxOf(next: ExportedFile): MarkSyntax {
  return next.parts[0]?.syntax ?? 'html'
}

function recordOf(next: ExportedFile, comments: ReadonlySet<string>): ExportRecord {
  const slots = [[HEAD, next.head] as const, ...next.parts.map(({ id, after }) => [id, after] as const)]
  return {
    briefing: valueOfKey(next.frontMatter, 'briefing') ?? '00000000-0000-0000-0000-000000000000',
    parts: new Map(next.parts.map(({ id, content }) => [id, shortDigest(digestOfPart(content))])),
    blocks: new Map(
      next.parts.flatMap(({ id, content }) => {
        const digests = digestsOfBlocks(content)
        return digests.length > 1 ? [[id, digests] as const] : []
      }),
    ),
    slots: new Map(slots.flatMap(([name, text]) => (text === '' ? [] : [[name, shortDigest(digestOfPart(text))]]))),
    keys: digestsOfKeys(next.frontMatter ?? []),
    comments,
  }
}

/** The text as it goes into a file, with the line ends and the byte order mark of the file before. */
function assemble(frontMatter: ExportedFile['frontMatter'], body: readonly string[], like: ExportedFile): string {
  const text = `${body.filter((stretch) => stretch !== '').join('\n\n')}\n`
  const whole = frontMatter === null ? text : `${joinFrontMatter(frontMatter)}\n${text}`
  const ended = like.lineEnd === '\r\n' ? whole.replaceAll('\n', '\r\n') : whole
  return like.byteOrderMark ? `\ufeff${ended}` : ended
}

/** Whether an export can be merged with what stands in a file: one made by a template of one's own may have no marks, or some twice. */
export function canMerge(next: string): boolean {
  const read = readExported(next)
  return read.state === 'read' && read.file.parts.length > 0
}

/** What is exported for the first time: with the record that makes it a base for the next one. */
export function beginExport(next: string): string {
  const file = readNext(next)
  const record = writeExportRecord(recordOf(file, new Set()), syntaxOf(file))
  return `${next.trimEnd()}\n\n${record}\n`
}

/** Why a file is not merged with an export; null where it is. */
function refusal(file: ExportedFile, next: ExportedFile): MergeOutcome | null {
  const known = new Set(next.parts.map(({ id }) => id))
  const of = (entries: ExportedFile, name: string) => valueOfKey(entries.frontMatter, name)
  const format = of(file, 'format')
  const shared = file.parts.some(({ id }) => known.has(id))
  if (file.parts.length === 0 && file.record === null) return { state: format === null ? 'not-ours' : 'without-marks' }
  const [archive, nextArchive] = [of(file, 'archive_id'), of(next, 'archive_id')]
  if (archive !== null && archive !== nextArchive && !shared)
    return { state: 'other-archive', archive: of(file, 'archive') ?? archive }
  // The record says it where the front matter was taken away; parts have ids that no other briefing has.
  const briefing = file.record?.briefing ?? of(file, 'briefing')
  if (briefing !== of(next, 'briefing') && !shared) return { state: 'other-briefing', title: of(file, 'title') }
  const wasInternal = of(file, 'distribution') !== null || file.record?.keys.has('distribution') === true
  if (wasInternal && of(next, 'distribution') === null) return { state: 'internal' }
  return null
}

/** Whether two files differ in more than the date of the export. */
function differs(before: string, after: string): boolean {
  const plain = (text: string) =>
    text
      .replaceAll('\r\n', '\n')
      .replace(/^date: .*$/m, '')
      .replace(/^key date .*$/m, '')
  return digestOfPart(plain(before)) !== digestOfPart(plain(after))
}

/** A part of the result, with what stands around it. */
interface Unit {
  readonly id: string
  readonly before: readonly string[]
  readonly written: string
  readonly after: string
}

interface Merging {
  readonly file: ExportedFile
  readonly next: ExportedFile
  readonly syntax: MarkSyntax
  readonly leaveOut: ReadonlySet<string>
}

/** Of what the program writes outside of parts. Without a record nothing is known of it. */
function slotBase(record: ExportRecord | null, name: string): string | null {
  return record === null ? null : (record.slots.get(name) ?? shortDigest(digestOfPart('')))
}

/** The blocks of what the program wrote into a part last, where the record is of the same export as the mark of the part. */
function blocksOfBase(record: ExportRecord | null, { id, digest }: ExportedPart): readonly string[] | null {
  return record?.parts.get(id) === shortDigest(digest) ? (record.blocks.get(id) ?? null) : null
}

function mergeSlot({ file, syntax }: Merging, name: string, text: string, next: string) {
  // A text without a record in a place where the program writes nothing is a person's.
  if (file.record === null && next === '') return { content: text, state: 'edited' as const, own: text }
  return mergeContent({ file: text, base: slotBase(file.record, name), blocks: null, next, syntax, leaveOut: false })
}

function writtenPart(part: ExportedPart, content: string, digest: string, syntax: MarkSyntax): string {
  return markPartAs(part.id, part.what, content, syntax, digest)
}

/** Goes through the parts of the file: what becomes of each, and of what stands after it. */
function mergeFileParts(merging: Merging) {
  const { file, next, syntax, leaveOut } = merging
  const ofProgram = new Map(next.parts.map((part) => [part.id, part]))
  const units: Unit[] = []
  const parts: MergedPart[] = []
  /** What stands after a part that goes: it comes before the next one that stays. */
  let loose: string[] = []
  for (const part of file.parts) {
    const now = ofProgram.get(part.id)
    const after = mergeSlot(merging, part.id, part.after, now?.after ?? '').content
    const keep = (written: string) => {
      units.push({ id: part.id, before: loose, written, after })
      loose = []
    }
    const say = (state: PartState, own: string) =>
      parts.push({ id: part.id, what: now?.what ?? part.what, state, file: own, program: now?.content ?? null })
    if (now !== undefined) {
      const merged = mergeContent({
        file: part.content,
        base: part.digest,
        blocks: blocksOfBase(file.record, part),
        next: now.content,
        syntax,
        leaveOut: leaveOut.has(part.id),
      })
      keep(writtenPart(now, merged.content, digestOfPart(now.content), syntax))
      say(merged.state, merged.state === 'same' || merged.state === 'renewed' ? part.content : merged.own)
      continue
    }
    const touched = digestOfPart(part.content) !== part.digest
    const written = file.record === null || file.record.parts.has(part.id)
    if (touched || !written) {
      keep(writtenPart(part, part.content, part.digest, part.syntax))
      say(written ? 'kept' : 'foreign', part.content)
    } else {
      if (after !== '') loose.push(after)
      say('removed', part.content)
    }
  }
  return { units, parts, loose }
}

/**
 * Merges a file that was exported earlier, and that people may have edited since, with a new export of the same briefing: three ways, part by part. The base is
 * the digest that the program wrote into the mark of each part, and the record at the end of the file. The rules are in docs/exporting-again.md.
 * Nothing that a person typed is missing in the result, and merging that with the same export again changes nothing. `leaveOut` are parts that a person took out of the
 * file and that stay out although they have changed since.
 */
export function mergeExport(before: string, nextText: string, leaveOut: ReadonlySet<string> = new Set()): MergeOutcome {
  const next = readNext(nextText)
  const read = readExported(before)
  if (read.state !== 'read') return read
  const { file } = read
  const refused = refusal(file, next)
  if (refused !== null) return refused

  const syntax = syntaxOf(next)
  const merging: Merging = { file, next, syntax, leaveOut }
  const { units, parts, loose } = mergeFileParts(merging)
  const head = mergeSlot(merging, HEAD, file.head, next.head)
  const there = new Set(file.parts.map(({ id }) => id))
  const added: MergedPart[] = []
  for (const part of next.parts) {
    if (there.has(part.id)) continue
    const base = file.record?.parts.get(part.id)
    const unchanged = base !== undefined && digestOfPart(part.content).startsWith(base)
    const out = base !== undefined && (unchanged || leaveOut.has(part.id))
    const state = out ? 'stays-out' : base === undefined ? 'added' : 'back'
    added.push({ id: part.id, what: part.what, state, file: null, program: part.content })
  }
  const fresh = new Map(added.map((part) => [part.id, part]))
  const newUnits = new Map<string, Unit>()
  for (const part of next.parts) {
    const state = fresh.get(part.id)?.state
    if (state === undefined || state === 'stays-out') continue
    const written = writtenPart(part, part.content, digestOfPart(part.content), syntax)
    newUnits.set(part.id, { id: part.id, before: [], written, after: part.after })
  }
  const { arranged, orderStays } = arrangeUnits(
    units,
    next.parts.map(({ id }) => id),
    [...(file.record?.parts.keys() ?? [])],
    newUnits,
  )
  const frontMatter =
    next.frontMatter === null
      ? { entries: file.frontMatter, comments: new Set<string>(), conflicts: [] }
      : mergeFrontMatter(file.frontMatter ?? [], next.frontMatter, file.record)
  const text = assemble(
    frontMatter.entries,
    [
      head.content,
      ...arranged.flatMap((unit) => [...unit.before, unit.written, unit.after]),
      ...loose,
      writeExportRecord(recordOf(next, frontMatter.comments), syntax),
    ],
    file,
  )
  const states = new Map([...parts, ...added].map((part) => [part.id, part]))
  const inResult = arranged.flatMap(({ id }) => states.get(id) ?? [])
  const notInResult = [...states.values()].filter(({ id }) => !arranged.some((unit) => unit.id === id))
  return {
    state: 'merged',
    merged: {
      text,
      parts: [...inResult, ...notInResult],
      head: { state: head.state, file: head.own, program: next.head },
      keys: frontMatter.conflicts,
      orderStays,
      withoutRecord: file.record === null,
      changes: differs(before, text),
    },
  }
}
