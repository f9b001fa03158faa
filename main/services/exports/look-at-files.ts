import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, readlink } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { causeOf, isMissing } from '../profile/disk-error.ts'
import { lockOf } from './open-elsewhere.ts'

/** What stands under a name in a folder. `text` where it is Markdown in UTF-8, `bytes` otherwise; a byte order mark is part of the text. */
export type LookedAt =
  | { readonly state: 'absent' }
  | { readonly state: 'text'; readonly text: string; readonly sha256: string }
  | { readonly state: 'bytes'; readonly sha256: string }
  /** It cannot be replaced; `message` begins with its name. */
  | { readonly state: 'refused'; readonly message: string }

/** Of a file that is read, in bytes. */
const LARGEST = 50_000_000
/** Of the files of a folder that are looked through for a word. */
const MOST_FILES = 3_000
const MOST_BYTES = 200_000_000

const WRITABLE = 0o222

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function textOf(bytes: Uint8Array): string | null {
  // What is written in another encoding has zeros, or bytes that are no UTF-8.
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The window is given words of Markdown alone: that is what it merges. */
function read(name: string, bytes: Uint8Array): LookedAt {
  const sha256 = sha256Of(bytes)
  const text = extname(name).toLowerCase() === '.md' ? textOf(bytes) : null
  return text === null ? { state: 'bytes', sha256 } : { state: 'text', text, sha256 }
}

/** Looks at what stands under `name` in `folder`. Throws nothing of node:fs: what cannot be read is refused. */
export async function lookAt(folder: string, name: string): Promise<LookedAt> {
  const refuse = (why: string): LookedAt => ({ state: 'refused', message: `${name} cannot be replaced: ${why}` })
  const path = join(folder, name)
  try {
    const found = await lstat(path)
    if (found.isSymbolicLink()) return refuse(`it is a link to ${await readlink(path)}. Choose the folder in which that stands`)
    if (found.isDirectory()) return refuse('a folder has this name')
    if (!found.isFile()) return refuse('it is not an ordinary file')
    if ((found.mode & WRITABLE) === 0) return refuse('it is marked as read-only. Take the mark away, or choose another name')
    if (found.size > LARGEST) return refuse(`it is larger than ${LARGEST / 1e6} MB`)
    const lock = await lockOf(folder, name)
    if (lock !== null)
      return refuse(`it is open in Word or LibreOffice. Close it there. If it is open nowhere, remove the file ${lock} beside it`)
    return read(name, await readFile(path))
  } catch (error) {
    if (isMissing(error)) return { state: 'absent' }
    return refuse(causeOf(error))
  }
}

export interface FoundText {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** The Markdown files directly in `folder` that hold `word`, except `names`. A file that cannot be read is passed over: it is not replaced either. */
export async function filesThatHold(folder: string, word: string, names: ReadonlySet<string>): Promise<readonly FoundText[]> {
  const found: FoundText[] = []
  const listed = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const candidates = listed.filter(
    (entry) => entry.isFile() && extname(entry.name).toLowerCase() === '.md' && !names.has(entry.name),
  )
  let bytesRead = 0
  for (const { name } of candidates.slice(0, MOST_FILES)) {
    try {
      const { size } = await lstat(join(folder, name))
      bytesRead += size
      if (size > LARGEST || bytesRead > MOST_BYTES) continue
      const looked = read(name, await readFile(join(folder, name)))
      if (looked.state === 'text' && looked.text.includes(word)) found.push({ name, text: looked.text, sha256: looked.sha256 })
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error
    }
  }
  return found
}
