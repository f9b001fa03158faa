import type { CallInput } from '#shared/contract/contract.ts'

type ShownPart = CallInput<'progress.show'>['part']

/** What Electron's `setProgressBar` takes: below 0 for none, above 1 for no measure. */
export function progressBarValue(part: ShownPart): number {
  return part === null ? -1 : part === 'unknown' ? 2 : part
}
