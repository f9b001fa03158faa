import type { BackupReason } from '#shared/backups/backup-name.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'

/** Makes backups of the journal, keeps the right ones, and reads them again. */
export interface Backups {
  look(): Promise<Outcome<CallOutput<'backups.look'>>>
  make(reason: BackupReason): Promise<Outcome<CallOutput<'backups.make'>>>
  /** To be told after something was saved: the first of a day makes a backup, a little later. */
  noteSaved(): void
  /** Where copies go as well; null for nowhere. */
  chooseSecond(folder: string | null): Promise<Outcome<Record<string, never>>>
  copy(path: string, folder: string): Promise<Outcome<CallOutput<'backups.copy'>>>
  /** Checks a backup and makes it ready to be read. */
  open(path: string): Promise<Outcome<CallOutput<'backups.open'>>>
  read(job: string, from: number): Promise<Outcome<CallOutput<'backups.read'>>>
  done(job: string): Promise<Outcome<Record<string, never>>>
  /** Makes a last backup where something was saved since the one before, and waits for what is under way. */
  close(): Promise<void>
  /** Ends what is under way, and makes nothing more. */
  abandon(): Promise<void>
}
