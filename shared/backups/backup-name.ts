/** Why a backup was made. The first three take turns; the others stand for a moment before something changed, and are kept apart. */
export const BACKUP_REASONS = ['daily', 'closing', 'asked', 'new-version', 'before-migration', 'before-restore'] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** What the name of a backup file says. */
export interface BackupName {
  readonly file: string
  /** The calendar day where it was made, as YYYY-MM-DD. */
  readonly day: string
  /** The time of day there, as HHMMSS. */
  readonly time: string
  readonly reason: BackupReason
  /** The first eight digits of the id of the profile: whose it is, where several lie in one folder. */
  readonly profile: string
}

const NAME = new RegExp(`^notes-(\\d{4}-\\d{2}-\\d{2})-(\\d{6})-(${BACKUP_REASONS.join('|')})-([0-9a-f]{8})\\.zip$`)

export function writeBackupName({ day, time, reason, profile }: Omit<BackupName, 'file'>): string {
  return `notes-${day}-${time}-${reason}-${profile}.zip`
}

/** Reads the name of a file; null where it is not one that this program gives to a backup, or where its day is none. */
export function readBackupName(file: string): BackupName | null {
  const [, day = '', time = '', reason = '', profile = ''] = NAME.exec(file) ?? []
  const known = BACKUP_REASONS.find((each) => each === reason)
  if (known === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null
  return { file, day, time, reason: known, profile }
}
