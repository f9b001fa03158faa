import type { EditionId } from '#shared/archive/ids.ts'
import type { SourceSummary } from '#shared/archive/source.ts'
import type { Note, PassageNote } from '#shared/notes/note.ts'
import { isOnPassage } from '#shared/notes/note-target.ts'
import type { OpenEdition } from './workspace.tsx'

/** What stands for a note of an earlier edition before its words are looked for. */
export type Standing =
  /** Its words have to be looked for in the text of the edition being read, whose digest this is. */
  | { readonly state: 'to-look-up'; readonly sha512: string }
  /** The person decided that it stays on its own edition. */
  | { readonly state: 'stays'; readonly sha512: string }
  /** It was taken to the edition being read. */
  | { readonly state: 'taken' }
  /** The edition being read does not have its source. */
  | { readonly state: 'no-source' }
  /** The record of its source cannot be used in the edition being read. */
  | { readonly state: 'unread' }

type Reading = Pick<OpenEdition, 'archive' | 'id' | 'editions'> & {
  readonly catalogue: {
    readonly sources: readonly Pick<SourceSummary, 'id' | 'text'>[]
    readonly unreadable: OpenEdition['catalogue']['unreadable']
  }
}

function standingOf(
  { target, formerTargets, staysFor }: PassageNote,
  reading: Reading,
  isLater: (id: EditionId) => boolean,
): Standing | null {
  if (target.edition === reading.id) return formerTargets.length > 0 ? { state: 'taken' } : null
  if (isLater(target.edition)) return null
  const source = reading.catalogue.sources.find(({ id }) => id === target.source)
  if (source === undefined) {
    const unreadable = reading.catalogue.unreadable.some((item) => item.source === target.source)
    return { state: unreadable ? 'unread' : 'no-source' }
  }
  const { sha512 } = source.text
  // In the very text in which a passage was marked there is nothing to be asked.
  if (target.textSha512 === sha512 || formerTargets.some((former) => former.textSha512 === sha512)) return null
  return { state: staysFor.includes(sha512) ? 'stays' : 'to-look-up', sha512 }
}

/**
 * The notes on passages that were made in an earlier edition than the one being read, on a source whose text is another there; and those that were taken
 * from there to this edition. A note of a later edition is not asked about: it is where it should be.
 */
export function notesOfOtherEditions(
  notes: readonly Note[],
  reading: Reading,
): readonly { readonly note: PassageNote; readonly standing: Standing }[] {
  const place = new Map(reading.editions.map(({ id }, index) => [id, index]))
  const here = place.get(reading.id) ?? 0
  const isLater = (id: EditionId) => (place.get(id) ?? -1) > here
  return notes.filter(isOnPassage).flatMap((note) => {
    if (note.target.archive !== reading.archive || note.trashedAt !== null) return []
    const standing = standingOf(note, reading, isLater)
    return standing === null ? [] : [{ note, standing }]
  })
}
