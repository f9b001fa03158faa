import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'
import type { Journal } from '../journal/journal.ts'

/** A place in the record up to which it was read; null before the first reading. */
export interface JournalPlace {
  readonly generation: string
  readonly position: number
}

const PAGE = 1_000

/**
 * Gives every change after `place` to `onChange`, page by page, and answers with the place reached. Where the record was written anew since, it is
 * read from its beginning, after `onRestart`. A change may be given twice. Fails as the journal fails.
 */
export async function followJournal(
  journal: Pick<Journal, 'state' | 'read'>,
  place: JournalPlace | null,
  { onChange, onRestart }: { onChange(change: Change): void; onRestart(): void },
): Promise<Outcome<JournalPlace>> {
  const state = await journal.state()
  if (!state.ok) return state
  const { generation, length } = state.value
  const known = place !== null && place.generation === generation && place.position <= length
  if (!known) onRestart()
  let position = known ? place.position : 0
  while (position < length) {
    const page = await journal.read(position, PAGE)
    if (!page.ok) return page
    for (const change of page.value.changes) onChange(change)
    position = page.value.next ?? length
  }
  return succeed({ generation, position })
}
