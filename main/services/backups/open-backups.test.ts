import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Change } from '#shared/notes/change.ts'
import { beforeNewVersion } from './before-new-version.ts'
import { openBackups } from './open-backups.ts'
import { checkBackup } from './read-backup.ts'
import { noteLine } from './testing/lines.ts'

let root = ''
let now = new Date(2026, 10, 22, 9, 30, 0)
let waiting: (() => void)[] = []

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'backups-'))
  await mkdir(join(root, 'profile', 'journal'), { recursive: true })
  await mkdir(join(root, 'stick'))
  now = new Date(2026, 10, 22, 9, 30, 0)
  waiting = []
})
afterEach(() => rm(root, { recursive: true, force: true }))

const around = () => {
  const folder = join(root, 'profile')
  return {
    profile: {
      id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
      folder,
      journal: join(folder, 'journal'),
      cache: join(folder, 'cache'),
    },
    program: '1.2.3',
    now: () => now,
    later: (_ms: number, work: () => void) => {
      waiting.push(work)
      return () => {
        waiting = waiting.filter((other) => other !== work)
      }
    },
  }
}
const backupsFolder = () => join(root, 'profile', 'backups')
const stick = () => join(root, 'stick')
const save = (note: number, body = `words of note ${note}`) =>
  appendFile(join(root, 'profile', 'journal', '000001.jsonl'), noteLine(note, body))
const names = async (folder: string) => (await readdir(folder).catch(() => [])).sort()

async function look(backups: Awaited<ReturnType<typeof openBackups>>) {
  const answer = await backups.look()
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

/** Does what a timer would do, and waits until the work is done. */
async function timePasses(backups: Awaited<ReturnType<typeof openBackups>>) {
  for (const work of waiting.splice(0)) work()
  await look(backups)
  await backups.chooseSecond(null)
}

test('of two backups that are made within one second, for different reasons, the later one is known, kept and copied', async () => {
  const backups = await openBackups(around())
  await backups.chooseSecond(stick())
  await save(1)
  backups.noteSaved()
  for (const work of waiting.splice(0)) work()
  await backups.make('asked')
  const asked = 'notes-2026-11-22-093001-asked-6f9619ff.zip'
  expect(await names(backupsFolder())).toEqual([asked])
  expect(await names(stick())).toEqual([asked])
})

test('the first save of a day makes one backup, and the end of the program another where more was saved since', async () => {
  const backups = await openBackups(around())
  await save(1)
  backups.noteSaved()
  backups.noteSaved()
  expect(waiting).toHaveLength(1)
  await timePasses(backups)
  expect(await names(backupsFolder())).toEqual(['notes-2026-11-22-093000-daily-6f9619ff.zip'])
  backups.noteSaved()
  await timePasses(backups)
  expect(await names(backupsFolder())).toHaveLength(1)
  await save(2)
  now = new Date(2026, 10, 22, 17, 0, 0)
  await backups.close()
  // Of one day, the newest stays.
  expect(await names(backupsFolder())).toEqual(['notes-2026-11-22-170000-closing-6f9619ff.zip'])
  expect(await checkBackup(join(backupsFolder(), 'notes-2026-11-22-170000-closing-6f9619ff.zip'))).toMatchObject({ notes: 2 })
  const again = await openBackups(around())
  await again.close()
  expect(await names(backupsFolder())).toHaveLength(1)
})

test('where nothing was ever saved, no backup is made', async () => {
  const backups = await openBackups(around())
  await backups.close()
  expect(await names(backupsFolder())).toEqual([])
})

test('over three weeks of daily work the older ones are thinned out, and those made before a change stay apart', async () => {
  const backups = await openBackups(around())
  for (let day = 1; day <= 21; day += 1) {
    now = new Date(2026, 10, day, 18, 0, 0)
    await save(day)
    await backups.make(day === 3 ? 'before-migration' : 'daily')
  }
  const days = (await look(backups)).backups.map(({ day }) => Number(day.slice(-2)))
  expect(days).toEqual([21, 20, 19, 18, 17, 16, 15, 8, 3, 1])
})

test('a half-written backup of an earlier run is removed, and what is not ours is left alone', async () => {
  await mkdir(backupsFolder())
  await writeFile(
    join(backupsFolder(), '.notes-2026-11-21-093000-daily-6f9619ff.zip.0e6fb3a8-95a5-4a6d-9b3d-0d8a1f6a6a77.tmp'),
    'half',
  )
  await writeFile(join(backupsFolder(), 'my own.zip'), 'mine')
  const backups = await openBackups(around())
  await save(1)
  await backups.make('asked')
  expect(await names(backupsFolder())).toEqual(['my own.zip', 'notes-2026-11-22-093000-asked-6f9619ff.zip'])
})

test('a folder that takes no files is said, nothing is lost, and the next backup succeeds once it does', async () => {
  const backups = await openBackups(around())
  await save(1)
  // What stands in the way is a file, since the account of the tests may write everywhere.
  await writeFile(backupsFolder(), 'in the way')
  const failed = await backups.make('asked')
  expect(failed).toMatchObject({ ok: false, error: { code: 'file-not-written' } })
  await rm(backupsFolder())
  expect((await look(backups)).trouble).toContain('Your notes and the earlier backups are as they were')
  expect(await backups.make('asked')).toMatchObject({ ok: true })
  expect((await look(backups)).trouble).toBeNull()
})

describe('a second folder', () => {
  test('gets every backup, is waited for while it is away, and is thinned out only of what was put there', async () => {
    const backups = await openBackups(around())
    await save(1)
    await backups.make('daily')
    expect(await backups.chooseSecond(stick())).toMatchObject({ ok: true })
    const foreign = 'notes-2020-01-01-120000-daily-6f9619ff.zip'
    await writeFile(join(stick(), foreign), 'someone else made this one')
    await writeFile(join(stick(), 'holiday.jpg'), 'a picture')
    expect(await names(stick())).toContain('notes-2026-11-22-093000-daily-6f9619ff.zip')

    await rename(stick(), join(root, 'away'))
    now = new Date(2026, 10, 22, 12, 0, 0)
    await save(2)
    expect(await backups.make('asked')).toMatchObject({ ok: true })
    expect(await look(backups)).toMatchObject({ trouble: null, second: { folder: stick(), trouble: 'it is not there now' } })
    await rename(join(root, 'away'), stick())
    expect(await look(backups)).toMatchObject({ second: { trouble: null } })
    expect(await names(stick())).toEqual(['holiday.jpg', foreign, 'notes-2026-11-22-120000-asked-6f9619ff.zip'])

    // Put there by us, and replaced by somebody since: no longer ours.
    await writeFile(join(stick(), 'notes-2026-11-22-120000-asked-6f9619ff.zip'), 'replaced')
    now = new Date(2026, 10, 22, 15, 0, 0)
    await save(3)
    await backups.make('asked')
    await look(backups)
    expect(await readFile(join(stick(), 'notes-2026-11-22-120000-asked-6f9619ff.zip'), 'utf8')).toBe('replaced')
  })

  test('that is none, lies in the profile, or has no whole path, is refused with the reason', async () => {
    const backups = await openBackups(around())
    await writeFile(join(root, 'file'), '')
    const message = async (folder: string) => {
      const answer = await backups.chooseSecond(folder)
      return answer.ok ? 'taken' : answer.error.message
    }
    expect(await message(join(root, 'nowhere'))).toContain('it does not exist')
    expect(await message(join(root, 'file'))).toContain('it is not a folder')
    expect(await message(join(root, 'profile', 'journal'))).toContain('it lies in the folder of your notes')
    expect(await message('stick')).toContain('give its whole path')
  })
})

test('a backup is opened and read page by page as the changes that were saved; another file is refused by name', async () => {
  const backups = await openBackups(around())
  for (let note = 1; note <= 30; note += 1) await save(note, `${note} `.repeat(60_000))
  const made = await backups.make('asked')
  if (!made.ok) throw new Error(made.error.message)
  const opened = await backups.open(made.value.path)
  if (!opened.ok) throw new Error(opened.error.message)
  expect(opened.value).toMatchObject({ notes: 30, trashed: 0, lines: 30, reason: 'asked', program: '1.2.3' })
  const changes: Change[] = []
  let pages = 0
  for (let from: number | null = 0; from !== null; pages += 1) {
    const page = await backups.read(opened.value.job, from)
    if (!page.ok) throw new Error(page.error.message)
    changes.push(...page.value.changes)
    from = page.value.next
  }
  expect(pages).toBeGreaterThan(1)
  expect(changes.map((change) => 'note' in change && Number(change.note.slice(-12)))).toEqual(
    Array.from({ length: 30 }, (_, index) => index + 1),
  )
  await backups.done(opened.value.job)
  expect(await backups.read(opened.value.job, 0)).toMatchObject({ ok: false, error: { code: 'backup-refused' } })
  await writeFile(join(root, 'letter.zip'), 'not a zip')
  expect(await backups.open(join(root, 'letter.zip'))).toMatchObject({
    ok: false,
    error: { code: 'backup-refused', message: expect.stringContaining('letter.zip cannot be used: the file has no end') },
  })
})

test('a new version of the program, or of its engine, makes a backup that is kept apart, once', async () => {
  expect(await beforeNewVersion(around(), '100')).toBeNull()
  expect(await names(backupsFolder())).toEqual([])
  await save(1)
  expect(await beforeNewVersion(around(), '100')).toBeNull()
  expect(await names(backupsFolder())).toEqual([])
  expect(await beforeNewVersion(around(), '101')).toBeNull()
  expect(await beforeNewVersion({ ...around(), program: '1.3.0' }, '101')).toBeNull()
  expect(await beforeNewVersion({ ...around(), program: '1.3.0' }, '101')).toBeNull()
  expect(await names(backupsFolder())).toEqual([
    'notes-2026-11-22-093000-new-version-6f9619ff.zip',
    'notes-2026-11-22-093001-new-version-6f9619ff.zip',
  ])
})
