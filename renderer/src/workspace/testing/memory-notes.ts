import type { NoteId } from '#shared/archive/ids.ts'
import type { Note } from '#shared/notes/note.ts'
import type { SearchItem } from '#shared/searches/search-item.ts'
import type { NoteStore, NotesSnapshot } from '../../data/note-store.ts'

/** Notes and what is kept of searching in memory, changed as the store changes them. */
export interface MemoryNotes extends Pick<NoteStore, 'snapshot' | 'subscribe' | 'changeAll' | 'changeSearches'> {
  note(id: NoteId): Note | undefined
  item(id: string): SearchItem | undefined
  remove(id: NoteId): void
  setReady(): void
}

export function memoryNotes(first: readonly Note[], items: readonly SearchItem[] = [], ready = true): MemoryNotes {
  const notes = new Map(first.map((note) => [note.id, note]))
  const searches = new Map<string, SearchItem>(items.map((item) => [item.id, item]))
  const listeners = new Set<() => void>()
  let current: NotesSnapshot['ready'] = ready
  return {
    snapshot: () =>
      ({ ready: current, notes: [...notes.values()], searches: [...searches.values()] }) as unknown as NotesSnapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    changeAll(edits) {
      for (const { note, fields } of edits) notes.set(note, { ...(notes.get(note) as Note), ...fields, id: note })
    },
    changeSearches(changes) {
      for (const { kind, item, fields } of changes) {
        searches.set(item, { ...searches.get(item), ...fields, kind, id: item } as SearchItem)
      }
    },
    note: (id) => notes.get(id),
    item: (id) => searches.get(id),
    remove: (id) => void notes.delete(id),
    setReady() {
      current = true
      for (const listener of listeners) listener()
    },
  }
}
