import { open, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desk, DeskFolders } from './desk.ts'
import { segmentsOf, wordsInJournal } from './journal-lines.ts'
import { replaceFolder as replace } from './replace-folder.ts'
import { makeNote, openNote, writeMore } from './writing.ts'

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

async function change(
  path: string,
  work: (file: Awaited<ReturnType<typeof open>>, size: number) => Promise<unknown>,
): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await work(file, (await stat(path)).size)
  } finally {
    await file.close()
  }
}

/** Cuts every file off somewhere, and overwrites some of what is left. */
async function spoilFolder(folder: string, random: () => number): Promise<void> {
  for (const path of await filesIn(folder)) {
    await change(path, async (file, size) => {
      await file.truncate(Math.floor(random() * size))
      if (size > 0) await file.write(Buffer.from('\u0000broken'), 0, undefined, Math.floor((random() * size) / 2))
    })
  }
}

async function lastSegment(folder: string): Promise<string> {
  const last = (await segmentsOf(folder)).at(-1)
  if (last === undefined) throw new Error(`no journal in ${folder}`)
  return last
}

/** Cuts the end of the journal off, in the middle of a line where `random` says so. */
async function cutJournal(folder: string, random: () => number): Promise<void> {
  await change(await lastSegment(folder), (file, size) => file.truncate(Math.floor((0.4 + random() * 0.5) * size)))
}

/** Cuts the last line of the journal in two. */
async function tearJournal(folder: string): Promise<void> {
  await change(await lastSegment(folder), (file, size) => file.truncate(size - 40))
}

/** Overwrites bytes in the journal's newest line, and in another one before it. */
async function overwriteJournal(folder: string, random: () => number): Promise<void> {
  await change(await lastSegment(folder), async (file, size) => {
    await file.write(Buffer.from('\u0000broken'), 0, undefined, size - 100)
    await file.write(Buffer.from('\u0000broken'), 0, undefined, Math.floor((0.1 + random() * 0.7) * size))
  })
}

interface Places {
  readonly database: string
  readonly journal: string
  readonly olderDatabase: string
  readonly olderJournal: string
}

interface Damage {
  readonly name: string
  /**
   * What must be there afterwards: all; what stood there when the older copies were taken; or what the whole lines of the journal hold, and then the
   * window must say that some could not be read.
   */
  readonly keeps: 'all' | 'older' | 'journal'
  /** Tried in the short form too. */
  readonly short?: true
  do(places: Places, random: () => number): Promise<void>
}

const remove = (folder: string) => rm(folder, { recursive: true })

const damages: readonly Damage[] = [
  { name: 'the database deleted', keeps: 'all', short: true, do: ({ database }) => remove(database) },
  {
    name: 'every file of the database cut off and overwritten',
    keeps: 'all',
    do: ({ database }, random) => spoilFolder(database, random),
  },
  { name: 'an older database', keeps: 'all', do: ({ database, olderDatabase }) => replace(database, olderDatabase) },
  {
    name: 'a database that is no folder',
    keeps: 'all',
    do: async ({ database }) => {
      await remove(database)
      await writeFile(database, 'not a folder')
    },
  },
  { name: 'the journal deleted', keeps: 'all', do: ({ journal }) => remove(journal) },
  { name: 'the journal cut off', keeps: 'all', short: true, do: ({ journal }, random) => cutJournal(journal, random) },
  { name: 'lines of the journal overwritten', keeps: 'all', do: ({ journal }, random) => overwriteJournal(journal, random) },
  { name: 'an older journal', keeps: 'all', do: ({ journal, olderJournal }) => replace(journal, olderJournal) },
  {
    name: 'the database deleted and an older journal',
    keeps: 'older',
    do: async ({ database, journal, olderJournal }) => {
      await remove(database)
      await replace(journal, olderJournal)
    },
  },
  {
    name: 'the journal deleted and an older database',
    keeps: 'older',
    short: true,
    do: async ({ database, journal, olderDatabase }) => {
      await remove(journal)
      await replace(database, olderDatabase)
    },
  },
  {
    name: 'the database deleted and the last line of the journal torn',
    keeps: 'journal',
    short: true,
    do: async ({ database, journal }) => {
      await remove(database)
      await tearJournal(journal)
    },
  },
  {
    name: 'the database broken and lines of the journal overwritten',
    keeps: 'journal',
    do: async ({ database, journal }, random) => {
      await spoilFolder(database, random)
      await overwriteJournal(journal, random)
    },
  },
]

export interface CopiesResult {
  readonly done: number
  readonly wrong: readonly string[]
  /** Of the damages that took the only copy of something and left a trace of it: how many, and how many the window told of. */
  readonly traceable: number
  readonly reported: number
}

/** Chromium keeps IndexedDB of each origin in a folder of this name. */
const DATABASE = join('Default', 'IndexedDB')

/**
 * Breaks one copy of the notes, or both, while the program is closed; then the note must have the words that the other copy held. Every
 * damage is done to the same two states of both copies, so that none follows from another.
 */
export async function runCopies(
  desk: Desk,
  folders: DeskFolders,
  short: boolean,
  random: () => number,
  say: (line: string) => void,
): Promise<CopiesResult> {
  const stored = (name: string) => join(folders.profile, '..', name)
  const places: Places = {
    database: join(folders.browser, DATABASE),
    journal: join(folders.profile, 'journal'),
    olderDatabase: join(stored('older-browser'), DATABASE),
    olderJournal: join(stored('older-profile'), 'journal'),
  }
  const keep = async (age: 'older' | 'whole') => {
    await desk.close()
    await replace(stored(`${age}-browser`), folders.browser)
    await replace(stored(`${age}-profile`), folders.profile)
  }
  await makeNote(desk)
  await writeMore(desk, 'One line.')
  const older = await writeMore(desk, 'Another, which an older copy has.')
  await keep('older')
  await writeMore(desk, 'A third, which it has not.')
  const whole = await writeMore(desk, 'And a last one.')
  await keep('whole')

  const result = { done: 0, wrong: [] as string[], traceable: 0, reported: 0 }
  for (const damage of damages) {
    if (short && damage.short !== true) continue
    result.done += 1
    await replace(folders.browser, stored('whole-browser'))
    await replace(folders.profile, stored('whole-profile'))
    await damage.do(places, random)
    const inJournal = (await wordsInJournal(places.journal)) ?? ''
    const wanted = { all: whole, older, journal: inJournal }[damage.keeps]
    const found = await openNote(desk)
    // What a window left to be saved is a third place: more than the broken copies held may be there, but nothing that was never written.
    const right = damage.keeps === 'all' ? found === wanted : found.startsWith(wanted) && whole.startsWith(found)
    if (!right) {
      result.wrong.push(damage.name)
      say(`${damage.name}: there is ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`)
    }
    if (damage.keeps === 'journal') {
      result.traceable += 1
      const told = await desk.page.getByText('Part of the record of your notes could not be read').isVisible()
      if (told) result.reported += 1
      else say(`${damage.name}: the window does not say that something could not be read`)
    }
    await desk.close()
  }
  return result
}
