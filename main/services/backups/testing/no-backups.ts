import type { Outcome } from '#shared/contract/failure.ts'
import type { Backups } from '../backups.ts'

/** Answers everything with the same failure. */
export function noBackups(failure: Outcome<never>): Backups {
  return {
    look: async () => failure,
    make: async () => failure,
    noteSaved: () => undefined,
    chooseSecond: async () => failure,
    copy: async () => failure,
    open: async () => failure,
    read: async () => failure,
    done: async () => failure,
    close: async () => undefined,
    abandon: async () => undefined,
  }
}
