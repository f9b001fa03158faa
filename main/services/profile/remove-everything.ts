import { readdir, readFile, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Change } from '#shared/notes/change.ts'
import { assertNever } from '#shared/text/assert-never.ts'
import { journalLines } from '../backups/journal-lines.ts'
import { readSecondPlace, removeMade, type SecondPlace } from '../backups/second-place.ts'
import { writeFileAtomically } from '../files/write-file-atomically.ts'
import { readLine } from '../journal/journal-line.ts'
import { isMissing } from './disk-error.ts'
import { privateDisk } from './private-disk.ts'

/** Stands in the profile from the moment a person asked until all is gone, so that a removal that was cut short goes on at the next start. */
const MARKER = 'removing.json'
/** What the lock leaves to its holder. */
const LOCK = 'profile.lock'
/** The folder in which Electron keeps the window's database: it is in use until the program has ended. */
const WINDOW_FOLDER = 'electron'

/** Everything the program puts into a profile. The folder may be one that holds other things: those stay. The id goes last but for the marker. */
const OWN_NAMES = [
  'journal',
  'backups',
  'sharing',
  'sharing.json',
  'cache',
  'search-index',
  'archives',
  'archives.json',
  'incoming',
  'signers.json',
  'window.json',
  'desktop.json',
  'chosen-folders.json',
  'browser-host.json',
  'second-place.json',
  'last-start.json',
  'profile.json',
  'profile.json.damaged',
] as const

/** Passages of what a person wrote that are looked for afterwards, and how long each is, in UTF-16 units. */
const SOUGHT = 2_000
const SOUGHT_LENGTH = 12
const SOUGHT_LONGEST = 60

export type RemovalReport = CallOutput<'profile.remove'>

/** What a person wrote in a change: in a note, or in what they keep beside notes. */
function writtenIn(change: Change): readonly string[] {
  if (change.format === 1) return [change.fields.body ?? '', ...(change.fields.tags ?? [])]
  if (change.format === 3) return []
  switch (change.kind) {
    case 'kept':
      return [change.fields.name ?? '', change.fields.query ?? '']
    case 'log':
      return [change.fields.query ?? '']
    case 'words':
      return change.fields.words ?? []
    case 'colour':
      return [change.fields.meaning ?? '']
    case 'briefing':
      return [change.fields.title ?? '']
    case 'part':
      return [change.fields.text ?? '']
    case 'template':
      return [change.fields.name ?? '', change.fields.text ?? '']
    default:
      return assertNever(change)
  }
}

/**
 * Words that a person wrote: the longest run of letters and spaces of each note, part of a briefing, title, template, search and the like. Other files, of the
 * program itself, do not hold them. Of each text one run; of so many texts that looking for them would take too long, those that come first.
 */
async function wordsOfPerson(journal: string): Promise<readonly string[]> {
  const words = new Set<string>()
  for await (const piece of journalLines(journal)) {
    for (const text of piece.toString('utf8').split('\n')) {
      if (words.size >= SOUGHT) return [...words]
      const line = readLine(text)
      if (line.state !== 'change') continue
      for (const written of writtenIn(line.change)) {
        const runs = written.match(/[\p{L}\p{N} ,]+/gu) ?? []
        const longest = runs.map((run) => run.trim()).reduce((a, b) => (b.length > a.length ? b : a), '')
        if (longest.length >= SOUGHT_LENGTH) words.add(longest.slice(0, SOUGHT_LONGEST))
      }
    }
  }
  return [...words]
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
}

/** The files in which one of the words stands, in UTF-8 or, as databases write them, UTF-16. */
async function filesWith(words: readonly string[], files: readonly string[]): Promise<readonly string[]> {
  const sought = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
  const found: string[] = []
  for (const path of files) {
    const bytes = await readFile(path).catch(() => null)
    if (bytes !== null && sought.some((word) => bytes.includes(word))) found.push(path)
  }
  return found
}

async function removeAll(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    // What cannot be removed now is reported with what is left.
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

async function ownNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  const halfWritten = names.filter((name) => /^\..+\.tmp$/.test(name) || name.startsWith(`${LOCK}.`))
  return [...OWN_NAMES, ...halfWritten]
}

/** The file that is there while a removal was begun in this profile and is not at its end. */
export function removalMarker(folder: string): string {
  return join(folder, MARKER)
}

/**
 * Removes all that the program keeps in the profile `folder`, and then looks whether files are left and whether words that the person wrote still stand in one of them.
 * Everything that writes there must have been closed. With `windowInUse` the folder of Electron is left, and the marker with it: the next
 * start goes on. `copies`: also the backups that were put into other folders and are still as they were put there. The lock is left to its holder.
 * Throws the error of node:fs only where nothing was removed yet.
 */
export async function removeEverything(
  folder: string,
  { copies, windowInUse }: { readonly copies: boolean; readonly windowInUse: boolean },
): Promise<RemovalReport> {
  const words = await wordsOfPerson(join(folder, 'journal'))
  const marker = join(folder, MARKER)
  const kept = new Set([marker, join(folder, LOCK)])
  const before = (await filesIn(folder)).filter((path) => !kept.has(path))
  const place: SecondPlace = await readSecondPlace(folder)
  await writeFileAtomically(marker, `${JSON.stringify({ format: 1, copies })}\n`, privateDisk)
  const after = copies ? await removeMade(place, () => true) : { ...place, made: [] }
  await removeAll(folder, [...(await ownNames(folder)), ...(windowInUse ? [] : [WINDOW_FOLDER])])
  const left = (await filesIn(folder)).filter((path) => !kept.has(path))
  const inUse = (path: string) => windowInUse && path.startsWith(join(folder, WINDOW_FOLDER))
  const stay = left.filter((path) => !inUse(path))
  const atExit = stay.length < left.length
  if (!windowInUse) await rm(marker, { force: true })
  return {
    removed: before.filter((path) => !left.includes(path)).length,
    atExit,
    left: [...stay],
    found: [...(await filesWith(words, stay))],
    copiesLeft: after.made.map((made) => join(made.folder, made.file)),
  }
}

/** Goes on with a removal that was cut short, or that waited for the program to end. */
export async function resumeRemoval(folder: string): Promise<RemovalReport> {
  const copies = await readFile(join(folder, MARKER), 'utf8').then(
    (text) => text.includes('"copies":true'),
    () => false,
  )
  return removeEverything(folder, { copies, windowInUse: false })
}

/** Removes the folder of a profile that holds nothing any more. */
export async function removeEmptyProfile(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined)
}

/** What was done, in sentences for whoever started the program. */
export function tellRemoval({ removed, left, found, copiesLeft }: RemovalReport): string {
  const sentences = [
    `Your notes and all that the program kept were removed: ${removed} files.`,
    left.length === 0
      ? 'No file is left in the profile folder.'
      : `Left in the profile folder, because the program did not make them or could not remove them: ${left.join(', ')}.`,
    found.length === 0
      ? 'The words of your notes and briefings stand in no file there.'
      : `Words of your notes or briefings still stand in: ${found.join(', ')}.`,
    copiesLeft.length === 0 ? null : `Backups that could not be removed: ${copiesLeft.join(', ')}.`,
  ]
  return sentences.filter((sentence) => sentence !== null).join(' ')
}
