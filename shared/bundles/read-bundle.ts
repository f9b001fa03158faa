import type { Change } from '../notes/change.ts'
import { BUNDLE_FORMAT, type BundleHeader, bundleEndSchema, bundleHeaderSchema, type Sha256 } from './bundle-format.ts'
import { type NotTaken, whyNotTaken } from './incoming-change.ts'

/** A line of the journal as it was read; `unknown` is whole, and of a later version of the program. */
export type LineReading =
  | { readonly state: 'change'; readonly change: Change }
  | { readonly state: 'unknown'; readonly reason: string }
  | { readonly state: 'damaged'; readonly reason: string }

/** What is wrong with a bundle that was read all the same. Lines are counted from 1, the first line of the file. */
export type BundleFault =
  | { readonly code: 'damaged'; readonly line: number; readonly reason: string }
  | { readonly code: 'unknown'; readonly line: number; readonly reason: string }
  | { readonly code: 'not-taken'; readonly line: number; readonly why: NotTaken }
  /** The last line, which every bundle ends with, is not there: nobody can say how much is missing. */
  | { readonly code: 'cut-off' }
  /** The last line counts more lines than there are, or fewer. */
  | { readonly code: 'count'; readonly expected: number; readonly found: number }
  /** The number of lines is right and each is whole, and together they are not what was written. */
  | { readonly code: 'altered' }
  | { readonly code: 'after-end'; readonly line: number }

export interface ReadBundle {
  readonly about: BundleHeader
  /** What can be taken in, each change once, in the order of the file. */
  readonly changes: readonly Change[]
  readonly faults: readonly BundleFault[]
}

/** Why a file is no bundle that can be read. `annotations`: it is a file of Web Annotations, which is brought in elsewhere. */
export type NoBundle = 'empty' | 'foreign' | 'annotations' | 'newer' | 'header'

export type BundleReading = { readonly ok: true; readonly value: ReadBundle } | { readonly ok: false; readonly reason: NoBundle }

interface Surroundings {
  readLine(line: string): LineReading
  readonly sha256: Sha256
  /** Called every few hundred lines, so that reading a long file holds nothing up. */
  pause(): Promise<void>
}

const LINES_AT_ONCE = 250

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function readHeader(
  text: string,
  line: string,
): { readonly ok: true; readonly header: BundleHeader } | { readonly ok: false; readonly reason: NoBundle } {
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  const first = parse(line)
  if (typeof first !== 'object' || first === null || !('bundle' in first)) {
    return { ok: false, reason: text.includes('http://www.w3.org/ns/anno') ? 'annotations' : 'foreign' }
  }
  if (typeof first.bundle === 'number' && first.bundle > BUNDLE_FORMAT) return { ok: false, reason: 'newer' }
  const header = bundleHeaderSchema.safeParse(first)
  return header.success ? { ok: true, header: header.data } : { ok: false, reason: 'header' }
}

/**
 * Reads the text of a bundle. Every line is held against its own checksum, so a file that was cut off or damaged on its way gives all that is
 * whole in it, and `faults` name the rest. Line ends that a mail program rewrote (CR LF) and a byte order mark change nothing.
 * Fails only where the file is no bundle, or one of a later version.
 */
export async function readBundle(given: string, { readLine, sha256, pause }: Surroundings): Promise<BundleReading> {
  const text = given.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const lines = text.split('\n')
  const header = readHeader(text, lines[0] ?? '')
  if (!header.ok) return header

  const changes = new Map<Change['id'], Change>()
  const faults: BundleFault[] = []
  let found = 0
  let end: { readonly lines: number; readonly sha256: string; readonly offset: number } | null = null
  let offset = (lines[0] ?? '').length + 1
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue
    if (index % LINES_AT_ONCE === 0) await pause()
    const number = index + 1
    const start = offset
    offset += line.length + 1
    if (line === '') continue
    if (end !== null) {
      faults.push({ code: 'after-end', line: number })
      break
    }
    const read = readLine(line)
    if (read.state === 'damaged') {
      const last = bundleEndSchema.safeParse(parse(line))
      if (last.success) {
        end = { ...last.data, offset: start }
        continue
      }
    }
    found += 1
    if (read.state !== 'change') {
      faults.push({ code: read.state, line: number, reason: read.reason })
      continue
    }
    const why = whyNotTaken(read.change)
    if (why !== null) faults.push({ code: 'not-taken', line: number, why })
    else if (!changes.has(read.change.id)) changes.set(read.change.id, read.change)
  }
  if (end === null) faults.push({ code: 'cut-off' })
  else if (end.lines !== found) faults.push({ code: 'count', expected: end.lines, found })
  else if (!faults.some(({ code }) => code === 'damaged') && sha256(text.slice(0, end.offset)) !== end.sha256)
    faults.push({ code: 'altered' })
  return { ok: true, value: { about: header.header, changes: [...changes.values()], faults } }
}
