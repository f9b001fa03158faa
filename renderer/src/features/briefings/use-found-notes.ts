import { useDeferredValue, useMemo, useState } from 'react'
import type { SourceId } from '#shared/archive/ids.ts'
import type { Note } from '#shared/notes/note.ts'
import { allTags, filterNotes, sortNotes } from '#shared/notes/note-filter.ts'
import { sourceTitle } from '../../workspace/source-words.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import { useEdition } from '../../workspace/workspace.tsx'

/** Among which notes one chooses. Empty: whatever it is. */
export interface NoteChoice {
  readonly text: string
  readonly source: string
  readonly tag: string
}

export interface FoundNotes {
  /** All notes of the archive being read, in the order of its texts. */
  readonly all: readonly Note[]
  /** Those that fit. */
  readonly found: readonly Note[]
  readonly tags: readonly string[]
  /** Of the sources, by their ids. */
  readonly titles: ReadonlyMap<string, string>
  readonly choice: NoteChoice
  onChoice(choice: NoteChoice): void
}

/** Notes that can be put into a briefing. */
export function useFoundNotes(): FoundNotes {
  const { archive, catalogue } = useEdition()
  const live = useLiveNotes()
  const [choice, onChoice] = useState<NoteChoice>({ text: '', source: '', tag: '' })
  const { text, source, tag } = useDeferredValue(choice)
  const all = useMemo(
    () =>
      sortNotes(
        live.filter(({ target }) => target.archive === archive),
        'place',
        catalogue.sources.map(({ id }) => id),
      ),
    [live, archive, catalogue],
  )
  const found = useMemo(
    () =>
      filterNotes(all, {
        text,
        ...(source === '' ? {} : { source: source as SourceId }),
        ...(tag === '' ? {} : { tag }),
      }),
    [all, text, source, tag],
  )
  const tags = useMemo(() => allTags(all).map((each) => each.tag), [all])
  const titles = useMemo(() => new Map(catalogue.sources.map((each) => [each.id as string, sourceTitle(each).text])), [catalogue])
  return { all, found, tags, titles, choice, onChoice }
}
