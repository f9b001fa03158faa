import type { CallOutput } from '#shared/contract/contract.ts'
import { isDiskFault } from '../files/disk-fault.ts'
import { checkFiles } from './check-files.ts'
import { filesOfVersion } from './logical-files.ts'
import type { Problem } from './ocfl/problem.ts'
import { validateObject } from './ocfl/validate-object.ts'
import type { CheckProgress } from './workers/digest-files.ts'

/** What is being done: the files are read, or what the editions say is held against them. */
export interface VerifyProgress extends CheckProgress {
  readonly stage: 'files' | 'statements'
}

export interface VerifyOptions {
  readonly onProgress?: ((progress: VerifyProgress) => void) | undefined
  /** Ends the check: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined
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
        onProgress?.({ ...progress, stage: 'files' })
      },
    })
    all.push(...problems)
    if (inventory !== null) {
      for (const name of inventory.versions.keys()) {
        signal?.throwIfAborted()
        onProgress?.({ ...last, stage: 'statements' })
        const check = await checkFiles(filesOfVersion(root, inventory, name))
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
