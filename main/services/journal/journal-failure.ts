import { fail } from '#shared/contract/failure.ts'
import { causeOf, isDiskFull } from '../profile/disk-error.ts'

export function unusable(folder: string, what: string, error: unknown) {
  return fail('profile-unusable', `the journal in ${folder} ${what}: ${causeOf(error)}`)
}

export function notWritten(folder: string, error: unknown) {
  if (isDiskFull(error)) {
    return fail(
      'disk-full',
      `the changes were not written to the journal in ${folder}: ${causeOf(error)}. What was written before is safe.`,
    )
  }
  return unusable(folder, 'could not be written', error)
}

/** `free` and `needed` in bytes. */
export function tooLittleSpace(folder: string, free: number, needed: number) {
  const millions = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`
  return fail(
    'disk-full',
    `nothing was written to the journal in ${folder}: only ${millions(free)} are free on its disk, and at least ${millions(needed)} must be. What was written before is safe. Make room on the disk, then try again.`,
  )
}
