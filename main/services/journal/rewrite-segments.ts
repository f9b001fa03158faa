import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isBuried } from '#shared/notes/change-subject.ts'
import type { Disk } from '../files/disk.ts'
import { readLine } from './journal-line.ts'
import { segmentName } from './segments.ts'

const LINE_FEED = 0x0a

/** Whether a line is of one of the things, or is damaged and names one. */
function belongsTo(line: Buffer, gone: ReadonlySet<string>, names: readonly Buffer[]): boolean {
  // Few lines name one of a few things: the others need not be taken apart.
  if (names.length <= 8 && !names.some((name) => line.includes(name))) return false
  const read = readLine(line.toString('utf8'))
  if (read.state === 'change') return isBuried(read.change, gone)
  return names.some((name) => line.includes(name))
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let offset = 0; offset < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, offset)
    const end = feed === -1 ? bytes.length : feed
    if (end > offset) yield bytes.subarray(offset, end)
    offset = end + 1
  }
}

/**
 * Writes what is in the segments at `paths` into new segments in `folder`, which must not be there, without the lines of what is `gone`: its changes, and what
 * is damaged or of a later format and names one of them. Every other line is written as it stands, a `gone` line too. Returns how many lines were left out,
 * once all is on the disk. Throws what node:fs throws.
 */
export async function rewriteSegments(
  paths: readonly string[],
  folder: string,
  gone: ReadonlySet<string>,
  segmentBytes: number,
  disk: Disk,
): Promise<number> {
  const names = [...gone].map((id) => Buffer.from(id))
  const feed = Buffer.from([LINE_FEED])
  let removed = 0
  let written = 0
  let kept: Buffer[] = []
  let size = 0
  const write = async () => {
    written += 1
    await disk.writeNewFile(join(folder, segmentName(written)), Buffer.concat(kept))
    kept = []
    size = 0
  }
  await disk.makeFolder(folder)
  for (const path of paths) {
    for (const line of linesOf(await readFile(path))) {
      if (belongsTo(line, gone, names)) {
        removed += 1
        continue
      }
      kept.push(line, feed)
      size += line.length + 1
      if (size >= segmentBytes) await write()
    }
  }
  if (size > 0 || written === 0) await write()
  await disk.syncFolder(folder)
  return removed
}
