import { deviceOfClock, whyNotTaken } from '#shared/bundles/incoming-change.ts'
import type { Change } from '#shared/notes/change.ts'
import { readLine } from '../journal/journal-line.ts'

/** What one device has in a file. */
export interface DevicePart {
  readonly notes: Set<string>
  /** Briefings and parts. */
  readonly items: Set<string>
  /** The newest clock that is believed. */
  newest: Change['clock'] | null
  name: { readonly clock: Change['clock']; readonly name: string } | null
  /** Changes that claim to be from after 2200. */
  refused: number
}

export interface SharedFileContent {
  /** What can be taken in, in the order of the file. */
  readonly changes: readonly Change[]
  readonly devices: ReadonlyMap<string, DevicePart>
  /** Lines before the last that are not as they were written. */
  readonly damaged: number
  /** Whole lines of a later version of the program. */
  readonly newer: number
  /** The last line has not come whole. */
  readonly partial: boolean
  /** Nothing in it is a line of this program. */
  readonly foreign: boolean
}

const LINE_FEED = 0x0a
const LINES_AT_ONCE = 250
const BEGINNING = '{"format":'

function partOf(devices: Map<string, DevicePart>, device: string): DevicePart {
  const known = devices.get(device)
  if (known !== undefined) return known
  const part: DevicePart = { notes: new Set(), items: new Set(), newest: null, name: null, refused: 0 }
  devices.set(device, part)
  return part
}

function note(part: DevicePart, change: Change): void {
  if (part.newest === null || change.clock > part.newest) part.newest = change.clock
  if (change.format === 1) part.notes.add(change.note)
  if (change.format === 2) part.items.add(change.item)
  if (change.format !== 3 || change.kind !== 'person') return
  if (part.name === null || change.clock > part.name.clock) part.name = { clock: change.clock, name: change.fields.name }
}

/**
 * Reads a file that another program, or a service that copies files about, may be writing at this moment: each line counts once it is whole and
 * its checksum fits; the rest waits. `pause` is called every few hundred lines.
 */
export async function readSharedFile(bytes: Buffer, pause: () => Promise<void>): Promise<SharedFileContent> {
  const changes: Change[] = []
  const devices = new Map<string, DevicePart>()
  let damaged = 0
  let newer = 0
  let whole = 0
  let partial = false
  let offset = 0
  for (let number = 1; offset < bytes.length; number += 1) {
    if (number % LINES_AT_ONCE === 0) await pause()
    const feed = bytes.indexOf(LINE_FEED, offset)
    const end = feed === -1 ? bytes.length : feed
    const line = readLine(bytes.toString('utf8', offset, end).replace(/\r$/, ''))
    const blank = end === offset
    offset = end + 1
    if (blank) continue
    if (line.state === 'damaged') {
      if (feed === -1) partial = true
      else damaged += 1
      continue
    }
    whole += 1
    if (line.state === 'unknown') {
      newer += 1
      continue
    }
    const part = partOf(devices, deviceOfClock(line.change.clock))
    const why = whyNotTaken(line.change)
    if (why === 'clock') part.refused += 1
    if (why !== null) continue
    note(part, line.change)
    changes.push(line.change)
  }
  // A service may reserve the length of a file and fill it with zeros until its content has come.
  const begun = bytes.length === 0 || bytes[0] === 0 || BEGINNING.startsWith(bytes.toString('utf8', 0, BEGINNING.length))
  const foreign = whole === 0 && !begun
  return { changes, devices, damaged: foreign ? 0 : damaged, newer, partial: partial && !foreign, foreign }
}
