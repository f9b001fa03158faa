import { deviceOfClock } from '#shared/bundles/incoming-change.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'
import type { SharingProblem, SharingState } from '#shared/sharing/sharing-state.ts'
import type { Journal } from '../journal/journal.ts'
import { causeOf, isMissing } from '../profile/disk-error.ts'
import { describeFiles, describeMembers, type SeenFile } from './folder-members.ts'
import { followJournal, type JournalPlace } from './journal-changes.ts'
import { createOwnChanges } from './own-changes.ts'
import { createOwnFiles, readOwnName } from './own-files.ts'
import { readSharedFile } from './read-shared-file.ts'
import type { SharedFile, SharedFolder } from './shared-folder.ts'

export interface ExchangeResult {
  /** Whether it came to its end: the folder was there and could be read. */
  readonly whole: boolean
  readonly taken: number
  readonly written: number
  readonly heldBack: number
  readonly members: SharingState['members']
  readonly problems: readonly SharingProblem[]
}

interface Surroundings {
  readonly folder: SharedFolder
  readonly journal: Pick<Journal, 'state' | 'read' | 'append'>
  /** The devices whose changes belong to this profile. */
  readonly devices: ReadonlySet<string>
  /** Milliseconds since 1970. */
  now(): number
  pause(): Promise<void>
  onProgress(done: number, total: number): void
}

export interface Manner {
  readonly write: boolean
  readonly read: boolean
  /** The folder had files of this program before: without any it is not the same one, a drive that is not there for example. */
  readonly used: boolean
}

/** Exchanges changes with one folder, again and again. One run at a time. */
export interface Exchange {
  run(manner: Manner): Promise<ExchangeResult>
}

/** Bytes. No file of this program comes near it. */
const LARGEST_FILE = 50_000_000
const APPEND_AT_ONCE = 500

export function createExchange({ folder, journal, devices, now, pause, onProgress }: Surroundings): Exchange {
  const ownFiles = createOwnFiles(folder)
  let own = createOwnChanges(devices)
  let place: JournalPlace | null = null
  const stamps = new Map<string, string>()
  const seen = new Map<string, SeenFile>()
  /** What the journal has or has refused: not given to it again. */
  const given = new Set<Change['id']>()
  const copied = new Set<string>()

  function isOwn(name: string): boolean {
    const of = readOwnName(name)
    return of !== null && devices.has(of.device)
  }

  /** Reads the record on. What stands in own files is known before, so that only the rest is held. */
  async function readJournal(): Promise<SharingProblem | null> {
    const followed = await followJournal(journal, place, {
      onChange: (change) => own.add(change),
      onRestart() {
        own = createOwnChanges(devices)
        given.clear()
        for (const name of [...stamps.keys()]) forget(name)
      },
    })
    if (!followed.ok) return { code: 'not-kept', message: followed.error.message }
    place = followed.value
    return null
  }

  function forget(name: string): void {
    stamps.delete(name)
    seen.delete(name)
  }

  async function append(changes: readonly Change[]): Promise<Outcome<number>> {
    let taken = 0
    for (let done = 0; done < changes.length; done += APPEND_AT_ONCE) {
      const part = changes.slice(done, done + APPEND_AT_ONCE)
      const answer = await journal.append(part)
      if (!answer.ok) return answer
      taken += answer.value.appended
      for (const change of part) given.add(change.id)
      await pause()
    }
    return succeed(taken)
  }

  async function takeIn(changes: readonly Change[]): Promise<Outcome<number>> {
    const fresh = changes.filter((change) => !given.has(change.id) && !own.isGone(change))
    const isOwnChange = (change: Change) => devices.has(deviceOfClock(change.clock))
    const others = await append(fresh.filter((change) => !isOwnChange(change)))
    if (!others.ok) return others
    const mine = fresh.filter(isOwnChange)
    const returned = await append(mine)
    if (!returned.ok) return returned
    // Under an own name, and not in the record: an older copy of the profile was put back, or another computer uses one.
    if (returned.value > 0) for (const change of mine) copied.add(deviceOfClock(change.clock))
    return succeed(others.value + returned.value)
  }

  interface Reading {
    readonly problems: SharingProblem[]
    taken: number
    whole: boolean
  }

  async function readFileOf(file: SharedFile, take: boolean, reading: Reading): Promise<void> {
    if (stamps.get(file.name) === file.stamp) return
    if (file.size > LARGEST_FILE) {
      reading.problems.push({ code: 'foreign', file: file.name })
      return
    }
    let bytes: Buffer
    try {
      bytes = await folder.read(file.name)
    } catch (error) {
      forget(file.name)
      if (!isMissing(error)) reading.problems.push({ code: 'unreadable', file: file.name, message: causeOf(error) })
      return
    }
    const { changes, ...content } = await readSharedFile(bytes, pause)
    const of = readOwnName(file.name)
    if (of !== null && devices.has(of.device)) {
      own.written(changes.map((change) => change.id))
      const asLeft = !content.partial && content.damaged === 0 && !content.foreign && bytes.at(-1) === 0x0a
      if (asLeft) ownFiles.found(of.device, of.number, bytes.length)
    }
    seen.set(file.name, content)
    const taken = take ? await takeIn(changes) : succeed(0)
    if (taken.ok) {
      reading.taken += taken.value
      stamps.set(file.name, file.stamp)
    } else {
      reading.problems.push({ code: 'not-kept', message: taken.error.message })
      reading.whole = false
    }
  }

  function begun(subject: string): boolean {
    for (const { devices: parts } of seen.values())
      for (const { notes, items } of parts.values()) if (notes.has(subject) || items.has(subject)) return true
    return false
  }

  async function write(problems: SharingProblem[]): Promise<{ readonly written: number; readonly heldBack: number }> {
    const { changes, heldBack } = own.toWrite(begun)
    let written = 0
    try {
      await ownFiles.write(changes, (done) => {
        written += done.length
        own.written(done.map((change) => change.id))
      })
    } catch (error) {
      problems.push({ code: 'not-written', message: causeOf(error) })
    }
    return { written, heldBack }
  }

  return {
    async run({ write: writes, read: reads, used }) {
      const reading: Reading = { problems: [], taken: 0, whole: true }
      const { problems } = reading
      const nothing = (problem: SharingProblem): ExchangeResult => {
        return { whole: false, taken: 0, written: 0, heldBack: 0, members: [], problems: [problem] }
      }
      let files: readonly SharedFile[]
      try {
        files = await folder.list()
      } catch (error) {
        return nothing(isMissing(error) ? { code: 'folder-missing' } : { code: 'folder-unreadable', message: causeOf(error) })
      }
      if (used && files.length === 0) return nothing({ code: 'folder-emptied' })
      // An own file that is gone must be written again: then what it had is unknown, and the record is read anew.
      const names = new Set(files.map((file) => file.name))
      const vanished = [...seen.keys()].filter((name) => !names.has(name))
      for (const name of vanished) forget(name)
      if (vanished.some(isOwn)) place = null
      ownFiles.list(files)
      const failed = await readJournal()
      if (failed !== null) problems.push(failed)
      const relevant = files.filter((file) => reads || isOwn(file.name))
      for (const name of [...seen.keys()]) if (!relevant.some((file) => file.name === name)) forget(name)
      for (const [index, file] of relevant.entries()) {
        onProgress(index, relevant.length)
        await readFileOf(file, reads, reading)
      }
      const { written, heldBack } = writes && failed === null ? await write(problems) : { written: 0, heldBack: 0 }
      const { members, problems: ofMembers } = describeMembers(seen.values(), devices, now())
      problems.push(...describeFiles(seen), ...ofMembers)
      for (const device of copied) problems.push({ code: 'same-device', device })
      return { whole: reading.whole && failed === null, taken: reading.taken, written, heldBack, members, problems }
    },
  }
}
