import type { JournalFacts, JournalPort, JournalPosition } from './journal-port.ts'

/** Whether everything up to where the database has the journal is as it was when it was read. */
export async function stillFits(
  journal: Pick<JournalPort, 'compare'>,
  facts: JournalFacts,
  place: JournalPosition,
): Promise<boolean> {
  if (place.generation !== facts.generation || place.position > facts.length) return false
  if (place.position === facts.length) return place.digest === facts.digest
  const answer = await journal.compare(place)
  return answer.ok && answer.value.same
}
