import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BACKUP_REASONS, type BackupName, readBackupName, writeBackupName } from './backup-name.ts'
import { isMarked, keptBackups } from './kept-backups.ts'

function made(day: string, reason: BackupName['reason'] = 'daily', time = '120000'): BackupName {
  const name = { day, time, reason, profile: '0123abcd' }
  return { file: writeBackupName(name), ...name }
}

function dayFrom(start: string, offset: number): string {
  return new Date(Date.parse(`${start}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10)
}

const days = fc.integer({ min: 0, max: 3_000 }).map((offset) => dayFrom('2024-01-01', offset))
const names = fc.array(
  fc
    .record({ day: days, reason: fc.constantFrom(...BACKUP_REASONS), hour: fc.integer({ min: 10, max: 23 }) })
    .map(({ day, reason, hour }) => made(day, reason, `${hour}0000`)),
  { maxLength: 80 },
)

test('of two years of daily backups, seven days, four weeks and twelve months stay', () => {
  const all = Array.from({ length: 730 }, (_, offset) => made(dayFrom('2024-11-23', offset)))
  const kept = [...keptBackups(all, '2026-11-22', null)].map((file) => readBackupName(file)?.day).sort()
  expect(kept.slice(-7)).toEqual(Array.from({ length: 7 }, (_, offset) => dayFrom('2026-11-16', offset)))
  // Sundays before, and the last days of the months before.
  expect(kept).toEqual(expect.arrayContaining(['2026-11-15', '2026-11-08', '2026-11-01', '2026-10-31', '2025-12-31']))
  expect(kept).toHaveLength(7 + 3 + 11)
})

test('of several on one day the newest stays', () => {
  const all = [made('2026-11-22', 'daily', '090000'), made('2026-11-22', 'closing', '180000')]
  expect([...keptBackups(all, '2026-11-22', null)]).toEqual(['notes-2026-11-22-180000-closing-0123abcd.zip'])
})

test('after a year in which nobody worked all that was kept is still kept', () => {
  const before = Array.from({ length: 7 }, (_, offset) => made(dayFrom('2025-01-01', offset)))
  expect(keptBackups(before, '2026-11-22', null).size).toBe(7)
})

test('whatever the clock says, what was just made stays, and so does something of everything', () => {
  fc.assert(
    fc.property(names, days, fc.nat(), (all, today, pick) => {
      const newest = all[pick % Math.max(1, all.length)]?.file ?? null
      const kept = keptBackups(all, today, newest)
      if (newest !== null) expect(kept).toContain(newest)
      for (const some of [all.filter(isMarked), all.filter((name) => !isMarked(name))]) {
        const unique = new Set(some.map(({ file }) => file))
        if (unique.size > 0) expect(some.some(({ file }) => kept.has(file))).toBe(true)
      }
    }),
  )
})

test('a wrong clock costs no backup that was dated by a right one', () => {
  fc.assert(
    fc.property(names, days, fc.array(days, { maxLength: 20 }), (all, today, wrong) => {
      const right = all.filter(({ day }) => day <= today)
      const ahead = wrong.filter((day) => day > today).map((day) => made(day, 'asked', '235959'))
      const before = keptBackups(
        right.filter((name) => !isMarked(name)),
        today,
        null,
      )
      const after = keptBackups([...right.filter((name) => !isMarked(name)), ...ahead], today, null)
      for (const file of before) expect(after).toContain(file)
    }),
  )
})

test('no more stay than there are periods, and thinning out again changes nothing', () => {
  fc.assert(
    fc.property(names, days, (all, today) => {
      const kept = keptBackups(all, today, null)
      expect(kept.size).toBeLessThanOrEqual(2 * (7 + 4 + 12) + 5)
      const left = all.filter(({ file }) => kept.has(file))
      expect(keptBackups(left, today, null)).toEqual(kept)
    }),
  )
})

test('a name is read as it was written, and no other is taken for one', () => {
  for (const reason of BACKUP_REASONS) {
    const name = made('2026-02-28', reason)
    expect(readBackupName(name.file)).toEqual(name)
  }
  for (const other of [
    'notes.zip',
    'notes-2026-13-40-120000-daily-0123abcd.zip',
    'my notes-2026-02-28-120000-daily-0123abcd.zip',
  ]) {
    expect(readBackupName(other)).toBeNull()
  }
})
