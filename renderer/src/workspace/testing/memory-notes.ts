import type { NoteId } from '#shared/archive/ids.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import type { Note } from '#shared/notes/note.ts'
import type { NoteStore, NotesSnapshot } from '../../data/note-store.ts'

/** Notes and what is kept beside them in memory, changed as the store changes them. */
export interface MemoryNotes extends Pick<NoteStore, 'snapshot' | 'subscribe' | 'changeAll' | 'changeItems'> {
  note(id: NoteId): Note | undefined
  item(id: string): KeptItem | undefined
  remove(id: NoteId): void
  setReady(): void
}

export function memoryNotes(first: readonly Note[], kept: readonly KeptItem[] = [], ready = true): MemoryNotes {
  const notes = new Map(first.map((note) => [note.id, note]))
  const items = new Map<string, KeptItem>(kept.map((item) => [item.id, item]))
  const listeners = new Set<() => void>()
  let current: NotesSnapshot['ready'] = ready
  return {
    snapshot: () => ({ ready: current, notes: [...notes.values()], items: [...items.values()] }) as unknown as NotesSnapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    changeAll(edits) {
      for (const { note, fields } of edits) notes.set(note, { ...(notes.get(note) as Note), ...fields, id: note })
    },
    changeItems(changes) {
      for (const { kind, item, fields } of changes) {
        items.set(item, { ...items.get(item), ...fields, kind, id: item } as KeptItem)
      }
    },
    note: (id) => notes.get(id),
    item: (id) => items.get(id),
    remove: (id) => void notes.delete(id),
    setReady() {
      current = true
      for (const listener of listeners) listener()
    },
  }
}
