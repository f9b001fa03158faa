import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallInput, CallOutput } from '#shared/contract/contract.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Change, GoneId } from '#shared/notes/change.ts'
import { isBuried } from '#shared/notes/change-subject.ts'
import { nextInChain } from './chain.ts'
import { checkSegments } from './check-segments.ts'
import { removeCopiesNaming } from './damaged-copies.ts'
import type { Journal } from './journal.ts'
import { notWritten, tooLittleSpace, unusable } from './journal-failure.ts'
import { newHead, writeHead } from './journal-head.ts'
import { readLine, sumIn, writeLine } from './journal-line.ts'
import { LineReader } from './line-reader.ts'
import { type OpenSegments, openSegments } from './open-segments.ts'
import { Places } from './places.ts'
import { goneThing } from './read-segment.ts'
import { rewriteSegments } from './rewrite-segments.ts'
import type { SegmentFile } from './segment-file.ts'
import { removePlace } from './segment-places.ts'
import { lastOf, type Segment, segmentName, writeIndex } from './segments.ts'
import type { JournalSurroundings } from './surroundings.ts'

const LINE_FEED = new Uint8Array([0x0a])

/** A page of changes stays under this many bytes, so that a journal of long notes is not read into one message. */
const PAGE_BYTES = 16 * 1024 * 1024

/** Under this many free bytes nothing is written any more: making room needs some room itself, and a disk that fills up wholly breaks other programs. */
const LEAST_FREE = 20_000_000

/** A journal that is ruined throughout is not listed line by line. */
const DAMAGE_LISTED = 100

type Refusal = ReturnType<typeof fail>

async function writeAll(file: SegmentFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const written = await file.write(bytes.subarray(done))
    if (written === 0) throw new Error('the disk takes no more bytes')
    done += written
  }
  await file.sync()
}

/** A journal whose folder is open for writing. */
export class FolderJournal implements Journal {
  readonly #folder: string
  readonly #surroundings: JournalSurroundings
  #open: OpenSegments
  #file: SegmentFile
  #end: number
  #damage: string[]
  /** A write failed and what it left could not be cut off: to be cut before the next one. */
  #remnant = false
  /** The segment ends with a line that lacks its line feed: the next write must begin a new line. */
  #unfinishedLine: boolean
  #lines: LineReader
  #closed = false
  readonly #refusal: Refusal | null
  /** Why nothing can be done any more until the next start. */
  #broken: Refusal | null = null
  #last: Promise<unknown> = Promise.resolve()
  #check: Promise<void> = Promise.resolve()

  /** `refusal` is why nothing may be written; null where it may. */
  constructor(folder: string, surroundings: JournalSurroundings, segments: OpenSegments, refusal: Refusal | null = null) {
    this.#folder = folder
    this.#refusal = refusal
    this.#surroundings = surroundings
    this.#open = segments
    this.#lines = new LineReader(segments.segments)
    this.#file = segments.file
    this.#end = segments.end
    this.#unfinishedLine = segments.lacksLineFeed
    this.#damage = [...segments.damage]
    if (refusal !== null) {
      this.#damage.unshift(refusal.error.message)
      return
    }
    // A journal of an earlier version of the program is one long segment.
    this.#sealInTurn()
    this.#startCheck()
  }

  state() {
    return this.#inTurn(async () => {
      const free = await this.#surroundings.freeSpace(this.#folder)
      const { length, digest } = this.#place()
      return succeed({ generation: this.#open.head.generation, length, digest, damage: this.#listedDamage(), free })
    })
  }

  append(changes: readonly Change[]) {
    return this.#inTurn(() => this.#append(changes))
  }

  read(from: number, limit: number) {
    return this.#inTurn(() => this.#read(from, limit))
  }

  compare(place: CallInput<'journal.compare'>) {
    return this.#inTurn(async () => {
      if (place.generation !== this.#open.head.generation || place.position > this.#place().length)
        return succeed({ same: false })
      try {
        return succeed({ same: (await this.#lines.digestAt(place.position)) === place.digest })
      } catch (error) {
        return unusable(this.#folder, 'could not be read', error)
      }
    })
  }

  forget(ids: readonly GoneId[]) {
    return this.#inTurn(() => this.#forget(ids))
  }

  async close() {
    this.#closed = true
    await this.#check
    await this.#inTurn(() => this.#file.close()).catch(() => undefined)
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(step)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** The next call waits for it. It fails in nothing but a bug, which the next call then meets again. */
  #sealInTurn(): void {
    this.#last = this.#last.then(() => this.#sealIfFull()).catch(() => undefined)
  }

  #place() {
    const { first, places, after } = lastOf(this.#open.segments)
    return { length: first + places.count, digest: after }
  }

  #listedDamage(): string[] {
    const listed = this.#damage.slice(0, DAMAGE_LISTED)
    if (this.#damage.length > listed.length) listed.push(`and ${this.#damage.length - listed.length} more`)
    return listed
  }

  #startCheck(): void {
    const { segments } = this.#open
    const isOver = () => this.#closed || this.#open.segments !== segments
    this.#check = checkSegments([...segments], this.#surroundings.disk, (damage) => this.#damage.push(damage), isOver)
  }

  async #read(from: number, limit: number): Promise<Outcome<CallOutput<'journal.read'>>> {
    if (this.#broken !== null) return this.#broken
    const { length } = this.#place()
    const changes: Change[] = []
    const damage = this.#listedDamage()
    try {
      const start = Math.min(from, length)
      const lines = await this.#lines.read(start, limit, PAGE_BYTES)
      let digest = await this.#lines.digestAt(start)
      for (const { text, segment } of lines) {
        const line = readLine(text)
        digest = nextInChain(digest, sumIn(text))
        if (line.state === 'change') changes.push(line.change)
        else damage.push(`a change in ${segment.name} was whole when the journal was opened and is not now: ${line.reason}`)
      }
      const next = start + lines.length
      if (next < length) this.#lines.remember(next, digest)
      const { generation } = this.#open.head
      return succeed({
        changes,
        next: next < length ? next : null,
        damage,
        generation,
        digest: next < length ? digest : this.#place().digest,
      })
    } catch (error) {
      return unusable(this.#folder, 'could not be read', error)
    }
  }

  async #append(changes: readonly Change[]): Promise<Outcome<CallOutput<'journal.append'>>> {
    if (this.#closed) return fail('profile-unusable', `the journal in ${this.#folder} is closed: the program is stopping`)
    const refusal = this.#broken ?? this.#refusal
    if (refusal !== null) return refusal
    const { known, gone, segments, head } = this.#open
    const segment = lastOf(segments)
    const { length: from } = this.#place()
    const fresh = new Map<Change['id'], Change>()
    for (const change of changes) {
      if (known.has(change.id) || isBuried(change, gone)) continue
      fresh.set(change.id, change)
    }
    const lines = [...fresh.values()].map((change) => ({ change, bytes: Buffer.from(writeLine(change), 'utf8') }))
    const size = lines.reduce((sum, { bytes }) => sum + bytes.length, 0)
    let free: number | null
    try {
      if (lines.length > 0 && this.#remnant) await this.#cut()
      const [measured, altered] = await Promise.all([
        this.#surroundings.freeSpace(this.#folder),
        lines.length > 0 ? this.#whatAltered(segment) : null,
      ])
      free = measured
      if (altered !== null) return altered
      if (lines.length > 0) {
        if (free !== null && free < LEAST_FREE + size) return tooLittleSpace(this.#folder, free, LEAST_FREE + size)
        const bytes = lines.map((line) => line.bytes)
        await writeAll(this.#file, Buffer.concat(this.#unfinishedLine ? [LINE_FEED, ...bytes] : bytes))
      }
    } catch (error) {
      this.#remnant = true
      await this.#cut().catch(() => undefined)
      return notWritten(this.#folder, error)
    }
    let offset = this.#end
    if (this.#unfinishedLine && lines.length > 0) {
      this.#unfinishedLine = false
      offset += 1
    }
    for (const { change, bytes } of lines) {
      segment.places.add({ id: change.id, offset, length: bytes.length - 1 })
      segment.after = nextInChain(segment.after, sumIn(bytes.toString('latin1', 0, bytes.length - 1)))
      known.add(change.id)
      const removed = goneThing(change)
      if (removed !== null) {
        gone.add(removed)
        segment.gone.push(removed)
      }
      offset += bytes.length
    }
    this.#end = offset
    const to = from + lines.length
    // The answer does not wait for it; the next call does.
    if (offset >= this.#surroundings.segmentBytes) this.#sealInTurn()
    return succeed({
      appended: lines.length,
      generation: head.generation,
      from,
      to,
      digest: segment.after,
      free: free === null ? null : free - size,
    })
  }

  /** Writing on would acknowledge changes into a file that nobody can find again, or at places that are not what we think. */
  async #whatAltered({ path }: Segment) {
    const { size, names } = await this.#file.facts()
    if (names > 0 && size === this.#end) return null
    const what = names === 0 ? 'was removed' : 'was changed by something else'
    return fail('profile-unusable', `the journal file ${path} ${what} while the program ran: start the program again`)
  }

  async #cut(): Promise<void> {
    await this.#file.truncate(this.#end)
    await this.#file.sync()
    this.#remnant = false
  }

  /** Begins another segment where the last is full. Where that fails, the last one grows, and it is tried again after the next append. */
  async #sealIfFull(): Promise<void> {
    const { segments } = this.#open
    const full = lastOf(segments)
    if (this.#closed || this.#broken !== null || this.#remnant || this.#unfinishedLine) return
    if (this.#end < this.#surroundings.segmentBytes || full.places.count === 0) return
    const name = segmentName(Number.parseInt(full.name, 10) + 1)
    const path = join(this.#folder, this.#open.head.segments, name)
    const { disk, openFile } = this.#surroundings
    let file: SegmentFile | null = null
    try {
      if ((await this.#whatAltered(full)) !== null) return
      file = await openFile(path)
      if ((await file.facts()).size !== 0) throw new Error('something else stands there')
      await file.sync()
      await disk.syncFolder(join(this.#folder, this.#open.head.segments))
    } catch {
      await file?.close().catch(() => undefined)
      return
    }
    await this.#file.close().catch(() => undefined)
    this.#file = file
    this.#end = 0
    const first = full.first + full.places.count
    const { after } = full
    segments.push({ name, path, places: new Places(), first, before: after, after, gone: [], sealedAs: null })
    const bytes = await readFile(full.path).catch(() => null)
    if (bytes !== null) await writeIndex(full, bytes, disk)
  }

  async #forget(ids: readonly GoneId[]): Promise<Outcome<{ removed: number }>> {
    if (this.#closed) return fail('profile-unusable', `the journal in ${this.#folder} is closed: the program is stopping`)
    const refusal = this.#broken ?? this.#refusal
    if (refusal !== null) return refusal
    const { gone, segments, head } = this.#open
    const kept = ids.find((id) => !gone.has(id))
    if (kept !== undefined)
      return fail('unexpected', `nothing was taken out of the journal: it does not say that ${kept} was removed for good`)
    const { disk, freeSpace, segmentBytes } = this.#surroundings
    const next = newHead(randomUUID())
    const folder = join(this.#folder, next.segments)
    let removed = 0
    try {
      if (this.#remnant) await this.#cut()
      const altered = await this.#whatAltered(lastOf(segments))
      if (altered !== null) return altered
      const size = segments.reduce((sum, { places }) => sum + sizeOf(places), 0)
      const free = await freeSpace(this.#folder)
      if (free !== null && free < LEAST_FREE + size) return tooLittleSpace(this.#folder, free, LEAST_FREE + size)
      const paths = segments.map(({ path }) => path)
      removed = await rewriteSegments(paths, folder, new Set(ids), segmentBytes, disk)
      if (removed > 0) await writeHead(this.#folder, next, disk)
    } catch (error) {
      await disk.remove(folder).catch(() => undefined)
      return notWritten(this.#folder, error)
    }
    try {
      if (removed > 0) {
        const opened = await openSegments(this.#folder, next, this.#surroundings)
        await this.#file.close().catch(() => undefined)
        const check = this.#check
        this.#take(opened)
        // Some systems remove no file that is being read.
        await check
      }
    } catch (error) {
      this.#broken = unusable(this.#folder, 'was written anew and could not be opened again; start the program again', error)
      return this.#broken
    }
    try {
      await removePlace(this.#folder, removed > 0 ? head.segments : next.segments, disk)
      await removeCopiesNaming(this.#folder, ids, disk)
    } catch (error) {
      return unusable(
        this.#folder,
        'was written anew, but the files from before could not be removed, which is tried again at the next start',
        error,
      )
    }
    return succeed({ removed })
  }

  #take(opened: OpenSegments): void {
    this.#open = opened
    this.#file = opened.file
    this.#end = opened.end
    this.#unfinishedLine = opened.lacksLineFeed
    this.#damage = [...opened.damage]
    this.#lines = new LineReader(opened.segments)
    this.#startCheck()
  }
}

function sizeOf(places: Places): number {
  if (places.count === 0) return 0
  const { offset, length } = places.at(places.count - 1)
  return offset + length + 1
}
