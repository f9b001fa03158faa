import { mkdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'
import { isDiskFault } from '../files/disk-fault.ts'
import { isDiskFull } from '../profile/disk-error.ts'
import { FolderJournal } from './folder-journal.ts'
import type { Journal } from './journal.ts'
import { notWritten, unusable } from './journal-failure.ts'
import { type JournalHead, LAYOUT, newHead, readHead, writeHead } from './journal-head.ts'
import { readLine } from './journal-line.ts'
import { openSegments } from './open-segments.ts'
import type { SegmentFile } from './segment-file.ts'
import { placesOfSegments, removePlace } from './segment-places.ts'
import { readSegments, segmentNames } from './segments.ts'
import { type JournalSurroundings, nodeSurroundings } from './surroundings.ts'

/** How many changes are taken over at once from segments that lie beside those in use. */
const TAKEN_AT_ONCE = 500

/** Which segments are read: those that the head names, or where it names none that are there, any others that are. */
async function chooseHead(folder: string, found: JournalHead | null, surroundings: JournalSurroundings): Promise<JournalHead> {
  const places = await placesOfSegments(folder)
  if (found !== null && places.includes(found.segments)) return found
  const head = newHead(places[0] ?? '')
  try {
    await writeHead(folder, head, surroundings.disk)
  } catch (error) {
    // What is there can be read and, perhaps, written to; the next start makes another head, and windows then compare all they have.
    if (!isDiskFault(error) || places.length === 0) throw error
  }
  return head
}

/** The whole changes in a folder of segments, in portions. */
async function* changesIn(folder: string): AsyncGenerator<readonly Change[]> {
  let portion: Change[] = []
  for (const name of await segmentNames(folder)) {
    for (const text of (await readFile(join(folder, name), 'utf8')).split('\n')) {
      const line = readLine(text)
      if (line.state === 'change') portion.push(line.change)
      if (portion.length < TAKEN_AT_ONCE) continue
      yield portion
      portion = []
    }
  }
  if (portion.length > 0) yield portion
}

/**
 * Removes segments that are not in use: what is left of a rewriting that was cut off, or of the files before it. A change that is in none of those in use
 * (a program of before wrote on in its own place) is taken over first; one of a note that was removed for good is not.
 */
async function clearLeftovers(folder: string, head: JournalHead, journal: Journal, surroundings: JournalSurroundings) {
  for (const place of await placesOfSegments(folder)) {
    if (place === head.segments) continue
    let taken = true
    for await (const changes of changesIn(join(folder, place))) {
      taken = (await journal.append(changes)).ok
      if (!taken) break
    }
    if (taken) await removePlace(folder, place, surroundings.disk)
  }
}

/** A file that is not written to. */
function closedFile(size: number): SegmentFile {
  const refuse = async () => {
    throw new Error('this journal is not written to')
  }
  return { write: refuse, sync: refuse, truncate: refuse, facts: async () => ({ size, names: 1 }), close: async () => undefined }
}

/** A journal that a newer version of the program has laid out: what this one understands of it can be read, and nothing is written. */
async function openForReading(folder: string, layout: number, surroundings: JournalSurroundings): Promise<Journal> {
  const head = newHead((await placesOfSegments(folder))[0] ?? '')
  const place = join(folder, head.segments)
  const read = await readSegments(place, head.generation, null, surroundings.disk)
  const last = read.segments.at(-1)
  const size =
    last === undefined
      ? 0
      : await stat(last.path).then(
          ({ size }) => size,
          () => 0,
        )
  const refusal = fail(
    'profile-unusable',
    `the journal in ${folder} was laid out by a newer version of the program (form ${layout}; this one knows form ${LAYOUT}): notes can be read and not changed. Start the newer version to go on.`,
  )
  return new FolderJournal(folder, surroundings, { ...read, head, file: closedFile(size), end: size }, refusal)
}

/**
 * Opens the journal in `folder`, making it when it is not there (0700, its files 0600).
 *
 * It is a row of segments (`000001.jsonl`, `000002.jsonl`, ...), each a text of lines as `writeLine` makes them; changes are appended to the last, and
 * from about 2 MB on another is begun. Those before the last are never written to again and have an index beside them (`000001.index`), so that opening
 * does not read them. `journal.json` names the generation, and the folder of its segments where they were written anew. `append` answers once one write
 * and one flush (file, and folder when it is new) are done, so an acknowledged change survives a crash of the program and of the machine; when it fails,
 * what it wrote is cut off again. Positions count changes, oldest first; a page of `read` may hold fewer than asked for.
 *
 * Damage is no reason not to open: a last line that was torn is cut off, and a damaged line in the middle is passed over; a copy of either is kept in
 * `damaged/`, and every page that is read names them. An index that is missing, damaged or of another file is made again. The bytes of the segments that
 * were not read are held against their sums after the opening. Fails with `profile-unusable` when the folder cannot be read or written, with `disk-full`
 * when there is no space for a new file.
 */
export async function openJournal(folder: string, given: Partial<JournalSurroundings> = {}): Promise<Outcome<Journal>> {
  const surroundings = { ...nodeSurroundings, ...given }
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const found = await readHead(folder)
    if (found.state === 'newer') return succeed(await openForReading(folder, found.layout, surroundings))
    const head = await chooseHead(folder, found.state === 'read' ? found.head : null, surroundings)
    const segments = await openSegments(folder, head, surroundings)
    await surroundings.disk.syncFolder(dirname(folder))
    const journal = new FolderJournal(folder, surroundings, segments)
    // What cannot be cleared away now is there at the next start.
    await clearLeftovers(folder, head, journal, surroundings).catch((error: unknown) => {
      if (!isDiskFault(error)) throw error
    })
    return succeed(journal)
  } catch (error) {
    return isDiskFull(error) ? notWritten(folder, error) : unusable(folder, 'could not be opened', error)
  }
}
