import type { PackRefusal, PackRefusalCode, PackResult } from '#shared/packs/pack-refusal.ts'
import { isDiskFault } from '../files/disk-fault.ts'
import { causeOf, isDiskFull } from '../profile/disk-error.ts'

/** Carries a refusal out of the depth of a reading; `refusing` turns it into a value. */
export class Refused extends Error {
  readonly refusal: PackRefusal
  constructor(code: PackRefusalCode, message: string, problems: PackRefusal['problems'] = []) {
    super(message)
    this.refusal = { code, message, problems }
  }
}

/** Runs `work`, and makes a value of a refusal and of what the disk refuses. Anything else is a bug and is thrown on. */
export async function refusing<T>(what: string, work: () => Promise<T>): Promise<PackResult<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    if (!isDiskFault(error)) throw error
    const code = isDiskFull(error) ? 'disk-full' : 'unreadable'
    return { ok: false, refusal: { code, message: `${what} cannot be read: ${causeOf(error)}`, problems: [] } }
  }
}

/** To be called between steps of long work. */
export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new Refused('cancelled', 'the check was cancelled')
}

/** A problem in one line; one of the whole has no path. */
export function tell({ path, message }: { readonly path: string; readonly message: string }): string {
  return path === '' ? message : `${path}: ${message}`
}
