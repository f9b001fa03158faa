import { randomUUID } from 'node:crypto'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type BackupName, type BackupReason, readBackupName, writeBackupName } from '#shared/backups/backup-name.ts'
import { keptBackups } from '#shared/backups/kept-backups.ts'
import type { Manifest } from '#shared/backups/manifest.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { checkFolder } from '../files/check-folder.ts'
import { nodeDisk } from '../files/disk.ts'
import { causeOf, isDiskFull, isMissing } from '../profile/disk-error.ts'
import type { Backups } from './backups.ts'
import { journalSize } from './journal-lines.ts'
import { OpenedBackups } from './opened-backups.ts'
import { checkBackup, readManifest } from './read-backup.ts'
import { copyInto, readSecondPlace, removeMade, removeTemporaries, type SecondPlace, writeSecondPlace } from './second-place.ts'
import { NoSpace, writeBackup } from './write-backup.ts'

export interface BackupSurroundings {
  readonly profile: { readonly id: string; readonly folder: string; readonly journal: string; readonly cache: string }
  /** The version of the program. */
  readonly program: string
  /** The clock, and with it the calendar, of the person. */
  readonly now: () => Date
  /** Runs `work` after so many milliseconds, and does not keep the program from ending. Answers with what calls it off. */
  readonly later: (ms: number, work: () => void) => () => void
}

type Listed = CallOutput<'backups.look'>['backups'][number]

/** After the first save of a day: long enough for the next words to be among it, in milliseconds. */
const SOON = 5_000

const two = (value: number) => String(value).padStart(2, '0')

/** The day of a moment where the person is, as YYYY-MM-DD. */
function dayOf(at: Date): string {
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

function timeOf(at: Date): string {
  return `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`
}

class ProfileBackups implements Backups {
  readonly #around: BackupSurroundings
  readonly #folder: string
  readonly #opened: OpenedBackups
  readonly #manifests = new Map<
    string,
    { readonly sign: string; readonly manifest: Manifest | null; readonly fault: string | null }
  >()
  #second: SecondPlace
  #last: Promise<unknown> = Promise.resolve()
  #making: { readonly done: number; readonly total: number } | null = null
  /** Why the last backup was not made; what the second folder last said. */
  #trouble: string | null = null
  #secondTrouble: string | null = null
  #callOff: (() => void) | null = null
  #ended = false

  constructor(around: BackupSurroundings, second: SecondPlace) {
    this.#around = around
    this.#folder = join(around.profile.folder, 'backups')
    this.#opened = new OpenedBackups(join(around.profile.cache, 'opened-backups'))
    this.#second = second
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(step)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Clears up after an earlier run, and brings the second folder up to date. */
  begin(): void {
    void this.#inTurn(async () => {
      await this.#opened.clear().catch(() => undefined)
      await removeTemporaries(this.#folder).catch(() => undefined)
      await this.#catchUp()
    })
  }

  async #names(folder: string): Promise<readonly BackupName[]> {
    const own = this.#around.profile.id.slice(0, 8)
    const names = (await readdir(folder)).flatMap((file) => readBackupName(file) ?? [])
    return folder === this.#folder ? names : names.filter(({ profile }) => profile === own)
  }

  /** The names in the folder of the profile; none while there is no such folder. */
  async #ownNames(): Promise<readonly BackupName[]> {
    return this.#names(this.#folder).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    })
  }

  async #manifestOf(
    path: string,
  ): Promise<{ readonly manifest: Manifest | null; readonly fault: string | null; readonly bytes: number }> {
    const { size, mtimeMs } = await stat(path)
    const sign = `${size} ${mtimeMs}`
    const known = this.#manifests.get(path)
    if (known?.sign === sign) return { ...known, bytes: size }
    const read = await readManifest(path).then(
      (manifest) => ({ manifest, fault: null }),
      (error: unknown) => ({ manifest: null, fault: error instanceof Error ? error.message : String(error) }),
    )
    this.#manifests.set(path, { sign, ...read })
    return { ...read, bytes: size }
  }

  async #list(folder: string, where: Listed['where']): Promise<readonly Listed[]> {
    const listed: Listed[] = []
    const names = (await readdir(folder)).flatMap((file) => readBackupName(file) ?? [])
    for (const { file, day, time, reason } of names) {
      const path = join(folder, file)
      try {
        const { manifest, fault, bytes } = await this.#manifestOf(path)
        listed.push({
          path,
          where,
          file,
          day,
          time: `${time.slice(0, 2)}:${time.slice(2, 4)}`,
          madeAt: manifest?.madeAt ?? null,
          reason,
          bytes,
          notes: manifest?.notes ?? null,
          fault,
        })
      } catch (error) {
        // It was thinned out while the list was made.
        if (!isMissing(error)) throw error
      }
    }
    return listed.sort((a, b) => (a.file < b.file ? 1 : -1))
  }

  async look(): Promise<Outcome<CallOutput<'backups.look'>>> {
    try {
      if (this.#second.folder !== null && this.#making === null) await this.#inTurn(() => this.#catchUp())
      const own = await this.#list(this.#folder, 'profile').catch((error: unknown) => {
        if (isMissing(error)) return []
        throw error
      })
      const { folder } = this.#second
      const elsewhere = folder === null ? [] : await this.#list(folder, 'second').catch(() => [])
      return succeed({
        making: this.#making,
        folder: this.#folder,
        trouble: this.#trouble,
        second: folder === null ? null : { folder, trouble: this.#secondTrouble },
        backups: [...own, ...elsewhere],
        elsewhere: this.#second.made.map((made) => join(made.folder, made.file)),
      })
    } catch (error) {
      return fail('file-not-written', `the folder ${this.#folder} cannot be read: ${causeOf(error)}`)
    }
  }

  make(reason: BackupReason) {
    return this.#inTurn(() => this.#make(reason))
  }

  async #make(reason: BackupReason): Promise<Outcome<CallOutput<'backups.make'>>> {
    if (this.#ended) return fail('profile-unusable', 'no backup was made: the program is stopping')
    const { profile, program } = this.#around
    const temporary = join(this.#folder, `.${this.#free([], reason).file}.${randomUUID()}.tmp`)
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      const madeAt = this.#around.now()
      this.#making = { done: 0, total: 0 }
      await writeBackup(profile.journal, temporary, { madeAt, reason, program, profile: profile.id }, (done, total) => {
        this.#making = { done, total }
      })
      await checkBackup(temporary)
      const { file } = this.#free(await this.#ownNames(), reason)
      await nodeDisk.rename(temporary, join(this.#folder, file))
      this.#trouble = null
      await this.#thinOut(file)
      await this.#catchUp()
      return succeed({ path: join(this.#folder, file) })
    } catch (error) {
      await nodeDisk.remove(temporary).catch(() => undefined)
      const why = error instanceof NoSpace ? `the disk is nearly full, ${error.message}` : causeOf(error)
      const message = `the backup was not made in ${this.#folder}: ${why}. Your notes and the earlier backups are as they were.`
      this.#trouble = message
      return fail(error instanceof NoSpace || isDiskFull(error) ? 'disk-full' : 'file-not-written', message)
    } finally {
      this.#making = null
    }
  }

  /** A name that is not taken: two backups within one second are a second apart. */
  #free(taken: readonly BackupName[], reason: BackupReason): { readonly file: string } {
    for (let at = this.#around.now(); ; at = new Date(at.getTime() + 1_000)) {
      const [day, time] = [dayOf(at), timeOf(at)]
      // Of another reason too: which of two is the newer one is known by their names alone.
      if (taken.some((name) => name.day === day && name.time === time)) continue
      return { file: writeBackupName({ day, time, reason, profile: this.#around.profile.id.slice(0, 8) }) }
    }
  }

  async #thinOut(newest: string): Promise<void> {
    const names = await this.#ownNames()
    const kept = keptBackups(names, dayOf(this.#around.now()), newest)
    for (const { file } of names) if (!kept.has(file)) await nodeDisk.remove(join(this.#folder, file))
  }

  /** Copies to the second folder what it does not have. A folder that is away, or takes no more, is said and waited for. */
  async #catchUp(): Promise<void> {
    const { folder } = this.#second
    if (folder === null) return
    try {
      if (!(await stat(folder)).isDirectory()) throw new Error('it is not a folder')
      await removeTemporaries(folder)
      const here = await this.#ownNames()
      const there = new Set((await this.#names(folder)).map(({ file }) => file))
      const newest =
        [...here]
          .map(({ file }) => file)
          .sort()
          .at(-1) ?? null
      // What would be thinned out there at once need not be copied.
      const all = [...here, ...(await this.#names(folder)).filter(({ file }) => !here.some((name) => name.file === file))]
      const kept = keptBackups(all, dayOf(this.#around.now()), newest)
      for (const { file } of here) {
        if (there.has(file) || !kept.has(file)) continue
        const copied = await copyInto(join(this.#folder, file), folder, file)
        await this.#remember({ ...this.#second, made: [...this.#second.made, { folder, file, ...copied }] })
      }
      const thinned = await removeMade(this.#second, (made) => made.folder === folder && !kept.has(made.file))
      if (thinned.made.length !== this.#second.made.length) await this.#remember(thinned)
      this.#secondTrouble = null
    } catch (error) {
      this.#secondTrouble = isMissing(error) ? 'it is not there now' : causeOf(error)
    }
  }

  async #remember(place: SecondPlace): Promise<void> {
    await writeSecondPlace(this.#around.profile.folder, place)
    this.#second = place
  }

  noteSaved(): void {
    if (this.#callOff !== null || this.#ended) return
    this.#callOff = this.#around.later(SOON, () => {
      this.#callOff = null
      void this.#inTurn(async () => {
        const today = dayOf(this.#around.now())
        if ((await this.#ownNames()).some(({ day }) => day === today)) return
        await this.#make('daily')
      }).catch((error: unknown) => {
        this.#trouble = causeOf(error)
      })
    })
  }

  async chooseSecond(folder: string | null): Promise<Outcome<Record<string, never>>> {
    if (folder !== null) {
      const fits = await checkFolder(folder, this.#around.profile.folder)
      if (!fits.ok) return fits
    }
    return this.#inTurn(async () => {
      try {
        await this.#remember({ ...this.#second, folder })
      } catch (error) {
        return fail('file-not-written', `the choice was not kept: ${causeOf(error)}`)
      }
      this.#secondTrouble = null
      await this.#catchUp()
      return succeed({})
    })
  }

  async copy(path: string, folder: string): Promise<Outcome<CallOutput<'backups.copy'>>> {
    const fits = await checkFolder(folder, this.#around.profile.folder)
    if (!fits.ok) return fits
    const name = basename(path)
    try {
      if (readBackupName(name) === null) return fail('backup-refused', `${name} is not a backup`)
      await checkBackup(path)
      await copyInto(path, folder, name)
      return succeed({ path: join(folder, name) })
    } catch (error) {
      return fail(isDiskFull(error) ? 'disk-full' : 'file-not-written', `the copy was not saved in ${folder}: ${causeOf(error)}`)
    }
  }

  open(path: string) {
    return this.#opened.open(path)
  }

  read(job: string, from: number) {
    return this.#opened.read(job, from)
  }

  async done(job: string) {
    await this.#opened.done(job)
    return succeed({})
  }

  /** Whether the journal is another than when the newest backup was made. */
  async #isBehind(): Promise<boolean> {
    const size = await journalSize(this.#around.profile.journal)
    if (size === 0) return false
    const newest = [...(await this.#ownNames())].sort((a, b) => (`${a.day}${a.time}` < `${b.day}${b.time}` ? 1 : -1))[0]
    if (newest === undefined) return true
    const { manifest } = await this.#manifestOf(join(this.#folder, newest.file))
    return manifest?.files['notes.jsonl'].bytes !== size
  }

  async close(): Promise<void> {
    this.#callOff?.()
    await this.#inTurn(async () => {
      if (this.#ended) return
      if (await this.#isBehind().catch(() => false)) await this.#make('closing')
      await this.#opened.clear().catch(() => undefined)
      this.#ended = true
    })
  }

  async abandon(): Promise<void> {
    this.#ended = true
    this.#callOff?.()
    await this.#last
  }
}

/** Opens the backups of a profile. Nothing is made before something is saved, or someone asks. */
export async function openBackups(around: BackupSurroundings): Promise<Backups> {
  const backups = new ProfileBackups(around, await readSecondPlace(around.profile.folder))
  backups.begin()
  return backups
}
