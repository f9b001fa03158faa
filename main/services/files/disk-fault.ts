import type { Failure } from '#shared/contract/failure.ts'

/** Whether an error is one that the system gave (a full disk, no permission), with its code; anything else is a bug of ours. */
export function isDiskFault(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}

/** Says what a failed writing means. `what` names the thing: "the briefing". Throws again what the system did not give. */
export function writingFailure(what: string, error: unknown): Failure {
  if (!isDiskFault(error)) throw error
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return { code: 'disk-full', message: `${what} was not written: the disk is full (${error.code})` }
  }
  return { code: 'file-not-written', message: `${what} was not written: ${error.message}` }
}
