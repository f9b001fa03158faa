import { anchorNote } from '#shared/annotation/anchor-note.ts'
import { targetInText } from '#shared/annotation/target-in-text.ts'
import type { SourceId } from '#shared/archive/ids.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { PassageNote } from '#shared/notes/note.ts'

export const FARES = ['exact', 'moved', 'reworded', 'ambiguous', 'missing', 'stays', 'unread'] as const
export type Fare = (typeof FARES)[number]

/**
 * How each note would stand in another edition of its archive, by the same rules by which it is shown there. `readOld` gives the text in which a note was
 * made, where that is held and is another than the one with this digest.
 */
export async function noteFares(
  notes: readonly PassageNote[],
  readText: (source: SourceId) => Promise<Outcome<CallOutput<'pack.text'>>>,
  readOld: (note: PassageNote, textSha512: string) => Promise<string | null>,
): Promise<ReadonlyMap<Fare, readonly PassageNote[]>> {
  const fares = new Map<Fare, PassageNote[]>()
  const put = (fare: Fare, note: PassageNote) => {
    const list = fares.get(fare)
    if (list === undefined) fares.set(fare, [note])
    else list.push(note)
  }
  for (const source of new Set(notes.map((note) => note.target.source))) {
    const text = await readText(source)
    for (const note of notes.filter((one) => one.target.source === source)) {
      if (text.ok) {
        const { sha512 } = text.value
        const stays = targetInText(note, sha512) === null
        put(stays ? 'stays' : anchorNote(text.value.text, sha512, note, await readOld(note, sha512)).state, note)
      }
      // A source that the edition does not have takes its words with it; any other failure says nothing of them.
      else put(text.error.code === 'source-unknown' ? 'missing' : 'unread', note)
    }
  }
  return fares
}
