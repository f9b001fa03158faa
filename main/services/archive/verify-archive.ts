import type { CallOutput } from '#shared/contract/contract.ts'
import { isDiskFault } from '../files/disk-fault.ts'
import { checkFiles } from './check-files.ts'
import { filesOfVersion, type LogicalFiles } from './logical-files.ts'
import type { Problem } from './ocfl/problem.ts'
import { validateObject } from './ocfl/validate-object.ts'
import type { CheckProgress } from './workers/digest-files.ts'

/** What is being done: the files are read, or what the editions say is held against them. */
export interface VerifyProgress extends CheckProgress {
  readonly stage: 'files' | 'statements'
  readonly editionsDone: number
  readonly editionsTotal: number
}

export interface VerifyOptions {
  readonly onProgress?: ((progress: VerifyProgress) => void) | undefined
  /** Ends the check: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** Editions share most of their files: what was read and fitted its digest is not read again, as long as it is small. In bytes. */
const SMALL_FILE = 64 << 10
const REMEMBERED = 128 << 20

function rememberingReads() {
  const known = new Map<string, Uint8Array>()
  let size = 0
  return (files: LogicalFiles, digestOf: (path: string) => string | null): LogicalFiles => ({
    paths: files.paths,
    async read(path) {
      const digest = digestOf(path)
      const kept = digest === null ? undefined : known.get(digest)
      if (kept !== undefined) return { ok: true, value: kept }
      const bytes = await files.read(path)
      if (digest !== null && bytes.ok && bytes.value.length <= SMALL_FILE && size + bytes.value.length <= REMEMBERED) {
        known.set(digest, bytes.value)
        size += bytes.value.length
      }
      return bytes
    },
  })
}

export type Verification = NonNullable<CallOutput<'verification.look'>['result']>

/**
 * Checks everything: the folder against OCFL, each file against its digest, and what each edition says against its texts.
 * Does not trust an earlier opening: the inventory is read anew. A disk that cannot be read is a problem like any other.
 * The files are read by all cores; the rest is the work of the thread that calls, so a window asks for it through `verifications.ts`.
 */
export async function verifyArchive(root: string, { onProgress, signal }: VerifyOptions = {}): Promise<Verification> {
  const all: Problem[] = []
  let last: CheckProgress = { filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0 }
  try {
    const { files, bytes, problems, inventory } = await validateObject(root, {
      signal,
      onProgress: (progress) => {
        last = progress
        onProgress?.({ ...progress, stage: 'files', editionsDone: 0, editionsTotal: 0 })
      },
    })
    all.push(...problems)
    if (inventory !== null) {
      const names = [...inventory.versions.keys()]
      const remember = rememberingReads()
      for (const [index, name] of names.entries()) {
        signal?.throwIfAborted()
        onProgress?.({ ...last, stage: 'statements', editionsDone: index, editionsTotal: names.length })
        const state = inventory.versions.get(name)?.state
        const check = await checkFiles(remember(filesOfVersion(root, inventory, name), (path) => state?.get(path) ?? null))
        for (const { code, path, message } of check.problems) all.push({ code, path: `${name}: ${path}`, message })
      }
    }
    return { files, bytes, problems: all }
  } catch (error) {
    if (!isDiskFault(error)) throw error
    all.push({ code: 'unreadable', path: '', message: `the archive in ${root} cannot be read: ${error.message}` })
    return { files: 0, bytes: 0, problems: all }
  }
}
