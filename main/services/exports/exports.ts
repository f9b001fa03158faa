import { extname } from 'node:path'
import type { CallInput, CallOutput } from '#shared/contract/contract.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { checkFolder } from '../files/check-folder.ts'
import { type Disk, nodeDisk } from '../files/disk.ts'
import { faultOfName } from '../files/portable-name.ts'
import { filesThatHold, type LookedAt, lookAt } from './look-at-files.ts'
import { type FileToWrite, replaceFile, whyNotWritten } from './replace-file.ts'

/** Writes what was exported into a folder of the person's choice, and never over anything that was not looked at. */
export interface Exports {
  look(input: CallInput<'export.look'>): Promise<Outcome<CallOutput<'export.look'>>>
  write(input: CallInput<'export.write'>): Promise<Outcome<CallOutput<'export.write'>>>
  /** Files, of an export that waits or is being written; 0 of 0 for any other. */
  writing(job: string): CallOutput<'export.writing'>
  /** Has an export end after the file that is being written; before its first where it still waits. */
  stop(job: string): void
}

interface ExportSurroundings {
  /** The folder of the person's notes, in which nothing is exported. */
  readonly profile: string
  /** The clock, and with it the calendar, of the person: the copy of an earlier file is named after it. */
  readonly now: () => Date
  readonly disk?: Disk
}

/** What a briefing is exported as. Nothing else is looked at or written: no program is among it, no settings of one by name, no key. */
const KINDS: ReadonlySet<string> = new Set(['.md', '.html', '.docx', '.csv', '.json', '.bib', '.ris'])

/** Folders in which programs keep what they obey: a name that begins with a full stop, and one of Windows, where what is temporary lies too. */
const OBEYED = /(?:^|[\\/])(\.[^\\/.][^\\/]*|\.\.[^\\/]+|appdata(?![\\/]local[\\/]temp(?:[\\/]|$)))(?:[\\/]|$)/i

function faultOfFolder(folder: string): string | null {
  const part = OBEYED.exec(folder)?.[1]
  return part === undefined
    ? null
    : `the folder ${folder} cannot be used: programs keep their settings in ${part}. Choose one for documents`
}

function faultOfNames(names: readonly string[]): string | null {
  const seen = new Set<string>()
  for (const name of names) {
    const fault = faultOfName(name)
    if (fault !== null) return `a file cannot have this name: ${fault}`
    if (name.startsWith('.') || !KINDS.has(extname(name).toLowerCase()))
      return `a file cannot have this name: ${name} is none of the kinds that a briefing is exported as (${[...KINDS].join(', ')})`
    // Windows and macOS take names that differ in case, or in how their accents are written, for one.
    const folded = name.normalize('NFC').toLowerCase()
    if (seen.has(folded)) return `two files would have the name ${name}`
    seen.add(folded)
  }
  return null
}

function sameAsBefore(found: LookedAt, expected: string | null): boolean {
  if (found.state === 'absent') return expected === null
  return found.state !== 'refused' && found.sha256 === expected
}

/** `profile` need not be the one in use: it is only kept out of. Answers with failures; what the person can mend is said in each. */
export function createExports({ profile, now, disk = nodeDisk }: ExportSurroundings): Exports {
  /** One at a time: two windows may export into one folder. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  const underWay = new Map<string, { done: number; readonly total: number; stopped: boolean }>()
  const write = async (
    { folder, files }: CallInput<'export.write'>,
    work: { done: number; readonly stopped: boolean },
  ): Promise<Outcome<CallOutput<'export.write'>>> => {
    const fault = faultOfFolder(folder) ?? faultOfNames(files.map(({ name }) => name))
    if (fault !== null) return fail('file-not-written', fault)
    const usable = await checkFolder(folder, profile)
    if (!usable.ok) return usable
    // All are looked at before the first is written, so that an export of several files is begun only where it can be whole.
    const changed: string[] = []
    for (const { name, expected } of files) {
      const found = await lookAt(folder, name)
      if (found.state === 'refused') return fail('file-not-written', `${found.message}. Nothing was written`)
      if (!sameAsBefore(found, expected)) changed.push(name)
    }
    if (changed.length > 0) return succeed({ state: 'changed', names: changed })
    const written: Extract<CallOutput<'export.write'>, { state: 'written' }>['files'] = []
    for (const file of files) {
      if (work.stopped) return succeed({ state: 'ended', files: written, left: files.length - written.length })
      const { name, content, expected } = file
      const bytes = Buffer.from(content, file.encoding === 'base64' ? 'base64' : 'utf8')
      try {
        const toWrite: FileToWrite = { folder, name, bytes, expected }
        written.push({ name, ...(await replaceFile(toWrite, now(), disk)) })
        work.done++
      } catch (error) {
        return succeed({ state: 'stopped', files: written, name, message: whyNotWritten(name, error) })
      }
    }
    return succeed({ state: 'written', files: written })
  }
  return {
    async look({ folder, names, holding }) {
      const fault = faultOfFolder(folder) ?? faultOfNames(names)
      if (fault !== null) return fail('file-not-written', fault)
      const usable = await checkFolder(folder, profile)
      if (!usable.ok) return usable
      const files = []
      for (const name of names) files.push({ name, ...(await lookAt(folder, name)) })
      const others = holding === null ? [] : await filesThatHold(folder, holding, new Set(names))
      return succeed({ files, others: [...others] })
    },
    async write(input) {
      const { job } = input
      if (underWay.has(job)) return fail('file-not-written', 'this export is being written already')
      const work = { done: 0, total: input.files.length, stopped: false }
      underWay.set(job, work)
      try {
        return await inTurn(() => write(input, work))
      } finally {
        underWay.delete(job)
      }
    },
    writing(job) {
      const { done, total } = underWay.get(job) ?? { done: 0, total: 0 }
      return { done, total }
    },
    stop(job) {
      const work = underWay.get(job)
      if (work !== undefined) work.stopped = true
    },
  }
}
