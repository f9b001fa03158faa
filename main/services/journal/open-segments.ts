import { join } from 'node:path'
import type { JournalHead } from './journal-head.ts'
import type { SegmentFile } from './segment-file.ts'
import { lastOf, type ReadSegments, readSegments } from './segments.ts'
import type { JournalSurroundings } from './surroundings.ts'

/** The segments of one generation, the last of which is open for writing. */
export interface OpenSegments extends ReadSegments {
  readonly head: JournalHead
  readonly file: SegmentFile
  /** Where the last whole line ends, in bytes. */
  readonly end: number
}

/** Reads the segments that `head` names and opens the last for writing, its torn end cut off where a copy of it is kept. */
export async function openSegments(
  folder: string,
  head: JournalHead,
  { openFile, disk }: JournalSurroundings,
): Promise<OpenSegments> {
  const place = join(folder, head.segments)
  const read = await readSegments(place, head.generation, folder, disk)
  const last = lastOf(read.segments)
  const file = await openFile(last.path)
  try {
    if (read.torn?.copied === true) await file.truncate(read.torn.offset)
    await file.sync()
    await disk.syncFolder(place)
    const { size } = await file.facts()
    const lacksLineFeed = read.lacksLineFeed || read.torn?.copied === false
    return { ...read, lacksLineFeed, head, file, end: size }
  } catch (error) {
    await file.close().catch(() => undefined)
    throw error
  }
}
