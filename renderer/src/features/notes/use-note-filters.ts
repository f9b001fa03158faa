import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { COLOURS } from '#shared/notes/colours.ts'
import type { Note, NotedRecord } from '#shared/notes/note.ts'
import type { NoteFilter, NoteOrder } from '#shared/notes/note-filter.ts'
import { isOnRecord, recordKey, targetSource } from '#shared/notes/note-target.ts'
import { STATUSES } from '#shared/notes/statuses.ts'

export const RECORD_KINDS = ['source', 'recommendation', 'claim', 'signatory'] as const satisfies readonly NotedRecord['kind'][]

/** What stands in the address for notes that name no author. */
export const NOBODY = 'nobody'

type Name = 'source' | 'record' | 'colour' | 'status' | 'author' | 'tag' | 'private' | 'undecided' | 'text' | 'order' | 'trash'

export interface NoteFilters {
  readonly filter: NoteFilter
  readonly order: NoteOrder
  readonly trash: boolean
  /** As it is in the address. */
  readonly text: string
  set(changes: Partial<Readonly<Record<Name, string>>>): void
  clear(): void
}

/** The record that an address names, among those on which there are notes. */
function readRecord(text: string | null, notes: readonly Note[]): NoteFilter['record'] {
  if (text === null) return undefined
  const kind = RECORD_KINDS.find((each) => each === text)
  return kind ?? notes.filter(isOnRecord).find(({ target }) => recordKey(target.about) === text)?.target.about
}

function readAuthor(text: string | null): string | undefined {
  if (text === null) return undefined
  return text === NOBODY ? '' : text.replace(/^=/, '')
}

/** An author as the address has it: a person may be called Nobody. */
export function authorInAddress(author: string): string {
  return author === '' ? NOBODY : `=${author}`
}

/** The filters stand in the address, so that going back comes to the same list, and it can be linked to. */
export function useNoteFilters(notes: readonly Note[]): NoteFilters {
  const [query, setQuery] = useSearchParams()
  const set = useCallback(
    (changes: Partial<Readonly<Record<Name, string>>>) =>
      setQuery(
        (last) => {
          const next = new URLSearchParams(last)
          for (const [name, value] of Object.entries(changes)) {
            if (value === '') next.delete(name)
            else next.set(name, value)
          }
          return next
        },
        { replace: true },
      ),
    [setQuery],
  )
  const trash = query.get('trash') === 'yes'
  const clear = useCallback(
    () =>
      setQuery((last) => new URLSearchParams([...last].filter(([name]) => name === 'order' || name === 'trash')), {
        replace: true,
      }),
    [setQuery],
  )
  return useMemo(() => {
    const order = query.get('order')
    const source = query.get('source')
    return {
      filter: {
        source:
          source === null
            ? undefined
            : (notes.map(({ target }) => targetSource(target)).find((id) => id === source) ?? undefined),
        record: readRecord(query.get('record'), notes),
        colour: COLOURS.find((colour) => colour === query.get('colour')),
        status: STATUSES.find((status) => status === query.get('status')),
        author: readAuthor(query.get('author')),
        tag: query.get('tag') ?? undefined,
        private: { yes: true, no: false }[query.get('private') ?? ''],
        undecided: query.get('undecided') === 'yes' ? true : undefined,
        text: query.get('text') ?? undefined,
        trashed: trash,
      },
      order: order === 'newest' || order === 'changed' ? order : 'place',
      trash,
      text: query.get('text') ?? '',
      set,
      clear,
    }
  }, [query, notes, trash, set, clear])
}
