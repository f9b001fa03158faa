import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readHead } from '../journal/journal-head.ts'
import { readLine } from '../journal/journal-line.ts'
import { isMissing } from '../profile/disk-error.ts'

const SEGMENT = /^\d{6}\.jsonl$/
const LINE_FEED = 0x0a
const PIECE = 1 << 18

/** In the folder of the generation that holds: after notes were removed for good the segments stand in another. */
async function segmentPaths(journal: string): Promise<readonly string[]> {
  const head = await readHead(journal)
  const folder = head.state === 'read' ? join(journal, head.head.segments) : journal
  try {
    const names = (await readdir(folder)).filter((name) => SEGMENT.test(name))
    return [...names].sort().map((name) => join(folder, name))
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** How large the journal is, in bytes: while it is only appended to, another size says that something was saved. */
export async function journalSize(folder: string): Promise<number> {
  let size = 0
  for (const path of await segmentPaths(folder)) size += (await stat(path)).size
  return size
}

/** The pieces of one segment, each ending with a line. What follows the last line feed is given where it is a whole line. */
async function* linesOfSegment(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { highWaterMark: PIECE })) {
    const bytes: Buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    const end = bytes.lastIndexOf(LINE_FEED) + 1
    if (end > 0) yield bytes.subarray(0, end)
    rest = bytes.subarray(end)
  }
  if (rest.length > 0 && readLine(rest.toString('utf8')).state !== 'damaged') yield Buffer.concat([rest, Buffer.of(LINE_FEED)])
}

/**
 * The lines of the journal as they stand, also those that this version does not understand, in pieces of whole lines. What is appended meanwhile may be in them
 * or not; a line that is being written is not. Throws the error of node:fs.
 */
export async function* journalLines(folder: string): AsyncGenerator<Buffer> {
  for (const path of await segmentPaths(folder)) yield* linesOfSegment(path)
}
