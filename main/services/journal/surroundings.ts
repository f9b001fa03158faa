import type { Disk } from '../files/disk.ts'
import { freeSpace } from '../files/free-space.ts'
import { privateDisk } from '../profile/private-disk.ts'
import { openSegmentFile, type SegmentFile } from './segment-file.ts'

/** What a journal stands on: handed in, so that a test can let any step fail. */
export interface JournalSurroundings {
  openFile(path: string): Promise<SegmentFile>
  readonly disk: Disk
  /** Bytes that are free where `folder` lies; null where that cannot be known. */
  freeSpace(folder: string): Promise<number | null>
  /** From how many bytes on a segment is sealed and another begun. */
  readonly segmentBytes: number
}

export const nodeSurroundings: JournalSurroundings = {
  openFile: openSegmentFile,
  disk: privateDisk,
  freeSpace,
  segmentBytes: 2_000_000,
}
