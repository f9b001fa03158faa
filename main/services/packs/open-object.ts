import type { Archive } from '../archive/archive.ts'
import { isWarning } from '../archive/ocfl/problem.ts'
import { openArchive } from '../archive/open-archive.ts'
import { verifyArchive } from '../archive/verify-archive.ts'
import { Refused, stopIfAborted, tell } from './refused.ts'

/** Checks an archive completely and opens it. Throws Refused with every error of it. */
export async function openObject(root: string, signal: AbortSignal): Promise<Archive> {
  const { problems } = await verifyArchive(root, { signal })
  stopIfAborted(signal)
  const errors = problems.filter((problem) => !isWarning(problem))
  const [first] = errors
  if (first !== undefined) {
    const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`
    throw new Refused('archive-invalid', `the archive is not in order: ${tell(first)}${more}`, errors)
  }
  const archive = await openArchive(root)
  if (archive.ok) return archive.value
  const code = archive.error.code === 'unsupported' ? 'archive-unsupported' : 'archive-invalid'
  throw new Refused(code, archive.error.message)
}
