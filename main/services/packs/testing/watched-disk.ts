import type { Disk } from '../../files/disk.ts'
import { privateDisk } from '../../profile/private-disk.ts'

/** A disk that calls `before` right before each change; where that throws, the change does not happen. */
export function watchedDisk(before: () => void): Disk {
  const watched =
    <A extends readonly unknown[]>(change: (...given: A) => Promise<void>) =>
    async (...given: A): Promise<void> => {
      before()
      await change(...given)
    }
  return {
    makeFolder: watched(privateDisk.makeFolder),
    writeNewFile: watched(privateDisk.writeNewFile),
    rename: watched(privateDisk.rename),
    remove: watched(privateDisk.remove),
    removeEmptyFolder: watched(privateDisk.removeEmptyFolder),
    syncFolder: watched(privateDisk.syncFolder),
  }
}
