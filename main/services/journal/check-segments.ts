import { setImmediate } from 'node:timers/promises'
import type { Disk } from '../files/disk.ts'
import { indexPath, type Segment, sha256OfFile } from './segments.ts'

/**
 * Holds the bytes of sealed segments against what their indexes say, one after another, giving way to everything else between them. A segment that
 * differs is reported, and its index removed, so that the next start reads it line by line: that finds the changes that are still whole, and whoever
 * has the others is asked for them.
 */
export async function checkSegments(
  segments: readonly Segment[],
  disk: Disk,
  report: (damage: string) => void,
  isOver: () => boolean,
): Promise<void> {
  for (const { name, path, sealedAs } of segments) {
    if (sealedAs === null) continue
    await setImmediate()
    if (isOver()) return
    let damage: string | null = null
    try {
      if ((await sha256OfFile(path)) !== sealedAs.sha256) damage = `${name} was altered since it was written`
    } catch (error) {
      damage = `${name} can no longer be read (${error instanceof Error ? error.message : String(error)})`
    }
    if (damage === null || isOver()) continue
    report(`${damage}; when the program is started again, it is read line by line, and what this window has is written again`)
    await disk.remove(indexPath(path)).catch(() => undefined)
  }
}
