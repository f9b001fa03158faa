import type { Failure, Outcome } from '#shared/contract/failure.ts'
import { isDiskFault, writingFailure } from '../../files/disk-fault.ts'
import type { Problem } from '../ocfl/problem.ts'

/** What a command of the archivist comes to: its value, or everything that stands in its way. */
export type ArchivistResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export function refused(failure: Failure): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ code: failure.code, path: '', message: failure.message }] }
}

/** One line for a person: the file, the record and the cause. */
export function problemLine(problem: Problem): string {
  const code = /^[EW]\d{3}$/.test(problem.code) ? ` (${problem.code})` : ''
  return `${problem.path === '' ? '' : `${problem.path}: `}${problem.message}${code}`
}

export function toResult<T>(outcome: Outcome<T>): ArchivistResult<T> {
  return outcome.ok ? outcome : refused(outcome.error)
}

/** Makes a fault of the disk while `what` was written a refusal; anything else is a bug and is thrown on. */
export async function writing<T>(what: string, work: () => Promise<ArchivistResult<T>>): Promise<ArchivistResult<T>> {
  try {
    return await work()
  } catch (error) {
    if (!isDiskFault(error)) throw error
    return refused(writingFailure(what, error))
  }
}
