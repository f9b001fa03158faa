import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'
import { nodeDisk } from '../files/disk.ts'
import { writeFileAtomically } from '../files/write-file-atomically.ts'
import { causeOf, isDiskFull } from '../profile/disk-error.ts'
import { privateDisk } from '../profile/private-disk.ts'
import type { Journal } from './journal.ts'
import { readLine, writeLine } from './journal-line.ts'
import { type LinePlace, readSegment, type SegmentContent } from './read-segment.ts'
import { openSegmentFile, type SegmentFile } from './segment-file.ts'

const SEGMENT_NAME = /^\d{6}\.jsonl$/
const FIRST_SEGMENT = '000001.jsonl'
const LINE_FEED = new Uint8Array([0x0a])

/** A page of changes stays under this many bytes, so that a journal of long notes is not read into one message. */
const PAGE_BYTES = 16 * 1024 * 1024

/** A journal that is ruined throughout is not listed line by line. */
const DAMAGE_LISTED = 100

interface Entry {
  readonly segment: string
  readonly offset: number
  readonly length: number
}

function unusable(folder: string, what: string, error: unknown) {
  return fail('profile-unusable', `the journal in ${folder} ${what}: ${causeOf(error)}`)
}

function notWritten(folder: string, error: unknown) {
  if (isDiskFull(error)) {
    return fail(
      'disk-full',
      `the changes were not written to the journal in ${folder}: ${causeOf(error)}. What was written before is safe.`,
    )
  }
  return unusable(folder, 'could not be written', error)
}

/** Keeps a copy of bytes that could not be read, under a name that is the same for the same bytes; says where, or why not. */
async function keepCopy(folder: string, segment: string, lineNumber: number, bytes: Uint8Array): Promise<string | null> {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const name = `${segment.replace('.jsonl', '')}-line-${lineNumber}-${digest}.txt`
  try {
    const damaged = join(folder, 'damaged')
    await mkdir(damaged, { recursive: true, mode: 0o700 })
    if (!(await readdir(damaged)).includes(name)) await writeFileAtomically(join(damaged, name), bytes, privateDisk)
    return name
  } catch {
    // Nothing is lost by it: the caller then leaves the bytes where they are, and says so.
    return null
  }
}

function whereabouts(folder: string, copy: string | null): string {
  return copy === null ? 'it stays where it is' : `a copy is kept in ${join(basename(folder), 'damaged', copy)}`
}

async function writeAll(file: SegmentFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const written = await file.write(bytes.subarray(done))
    if (written === 0) throw new Error('the disk takes no more bytes')
    done += written
  }
  await file.sync()
}

async function readSegments(folder: string): Promise<ReadonlyMap<string, SegmentContent>> {
  const names = (await readdir(folder)).filter((name) => SEGMENT_NAME.test(name)).sort()
  const segments = new Map<string, SegmentContent>()
  for (const name of names.length === 0 ? [FIRST_SEGMENT] : names) {
    const bytes = names.length === 0 ? Buffer.alloc(0) : await readFile(join(folder, name))
    segments.set(name, readSegment(bytes))
  }
  return segments
}

function bySegment(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.segment)
    if (group === undefined) groups.set(entry.segment, [entry])
    else group.push(entry)
  }
  return groups
}

async function readRange(path: string, offset: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await file.read(bytes, 0, length, offset)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

class FolderJournal implements Journal {
  readonly #folder: string
  readonly #segment: string
  readonly #file: SegmentFile
  readonly #entries: Entry[]
  readonly #ids: Set<Change['id']>
  readonly #damage: readonly string[]
  /** Where the last whole line ends, in bytes. */
  #end: number
  /** A write failed and what it left could not be cut off: to be cut before the next one. */
  #remnant = false
  /** The segment ends with a torn line that could not be cut: the next write must begin a new line. */
  #unfinishedLine: boolean
  #closed = false
  #last: Promise<unknown> = Promise.resolve()

  constructor(start: {
    readonly folder: string
    readonly segment: string
    readonly file: SegmentFile
    readonly entries: Entry[]
    readonly ids: Set<Change['id']>
    readonly damage: readonly string[]
    readonly end: number
    readonly unfinishedLine: boolean
  }) {
    this.#folder = start.folder
    this.#segment = start.segment
    this.#file = start.file
    this.#entries = start.entries
    this.#ids = start.ids
    this.#damage = start.damage
    this.#end = start.end
    this.#unfinishedLine = start.unfinishedLine
  }

  append(changes: readonly Change[]) {
    return this.#inTurn(() => this.#append(changes))
  }

  async read(from: number, limit: number) {
    const page: Entry[] = []
    let bytes = 0
    for (const entry of this.#entries.slice(from, from + limit)) {
      if (page.length > 0 && bytes + entry.length > PAGE_BYTES) break
      page.push(entry)
      bytes += entry.length
    }
    const changes: Change[] = []
    const damage = [...this.#damage]
    try {
      for (const [segment, entries] of bySegment(page)) {
        const start = entries[0]?.offset ?? 0
        const last = entries.at(-1)
        const bytes = await readRange(
          join(this.#folder, segment),
          start,
          last === undefined ? 0 : last.offset + last.length - start,
        )
        for (const { offset, length } of entries) {
          const line = readLine(bytes.toString('utf8', offset - start, offset - start + length))
          if (line.state === 'change') changes.push(line.change)
          else damage.push(`a change in ${segment} was whole when the journal was opened and is not now: ${line.reason}`)
        }
      }
    } catch (error) {
      return unusable(this.#folder, 'could not be read', error)
    }
    const next = from + page.length
    return succeed({ changes, next: next < this.#entries.length ? next : null, damage })
  }

  async close() {
    await this.#inTurn(async () => {
      if (this.#closed) return
      this.#closed = true
      await this.#file.close()
    })
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(step)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #append(changes: readonly Change[]): Promise<Outcome<{ appended: number }>> {
    if (this.#closed) return fail('profile-unusable', `the journal in ${this.#folder} is closed: the program is stopping`)
    const fresh = new Map(changes.filter((change) => !this.#ids.has(change.id)).map((change) => [change.id, change]))
    if (fresh.size === 0) return succeed({ appended: 0 })
    const lines = [...fresh.values()].map((change) => Buffer.from(writeLine(change), 'utf8'))
    try {
      if (this.#remnant) await this.#cut()
      const { size, names } = await this.#file.facts()
      // Writing on would acknowledge changes into a file that nobody can find again, or at places that are not what we think.
      if (names === 0 || size !== this.#end) {
        const what = names === 0 ? 'was removed' : 'was changed by something else'
        return fail(
          'profile-unusable',
          `the journal file ${join(this.#folder, this.#segment)} ${what} while the program ran: start the program again`,
        )
      }
      const start = this.#unfinishedLine ? [LINE_FEED, ...lines] : lines
      await writeAll(this.#file, Buffer.concat(start))
    } catch (error) {
      this.#remnant = true
      await this.#cut().catch(() => undefined)
      return notWritten(this.#folder, error)
    }
    let offset = this.#end + (this.#unfinishedLine ? 1 : 0)
    this.#unfinishedLine = false
    for (const line of lines) {
      this.#entries.push({ segment: this.#segment, offset, length: line.length - 1 })
      offset += line.length
    }
    this.#end = offset
    for (const id of fresh.keys()) this.#ids.add(id)
    return succeed({ appended: fresh.size })
  }

  async #cut(): Promise<void> {
    await this.#file.truncate(this.#end)
    await this.#file.sync()
    this.#remnant = false
  }
}

/**
 * Opens the journal in `folder`, making it when it is not there (0700, its files 0600).
 *
 * It is a row of segments (`000001.jsonl`, `000002.jsonl`, ...), each a text of lines as `writeLine` makes them; changes are
 * appended to the last. `append` answers once one write and one flush (file, and folder when it is new) are done, so an
 * acknowledged change survives a crash of the program and of the machine; when it fails, what it wrote is cut off again.
 * Positions of `read` count changes, oldest first; a page may hold fewer than asked for.
 *
 * Damage is no reason not to open: a last line that was torn is cut off, and a damaged line in the middle is passed over; a
 * copy of either is kept in `damaged/`, and every page that is read names them. Fails with `profile-unusable` when the folder
 * cannot be read or written, with `disk-full` when there is no space for a new file.
 */
export async function openJournal(
  folder: string,
  openFile: (path: string) => Promise<SegmentFile> = openSegmentFile,
): Promise<Outcome<Journal>> {
  let file: SegmentFile | null = null
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const segments = await readSegments(folder)
    const entries: Entry[] = []
    const ids = new Set<Change['id']>()
    const damage: string[] = []
    const names = [...segments.keys()]
    const segment = names.at(-1) ?? FIRST_SEGMENT
    file = await openFile(join(folder, segment))
    let { size: end } = await file.facts()
    let unfinishedLine = false
    const add = (name: string, places: readonly LinePlace[]) => {
      for (const { id, offset, length } of places) {
        if (ids.has(id)) continue
        ids.add(id)
        entries.push({ segment: name, offset, length })
      }
    }
    for (const [name, { lines, bad, tail }] of segments) {
      add(name, lines)
      for (const line of bad) {
        const copy = line.bytes === null ? null : await keepCopy(folder, name, line.number, line.bytes)
        damage.push(`line ${line.number} of ${name} was passed over: ${line.reason}; ${whereabouts(folder, copy)}`)
      }
      if (tail === null) continue
      if (tail.state === 'whole') {
        // Only the line feed is missing: the change is there, and stays.
        add(name, tail.place === null ? [] : [tail.place])
        if (name === segment) unfinishedLine = true
        continue
      }
      const copy = await keepCopy(folder, name, tail.lineNumber, tail.bytes)
      const cut = name === segment && copy !== null
      if (cut) {
        await file.truncate(tail.offset)
        end = tail.offset
      } else if (name === segment) {
        unfinishedLine = true
      }
      damage.push(
        `the last line of ${name} was not written to its end, as after a power cut, and was never reported as saved; ${cut ? 'it was cut off; ' : ''}${whereabouts(folder, copy)}`,
      )
    }
    await file.sync()
    await nodeDisk.syncFolder(folder)
    await nodeDisk.syncFolder(dirname(folder))
    const listed = damage.slice(0, DAMAGE_LISTED)
    if (damage.length > listed.length) listed.push(`and ${damage.length - listed.length} more lines`)
    return succeed(new FolderJournal({ folder, segment, file, entries, ids, damage: listed, end, unfinishedLine }))
  } catch (error) {
    await file?.close().catch(() => undefined)
    return isDiskFull(error) ? notWritten(folder, error) : unusable(folder, 'could not be opened', error)
  }
}
