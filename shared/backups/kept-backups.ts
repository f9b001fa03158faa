import type { BackupName } from './backup-name.ts'

const DAYS = 7
const WEEKS = 4
const MONTHS = 12
/** Of those made before something changed. */
const MARKED = 5

const DAY_MS = 86_400_000

export function isMarked({ reason }: BackupName): boolean {
  return reason === 'new-version' || reason === 'before-migration' || reason === 'before-restore'
}

/** ISO 8601 weeks begin on Monday; 1 January 1970 was a Thursday. */
function weekOf(day: string): string {
  return String(Math.floor((Date.parse(`${day}T00:00:00Z`) / DAY_MS + 3) / 7))
}

/** The newest of each of the last `limit` periods that have any. `ordered` begins with the newest. */
function newestOfEach(
  ordered: readonly BackupName[],
  limit: number,
  period: (name: BackupName) => string,
): readonly BackupName[] {
  const found = new Map<string, BackupName>()
  for (const name of ordered) {
    const key = period(name)
    if (found.has(key)) continue
    if (found.size === limit) break
    found.set(key, name)
  }
  return [...found.values()]
}

function inTurn(names: readonly BackupName[]): readonly BackupName[] {
  return [
    ...newestOfEach(names, DAYS, ({ day }) => day),
    ...newestOfEach(names, WEEKS, ({ day }) => weekOf(day)),
    ...newestOfEach(names, MONTHS, ({ day }) => day.slice(0, 7)),
  ]
}

/**
 * Which backups stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one, and apart from them the last 5 that were made before
 * something changed. Periods without a backup do not count, so that nothing goes because nobody worked. What is dated after `today` (YYYY-MM-DD: a clock
 * that was wrong, or is) neither takes the place of another nor goes because of it; `newest`, just made, always stays.
 */
export function keptBackups(names: readonly BackupName[], today: string, newest: string | null): ReadonlySet<string> {
  const ordered = [...names].sort((a, b) => (`${a.day}${a.time}` < `${b.day}${b.time}` ? 1 : -1))
  const turning = ordered.filter((name) => !isMarked(name))
  const kept = [
    ...ordered.filter(isMarked).slice(0, MARKED),
    ...inTurn(turning.filter(({ day }) => day <= today)),
    ...inTurn(turning.filter(({ day }) => day > today)),
    ...ordered.filter(({ file }) => file === newest),
  ]
  return new Set(kept.map(({ file }) => file))
}
