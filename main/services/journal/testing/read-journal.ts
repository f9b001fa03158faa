import type { Change } from '#shared/notes/change.ts'
import type { Journal } from '../journal.ts'
import { openJournal } from '../open-journal.ts'
import type { JournalSurroundings } from '../surroundings.ts'

export async function openedJournal(folder: string, given: Partial<JournalSurroundings> = {}): Promise<Journal> {
  const journal = await openJournal(folder, given)
  if (!journal.ok) throw new Error(journal.error.message)
  return journal.value
}

export async function readAll(journal: Journal, limit = 5_000): Promise<{ changes: Change[]; damage: string[] }> {
  const changes: Change[] = []
  let damage: string[] = []
  for (let from: number | null = 0; from !== null; ) {
    const page = await journal.read(from, limit)
    if (!page.ok) throw new Error(page.error.message)
    changes.push(...page.value.changes)
    damage = page.value.damage
    from = page.value.next
  }
  return { changes, damage }
}

/** What a start now finds. */
export async function contentOf(
  folder: string,
  given: Partial<JournalSurroundings> = {},
): Promise<{ changes: Change[]; damage: string[] }> {
  const journal = await openedJournal(folder, given)
  try {
    return await readAll(journal)
  } finally {
    await journal.close()
  }
}
