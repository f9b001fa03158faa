import { useCallback, useState } from 'react'
import type { NoteId } from '#shared/archive/ids.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'
import { COLOURS, type Colour } from '#shared/notes/colours.ts'
import { changeTags } from '#shared/notes/note-tags.ts'
import { namesOfColour, tagOfNotes } from './remove-for-good.ts'
import { useFinalRemoval } from './use-final-removal.ts'
import { useNoteActions } from './use-notes.ts'
import { useServices } from './workspace.tsx'

/** Every tag of a version of a note, in the record of this window: those that no note has any more as well. */
function tagsOf(change: Change): readonly string[] {
  return change.format === 1 ? (change.fields.tags ?? []) : []
}

/** What is looked for in all versions when it is asked for, each once, the oldest first. */
function useFound<T extends string>(wordsOf: (change: Change) => readonly T[]): readonly [readonly T[], () => Promise<void>] {
  const { notes: store } = useServices()
  const [found, setFound] = useState<readonly T[]>([])
  const look = useCallback(async () => {
    const changes = await store.changesWhere((change) => wordsOf(change).length > 0)
    setFound([...new Set(changes.flatMap(wordsOf))])
  }, [store, wordsOf])
  return [found, look]
}

/** The tags of all versions of notes, once `look` was called. */
export function useEarlierTags() {
  return useFound(tagsOf)
}

/** Removes a tag for good: from every note that has it, and from every version that had it. Its letters in the words of notes stay. */
export function useRemoveTag(): (tag: string) => Promise<Outcome<number>> {
  const { notes: store } = useServices()
  const { editEach } = useNoteActions()
  const { removeWords } = useFinalRemoval()
  return useCallback(
    async (tag) => {
      editEach(changeTags(store.snapshot().notes, [], [tag]))
      const notes = new Set<NoteId>()
      return await removeWords(() => [...notes], tagOfNotes(tag, notes))
    },
    [store, editEach, removeWords],
  )
}

/** "yellow figure": a colour, and a name that it had. */
type NamedColour = `${Colour} ${string}`

function namesIn(change: Change): readonly NamedColour[] {
  if (change.format !== 2 || change.kind !== 'colour' || (change.fields.meaning ?? '') === '') return []
  return [`${change.item} ${change.fields.meaning ?? ''}`]
}

/** For each colour that had names, all of them, once `look` was called. */
export function useColourNames() {
  const [found, look] = useFound(namesIn)
  const names = COLOURS.map((colour) => ({
    colour,
    names: found.filter((name) => name.startsWith(`${colour} `)).map((name) => name.slice(colour.length + 1)),
  }))
  return [names.filter((row) => row.names.length > 0), look] as const
}

/** Removes the names of a colour for good: the one that it has, and those it had. */
export function useRemoveColourNames(): (colour: Colour) => Promise<Outcome<number>> {
  const { notes: store } = useServices()
  const { removeWords } = useFinalRemoval()
  return useCallback(
    async (item) => {
      // Also where it has no name now: what follows from the changes that are left must be that.
      store.changeItems([{ kind: 'colour', item, fields: { meaning: '' } }])
      return await removeWords(() => [item], namesOfColour(item))
    },
    [store, removeWords],
  )
}
