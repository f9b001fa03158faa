import { lstat } from 'node:fs/promises'
import { extname, join } from 'node:path'

/**
 * Names of the files by which Word and LibreOffice say that they have a document open. Word puts `~$` in the place of the first characters of a long name
 * (Microsoft, "Description of how Word creates temporary files"); LibreOffice writes `.~lock.NAME#`.
 */
function lockNames(name: string): readonly string[] {
  const stem = name.slice(0, name.length - extname(name).length).length
  const cut = stem >= 8 ? 2 : stem === 7 ? 1 : 0
  return [`~$${name.slice(cut)}`, `.~lock.${name}#`]
}

/** The file that says that another program has `name` open; null where there is none. On Linux and macOS an open file could be replaced all the same, and its edits would be lost. */
export async function lockOf(folder: string, name: string): Promise<string | null> {
  for (const lock of lockNames(name)) {
    const found = await lstat(join(folder, lock)).catch(() => null)
    if (found?.isFile() === true) return lock
  }
  return null
}
