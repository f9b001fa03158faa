import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Disk } from '../files/disk.ts'
import { writeFileAtomically } from '../files/write-file-atomically.ts'
import { isMissing } from '../profile/disk-error.ts'

const FOLDER = 'damaged'

/** Keeps a copy of bytes that could not be read, under a name that is the same for the same bytes; says where, or why not. */
export async function keepCopy(
  folder: string,
  segment: string,
  lineNumber: number,
  bytes: Uint8Array,
  disk: Disk,
): Promise<string | null> {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const name = `${segment.replace('.jsonl', '')}-line-${lineNumber}-${digest}.txt`
  try {
    const damaged = join(folder, FOLDER)
    await mkdir(damaged, { recursive: true, mode: 0o700 })
    if (!(await readdir(damaged)).includes(name)) await writeFileAtomically(join(damaged, name), bytes, disk)
    return name
  } catch {
    // Nothing is lost by it: the caller then leaves the bytes where they are, and says so.
    return null
  }
}

export function whereabouts(folder: string, copy: string | null): string {
  return copy === null ? 'it stays where it is' : `a copy is kept in ${join(basename(folder), FOLDER, copy)}`
}

/** Removes the copies in which one of `names` (ids of notes) can be read. Throws what node:fs throws. */
export async function removeCopiesNaming(folder: string, names: readonly string[], disk: Disk): Promise<void> {
  const damaged = join(folder, FOLDER)
  const files = await readdir(damaged).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  for (const file of files) {
    const bytes = await readFile(join(damaged, file))
    if (names.some((name) => bytes.includes(name))) await disk.remove(join(damaged, file))
  }
}
