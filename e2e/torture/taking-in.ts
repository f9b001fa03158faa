import { cp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { BackupsPage } from '../pages/backups-page.ts'
import { ColleaguesPage } from '../pages/colleagues-page.ts'
import { NoteCard } from '../pages/note-card.ts'
import { NotesExchange } from '../pages/notes-exchange.ts'
import { pagesOf } from '../pages/pages.ts'
import { statement } from '../support/sources.ts'
import type { Desk, DeskFolders } from './desk.ts'
import { notesInJournal } from './journal-lines.ts'
import { replaceFolder } from './replace-folder.ts'
import { makeNote, notesPlace } from './writing.ts'

const OWN = 'Written before anything was taken in.'
const VICTIMS = ['service', 'browser', 'both'] as const
const WAYS = ['restore', 'bundle'] as const
type Way = (typeof WAYS)[number]

/** What is taken in: a backup, as a file, and a bundle, as its text; both hold the same notes. */
interface Given {
  readonly backup: string
  readonly bundle: string
}

export interface TakingInResult {
  readonly ends: number
  /** How many of them came before all of the notes were on the disk. */
  readonly early: number
  /** How many of those came when some of the notes were on it. */
  readonly halfway: number
  /** What was lost, cut in two or made up, each in a sentence. */
  readonly wrong: readonly string[]
}

/** Web Annotations on passages of the statement, `count` of them. */
async function annotations(page: Page, count: number): Promise<string> {
  const blocks = (await page.locator('[data-text] [data-start]').allTextContents()).filter((text) => text.length > 120)
  const items = Array.from({ length: count }, (_, index) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `https://other.test/${index}`,
    type: 'Annotation',
    body: [{ type: 'TextualBody', value: `Comment ${index}.`, format: 'text/markdown' }],
    target: {
      source: 'https://other.test/letter',
      selector: { type: 'TextQuoteSelector', exact: blocks[index % blocks.length]?.slice(0, 90).trim() ?? '' },
    },
  }))
  return JSON.stringify(items)
}

/** The notes in the database of the window, by their ids, each with its words. */
async function notesInWindow(page: Page): Promise<ReadonlyMap<string, string>> {
  const rows = await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const there = (await indexedDB.databases()).find(({ name }) => name?.startsWith('campaign-archive-'))
    const database = await answer(indexedDB.open(there?.name ?? ''))
    const notes: { id: string; fields: { body: string } }[] = await answer(
      database.transaction('notes').objectStore('notes').getAll(),
    )
    database.close()
    return notes.map(({ id, fields }) => [id, fields.body] as const)
  })
  return new Map(rows)
}

async function openNotes(desk: Desk): Promise<void> {
  await desk.start(notesPlace)
  const { frame } = pagesOf(desk.page)
  await frame.edition.waitFor()
  // What one copy has and the other has not is there once they were compared, and once it was handed over it is called saved.
  await desk.page.getByText('Opening your notes…').waitFor({ state: 'hidden' })
  await frame.saved.waitFor()
}

/** Opens what is to be taken in, up to the press that takes it in, and gives that; null where all of it is there already. */
async function prepare(desk: Desk, way: Way, given: Given): Promise<{ begin(): Promise<void>; end(): Promise<void> }> {
  const { page } = desk
  const { frame } = pagesOf(page)
  if (way === 'restore') {
    await frame.open('Backups')
    const backups = new BackupsPage(page)
    await backups.lookInto(given.backup)
    await backups.restoreNow.waitFor()
    return { begin: () => backups.restoreNow.click(), end: () => backups.dialog.waitFor({ state: 'hidden' }) }
  }
  await frame.goTo('/v3/colleagues')
  const colleagues = new ColleaguesPage(page)
  await colleagues.give('notes.bundle.txt', given.bundle)
  await colleagues.takeIn.waitFor()
  return { begin: () => colleagues.takeIn.click(), end: () => colleagues.report.waitFor() }
}

/** Makes what the rounds begin with: a window with one note, kept beside as `base`, and what is taken in. */
async function makeGiven(desk: Desk, folders: DeskFolders, base: DeskFolders, count: number): Promise<Given> {
  await makeNote(desk)
  await new NoteCard(desk.page.getByRole('article').first()).write(OWN)
  await pagesOf(desk.page).frame.saved.waitFor()
  await desk.close()
  await cp(folders.profile, base.profile, { recursive: true })
  await replaceFolder(base.browser, folders.browser)

  await desk.start(`#/v3/source/${statement}`)
  const { page } = desk
  const { frame } = pagesOf(page)
  await page.locator('[data-text] [data-start]').first().waitFor()
  const text = await annotations(page, count)
  await frame.open('Notes')
  const exchange = new NotesExchange(page)
  await exchange.open.click()
  await exchange.give({ name: 'notes.jsonld', text })
  await exchange.bringIn.click()
  await page.getByText(/notes brought in$/).waitFor()
  await frame.saved.waitFor()
  await frame.open('Backups')
  const backups = new BackupsPage(page)
  await backups.make.click()
  await backups.own.filter({ hasText: 'you asked for it' }).waitFor()
  await frame.goTo('/v3/colleagues')
  const [download] = await Promise.all([page.waitForEvent('download'), new ColleaguesPage(page).saveBundle.click()])
  const bundle = await readFile(await download.path(), 'utf8')
  await desk.close()
  const zips = (await readdir(join(folders.profile, 'backups'))).filter((name) => name.endsWith('.zip')).sort()
  const [zip = ''] = zips.filter((name) => name.includes('asked'))
  const backup = join(base.profile, '..', 'given.zip')
  await cp(join(folders.profile, 'backups', zip), backup)
  return { backup, bundle }
}

/** What is wrong with notes of which each is to be `OWN` or one of the whole ones, word for word. */
function faultsOf(found: ReadonlyMap<string, string>, whole: ReadonlyMap<string, string>, where: string): string[] {
  const faults: string[] = []
  for (const [id, body] of found) if (whole.get(id) !== body) faults.push(`${where}: a note says ${JSON.stringify(body)}`)
  if (![...found.values()].includes(OWN)) faults.push(`${where}: the note that was there before is not`)
  return faults
}

/**
 * Many notes are taken in, of a backup or of a bundle, and meanwhile the service, the browser or both are ended without a warning. What was there before must be there, what
 * came in must be whole and in both copies, and taking it in again must end with all of it. Every round begins with the same window.
 */
export async function runTakingIn(
  desk: Desk,
  folders: DeskFolders,
  rounds: number,
  count: number,
  random: () => number,
  say: (line: string) => void,
): Promise<TakingInResult> {
  const base = { profile: join(folders.profile, '..', 'base-profile'), browser: join(folders.profile, '..', 'base-browser') }
  const journal = join(folders.profile, 'journal')
  const given = await makeGiven(desk, folders, base, count)
  const whole = await notesInJournal(journal)
  const result = {
    ends: 0,
    early: 0,
    halfway: 0,
    wrong: whole.size === count + 1 ? ([] as string[]) : [`${whole.size} notes to take in`],
  }
  const begin = async () => {
    await replaceFolder(folders.profile, base.profile)
    await replaceFolder(folders.browser, base.browser)
    await openNotes(desk)
  }
  const durations = new Map<Way, number>()
  for (const way of WAYS) {
    await begin()
    const taking = await prepare(desk, way, given)
    const from = Date.now()
    await taking.begin()
    await taking.end()
    durations.set(way, Date.now() - from)
    await desk.close()
    const all = await notesInJournal(journal)
    result.wrong.push(...faultsOf(all, whole, `${way}, not ended`))
    if (all.size !== whole.size) result.wrong.push(`${way}, not ended: ${all.size} of ${whole.size} notes`)
  }
  for (let round = 0; round < rounds; round += 1) {
    const way = WAYS[round % WAYS.length] ?? 'restore'
    const victim = VICTIMS[round % VICTIMS.length] ?? 'both'
    const where = `round ${round + 1}, ${way}, end of ${victim}`
    await begin()
    const taking = await prepare(desk, way, given)
    // Rather sooner than later: the disk has all of it long before the window says so.
    const after = random() ** 2 * (durations.get(way) ?? 0)
    await taking.begin()
    await pause(after)
    if (victim !== 'browser') await desk.endService()
    if (victim !== 'service') await desk.endBrowser()
    result.ends += 1
    const left = await notesInJournal(journal)
    await openNotes(desk)
    const [recorded, shown] = [await notesInJournal(journal), await notesInWindow(desk.page)]
    if (left.size < whole.size) result.early += 1
    if (left.size > 1 && left.size < whole.size) result.halfway += 1
    const faults = [
      ...faultsOf(left, whole, `${where}: on the disk`),
      ...faultsOf(recorded, whole, `${where}: on the disk after the next start`),
      ...faultsOf(shown, whole, `${where}: in the window`),
    ]
    if (recorded.size !== shown.size) faults.push(`${where}: ${recorded.size} notes on the disk, ${shown.size} in the window`)
    for (const id of left.keys()) if (!shown.has(id)) faults.push(`${where}: a note that was on the disk is not in the window`)
    if (shown.size < whole.size) {
      const again = await prepare(desk, way, given)
      await again.begin()
      await again.end()
      await openNotes(desk)
      const all = await notesInWindow(desk.page)
      faults.push(...faultsOf(all, whole, `${where}: taken in again`))
      if (all.size !== whole.size) faults.push(`${where}: taken in again, there are ${all.size} of ${whole.size} notes`)
    }
    await desk.close()
    for (const fault of new Set(faults)) say(fault)
    result.wrong.push(...new Set(faults))
    if ((round + 1) % 10 === 0) say(`${round + 1} of ${rounds} ends while notes were taken in`)
  }
  return result
}
