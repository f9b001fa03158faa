import { Button } from '../../ui/button.tsx'
import { backupsWords as say } from '../../words/backups-words.ts'
import { writeBytes } from '../../words/words.ts'
import styles from './backups.module.css'
import type { BackupsState } from './use-backups.ts'

export type ListedBackup = BackupsState['backups'][number]

/** A day as a person writes it, for example "21 November 2026": by the calendar of the computer that made the backup. */
export function writeWhen({ day, time }: ListedBackup): string {
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  return say.when(date, time)
}

interface BackupListProps {
  readonly backups: readonly ListedBackup[]
  readonly name: string
  onRestore(path: string): void
  onCopy(backup: ListedBackup): void
}

/** The backups in one folder, newest first, with what can be done with each. */
export function BackupList({ backups, name, onRestore, onCopy }: BackupListProps) {
  return (
    <div>
      <h2 className={styles['place']}>{name}</h2>
      <ul className={styles['list']} aria-label={name}>
        {backups.map((backup) => {
          const when = writeWhen(backup)
          return (
            <li key={backup.path} className={styles['item']}>
              <div className={styles['facts']}>
                <span className={styles['when']} title={backup.madeAt ?? backup.file}>
                  {when}
                </span>
                <span className={styles['quiet']}>
                  {backup.notes === null ? '' : `${say.notes(backup.notes)} · `}
                  {writeBytes(backup.bytes)} · {say.reasons[backup.reason]}
                </span>
                {backup.fault === null ? null : <span>{say.unreadable(backup.fault)}</span>}
              </div>
              {backup.fault === null ? (
                <div className={styles['actions']}>
                  <Button size="small" aria-label={say.restoreOf(when)} onPress={() => onRestore(backup.path)}>
                    {say.restore}
                  </Button>
                  <Button size="small" look="quiet" aria-label={say.copyOf(when)} onPress={() => onCopy(backup)}>
                    {say.copy}
                  </Button>
                </div>
              ) : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
