import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { GoneId } from '#shared/notes/change.ts'
import type { Disk } from '../files/disk.ts'
import { writeFileAtomically } from '../files/write-file-atomically.ts'
import { isMissing } from '../profile/disk-error.ts'
import { nextInChain, startOfChain } from './chain.ts'
import { keepCopy, whereabouts } from './damaged-copies.ts'
import { KnownIds } from './known-ids.ts'
import { Places } from './places.ts'
import { type LinePlace, readSegment, type SegmentContent } from './read-segment.ts'
import { decodeIndex, encodeIndex, type SegmentIndex } from './segment-index.ts'

const SEGMENT_NAME = /^\d{6,}\.jsonl$/
export const FIRST_SEGMENT = '000001.jsonl'
/** How many indexes are read at once. */
const AT_ONCE = 16

export interface Segment {
  readonly name: string
  readonly path: string
  readonly places: Places
  /** The position of its first change. */
  readonly first: number
  /** Of the chain, before and after its changes. The last segment grows. */
  readonly before: string
  after: string
  /** What the notes are that a line of it says were removed for good. */
  readonly gone: GoneId[]
  /** Of all its bytes, as its index says: to be held against the file in time. Null where it was read line by line. */
  readonly sealedAs: { readonly sha256: string; readonly size: number } | null
}

/** A torn end of the last segment, and whether a copy of it is kept: only then may it be cut off. */
export interface TornEnd {
  readonly offset: number
  readonly copied: boolean
}

export interface ReadSegments {
  /** Oldest first; at least one. */
  readonly segments: Segment[]
  readonly known: KnownIds
  readonly gone: Set<string>
  readonly damage: string[]
  readonly torn: TornEnd | null
  /** The last segment ends with a whole line that lacks its line feed. */
  readonly lacksLineFeed: boolean
}

/** The one that is written to. */
export function lastOf(segments: readonly Segment[]): Segment {
  const last = segments.at(-1)
  if (last === undefined) throw new Error('a journal without a segment')
  return last
}

/** The names of the segments in `folder`, in their order; none where there is no such folder. */
export async function segmentNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  return names.filter((name) => SEGMENT_NAME.test(name)).sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
}

/** `number` counts from 1. */
export function segmentName(number: number): string {
  return `${String(number).padStart(6, '0')}.jsonl`
}

export function indexPath(segmentPath: string): string {
  return segmentPath.replace(/\.jsonl$/, '.index')
}

export async function sha256OfFile(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

/** Writes what is known of a segment that is not written to any more. An index that cannot be written is made at the next start. */
export async function writeIndex(segment: Segment, bytes: Buffer, disk: Disk): Promise<void> {
  try {
    const { size, mtimeMs } = await stat(segment.path)
    if (size !== bytes.length) return
    const { name, places, before, after, gone } = segment
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const index = { segment: name, size, modified: Math.floor(mtimeMs), sha256, before, after, gone, places }
    await writeFileAtomically(indexPath(segment.path), encodeIndex(index), disk)
  } catch {
    // It says nothing that the segment does not say itself.
  }
}

/**
 * The index of a segment, where it can be believed: whole, and of a file of this size that was not written since, or has the same bytes still (it was
 * copied: the index then gets its new time, on `disk`).
 */
async function readIndex(folder: string, name: string, disk: Disk | null): Promise<SegmentIndex | null> {
  const path = join(folder, name)
  try {
    const [bytes, { size, mtimeMs }] = await Promise.all([readFile(indexPath(path)), stat(path)])
    const index = decodeIndex(bytes)
    if (index === null || index.segment !== name || index.size !== size) return null
    const modified = Math.floor(mtimeMs)
    if (index.modified === modified) return index
    if ((await sha256OfFile(path)) !== index.sha256) return null
    if (disk !== null) await writeFileAtomically(indexPath(path), encodeIndex({ ...index, modified }), disk)
    return index
  } catch {
    return null
  }
}

async function readIndexes(
  folder: string,
  names: readonly string[],
  disk: Disk | null,
): Promise<ReadonlyMap<string, SegmentIndex>> {
  const indexes = new Map<string, SegmentIndex>()
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = names.slice(at, at + AT_ONCE)
    const read = await Promise.all(some.map((name) => readIndex(folder, name, disk)))
    for (const [n, name] of some.entries()) {
      const index = read[n]
      if (index !== null && index !== undefined) indexes.set(name, index)
    }
  }
  return indexes
}

/**
 * Reads the segments in `folder`: those before the last by their indexes, where these can be believed, the last line by line. `journal` is the folder
 * that copies of damaged lines go to; null where nothing may be written. Throws what node:fs throws.
 */
export async function readSegments(
  folder: string,
  generation: string,
  journal: string | null,
  disk: Disk,
): Promise<ReadSegments> {
  const found = await segmentNames(folder)
  const names = found.length === 0 ? [FIRST_SEGMENT] : found
  const indexes = await readIndexes(folder, names.slice(0, -1), journal === null ? null : disk)
  const segments: Segment[] = []
  const known = new KnownIds()
  const gone = new Set<string>()
  const damage: string[] = []
  let torn: TornEnd | null = null
  let lacksLineFeed = false
  let chain = startOfChain(generation)
  let first = 0

  const take = (name: string, content: readonly LinePlace[]): Segment => {
    const places = new Places()
    const before = chain
    const goneHere: GoneId[] = []
    for (const line of content) {
      if (!known.add(line.id)) continue
      places.add(line)
      chain = nextInChain(chain, line.sum)
      if (line.gone !== null) goneHere.push(line.gone)
    }
    return { name, path: join(folder, name), places, first, before, after: chain, gone: goneHere, sealedAs: null }
  }
  const copyOf = async (name: string, line: number, bytes: Uint8Array) =>
    journal === null ? null : keepCopy(journal, name, line, bytes, disk)
  const report = async (name: string, { bad, tail }: SegmentContent, isLast: boolean) => {
    for (const line of bad) {
      const copy = line.bytes === null ? null : await copyOf(name, line.number, line.bytes)
      damage.push(`line ${line.number} of ${name} was passed over: ${line.reason}; ${whereabouts(journal ?? folder, copy)}`)
    }
    if (tail?.state === 'whole') lacksLineFeed = isLast
    if (tail?.state !== 'torn') return
    const copy = await copyOf(name, tail.lineNumber, tail.bytes)
    const cut = isLast && copy !== null
    if (isLast) torn = { offset: tail.offset, copied: copy !== null }
    damage.push(
      `the last line of ${name} was not written to its end, as after a power cut, and was never reported as saved; ${cut ? 'it was cut off; ' : ''}${whereabouts(journal ?? folder, copy)}`,
    )
  }

  for (const name of names) {
    const index = indexes.get(name)
    let segment: Segment
    if (index !== undefined && index.before === chain) {
      const { places, before, after, sha256, size } = index
      segment = { name, path: join(folder, name), places, first, before, after, gone: index.gone, sealedAs: { sha256, size } }
      known.addAll(places)
      chain = after
    } else {
      const bytes = found.length === 0 ? Buffer.alloc(0) : await readFile(join(folder, name))
      const content = readSegment(bytes)
      const isLast = name === names.at(-1)
      segment = take(
        name,
        content.tail?.state === 'whole' && content.tail.place !== null ? [...content.lines, content.tail.place] : content.lines,
      )
      await report(name, content, isLast)
      // What is damaged is told at every start, so it is read at every start.
      const whole = content.bad.length === 0 && content.tail?.state !== 'torn'
      if (!isLast && whole && journal !== null) await writeIndex(segment, bytes, disk)
    }
    for (const note of segment.gone) gone.add(note)
    segments.push(segment)
    first += segment.places.count
  }
  return { segments, known, gone, damage, torn, lacksLineFeed }
}
