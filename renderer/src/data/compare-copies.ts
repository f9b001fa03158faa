import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'
import type { JournalPage, JournalPort, JournalPosition } from './journal-port.ts'
import type { Applied, NotesRepository } from './notes-repository.ts'

const READ_AT_ONCE = 2_000

/** Called with each page of changes that was taken into the database. */
type OnTaken = (changes: readonly Change[], applied: Applied) => void

/** Reads the journal from a position on, page by page. A page that fails is the last one. */
export async function* journalPages(
  journal: Pick<JournalPort, 'read'>,
  from: number,
): AsyncGenerator<Outcome<JournalPage & { readonly from: number; readonly to: number }>> {
  for (let at: number | null = from; at !== null; ) {
    const answer: Outcome<JournalPage> = await journal.read(at, READ_AT_ONCE)
    if (!answer.ok) {
      yield answer
      return
    }
    const page = answer.value
    yield succeed({ ...page, from: at, to: page.next ?? at + page.changes.length })
    at = page.next
  }
}

/** Takes into the database what the journal has from a position on that the database has reached. */
export async function readTail(
  journal: JournalPort,
  repository: NotesRepository,
  from: number,
  onTaken: OnTaken,
): Promise<Outcome<null>> {
  for await (const page of journalPages(journal, from)) {
    if (!page.ok) return page
    const { changes, ...lines } = page.value
    if (changes.length > 0) onTaken(changes, await repository.apply(changes, { appended: [lines] }))
  }
  return succeed(null)
}

/**
 * Compares all changes of both copies: the database takes in what it lacks. Answers with what the journal lacks, oldest first; that is put down, so that it
 * is not forgotten where it cannot be handed over now.
 */
export async function compareAll(
  journal: JournalPort,
  repository: NotesRepository,
  onTaken: OnTaken,
): Promise<Outcome<readonly Change[]>> {
  if (!(await repository.isWhole())) await repository.mend()
  const there = await repository.changeIds()
  const recorded = new Set<string>()
  let end: JournalPosition | null = null
  for await (const page of journalPages(journal, 0)) {
    if (!page.ok) return page
    const { changes, generation, to, digest } = page.value
    if (end !== null && end.generation !== generation) return fail('unexpected', 'the record was written anew while it was read')
    for (const change of changes) recorded.add(change.id)
    const lacking = changes.filter((change) => !there.has(change.id))
    if (lacking.length > 0) onTaken(lacking, await repository.apply(lacking))
    end = { generation, position: to, digest }
  }
  const missing = await repository.changesNotIn(recorded)
  const ids = missing.map((change) => change.id)
  if (end !== null) await repository.compared(end, ids, recorded)
  return succeed(missing)
}
