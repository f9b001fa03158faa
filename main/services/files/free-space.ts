import { statfs } from 'node:fs/promises'

/** How many bytes this account can still write where `folder` lies; null where the system does not say (some network drives). */
export async function freeSpace(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    const free = bavail * bsize
    // Some drivers answer with zeros for what they do not know; a disk that is really full says so when it is written to.
    return Number.isSafeInteger(free) && bsize > 0 ? free : null
  } catch {
    return null
  }
}
