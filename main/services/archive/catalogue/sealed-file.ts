import { createHash } from 'node:crypto'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isDiskFault } from '../../files/disk-fault.ts'
import { writeFileAtomically } from '../../files/write-file-atomically.ts'
import { privateDisk } from '../../profile/private-disk.ts'
import { readIfThere } from '../ocfl/read-if-there.ts'

/** Grows when the content of such files changes its form: older ones are then made anew. */
const FORMAT = 1
/** How many are kept: those of the archives and editions that were opened last. */
const KEPT = 8

function headOf(key: string, content: Uint8Array): Buffer {
  const sum = createHash('sha256').update(content).digest('hex')
  return Buffer.from(`campaign-archive ${FORMAT} ${key} ${sum}\n`)
}

/** The content of a derived file, or null where it is not there, belongs to something else, or is damaged in any bit: it is then made anew. */
export async function readSealed(path: string, key: string): Promise<Buffer | null> {
  let bytes: Uint8Array | null
  try {
    bytes = await readIfThere(path)
  } catch (error) {
    if (!isDiskFault(error)) throw error
    return null
  }
  if (bytes === null) return null
  const end = bytes.indexOf(0x0a)
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const content = whole.subarray(end + 1)
  return end !== -1 && headOf(key, content).equals(whole.subarray(0, end + 1)) ? content : null
}

async function removeOldest(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder))
      .filter((name) => name.endsWith('.derived'))
      .map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  )
  for (const { path } of files.sort((a, b) => b.at - a.at).slice(KEPT)) await privateDisk.remove(path)
}

/**
 * Keeps content that can be derived again, under the key of what it was derived from. A disk that cannot take it is no failure: nothing is lost, and
 * the next opening derives it again.
 */
export async function writeSealed(path: string, key: string, content: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFileAtomically(path, Buffer.concat([headOf(key, content), content]), privateDisk)
    await removeOldest(dirname(path))
  } catch (error) {
    if (!isDiskFault(error)) throw error
  }
}
