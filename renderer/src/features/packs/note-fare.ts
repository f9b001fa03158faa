import { anchorTarget } from '#shared/annotation/anchor-target.ts'
import type { SourceId } from '#shared/archive/ids.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { Note } from '#shared/notes/note.ts'

export const FARES = ['exact', 'moved', 'ambiguous', 'missing', 'unread'] as const
export type Fare = (typeof FARES)[number]

/** How each note would stand in another edition of its archive, by the same rules by which it is shown there. */
export async function noteFares(
  notes: readonly Note[],
  readText: (source: SourceId) => Promise<Outcome<CallOutput<'pack.text'>>>,
): Promise<ReadonlyMap<Fare, readonly Note[]>> {
  const fares = new Map<Fare, Note[]>()
  const put = (fare: Fare, note: Note) => {
    const list = fares.get(fare)
    if (list === undefined) fares.set(fare, [note])
    else list.push(note)
  }
  for (const source of new Set(notes.map((note) => note.target.source))) {
    const text = await readText(source)
    for (const note of notes.filter((one) => one.target.source === source)) {
      if (text.ok) put(anchorTarget(text.value.text, text.value.sha512, note.target).state, note)
      // A source that the edition does not have takes its words with it; any other failure says nothing of them.
      else put(text.error.code === 'source-unknown' ? 'missing' : 'unread', note)
    }
  }
  return fares
}
