import { deviceOfClock } from '#shared/bundles/incoming-change.ts'
import type { Change } from '#shared/notes/change.ts'
import { writeLine } from '../journal/journal-line.ts'
import type { SharedFile, SharedFolder } from './shared-folder.ts'

/** Bytes. Services that copy files about copy a whole one for each line, so a file that is full is left alone from then on. */
const FILE_BYTES = 1_000_000

const OWN_NAME = /^([0-9a-f]{8})-(\d{6})\.jsonl$/

function fileName(device: string, number: number): string {
  return `${device}-${String(number).padStart(6, '0')}.jsonl`
}

/** Which device and number a file is of; null for any other name, that of a conflicted copy among them. */
export function readOwnName(name: string): { readonly device: string; readonly number: number } | null {
  const match = OWN_NAME.exec(name)
  return match === null ? null : { device: match[1] ?? '', number: Number(match[2]) }
}

interface Place {
  readonly number: number
  readonly size: number
}

/** Writes the changes of own devices into files that nobody else writes. */
export interface OwnFiles {
  /** Which file of a device may be gone on with: one that was read to its end as this program would have left it. */
  found(device: string, number: number, size: number): void
  /** The files there are, so that none is begun under a name that is taken. */
  list(files: readonly SharedFile[]): void
  /** Appends each change to the file of its device. `onWritten` is told of those that are on the disk. Throws the error of node:fs. */
  write(changes: readonly Change[], onWritten: (changes: readonly Change[]) => void): Promise<void>
}

export function createOwnFiles(folder: SharedFolder, fileBytes = FILE_BYTES): OwnFiles {
  const places = new Map<string, Place>()
  const highest = new Map<string, number>()

  function nextPlace(device: string): Place {
    const number = (highest.get(device) ?? 0) + 1
    highest.set(device, number)
    return { number, size: 0 }
  }

  /** The lines that fit into the file at `place`, at least one into an empty one. */
  function fitting(place: Place, lines: readonly Buffer[]): number {
    let size = place.size
    let fit = 0
    for (const line of lines) {
      if (size + line.length > fileBytes && !(size === 0 && fit === 0)) break
      size += line.length
      fit += 1
    }
    return fit
  }

  async function writeOf(
    device: string,
    changes: readonly Change[],
    onWritten: (changes: readonly Change[]) => void,
  ): Promise<void> {
    const lines = changes.map((change) => Buffer.from(writeLine(change), 'utf8'))
    for (let done = 0; done < lines.length; ) {
      const place = places.get(device) ?? nextPlace(device)
      const fit = fitting(place, lines.slice(done))
      // Taken out until the bytes are known to be there: after a failure, and in a file that is not as it was left, another file is begun.
      places.delete(device)
      if (fit === 0) continue
      const bytes = Buffer.concat(lines.slice(done, done + fit))
      if (!(await folder.append(fileName(device, place.number), place.size, bytes))) continue
      places.set(device, { number: place.number, size: place.size + bytes.length })
      onWritten(changes.slice(done, done + fit))
      done += fit
    }
  }

  return {
    found(device, number, size) {
      const known = places.get(device)
      if (known === undefined || known.number < number) places.set(device, { number, size })
    },
    list(files) {
      for (const { name } of files) {
        // A conflicted copy keeps the number in its name, as a rule.
        const match = /^([0-9a-f]{8})-(\d{6})/.exec(name)
        if (match === null) continue
        const [, device = '', number] = match
        highest.set(device, Math.max(highest.get(device) ?? 0, Number(number)))
      }
    },
    async write(changes, onWritten) {
      const byDevice = new Map<string, Change[]>()
      for (const change of changes) {
        const device = deviceOfClock(change.clock)
        const known = byDevice.get(device)
        if (known === undefined) byDevice.set(device, [change])
        else known.push(change)
      }
      for (const [device, own] of byDevice) await writeOf(device, own, onWritten)
    },
  }
}
