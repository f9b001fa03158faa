import { type BackupsWords, enBackups } from './en-backups.ts'

/** The words on backups, restoring and removing, in the language in use. */
export const backupsWords: BackupsWords = enBackups
