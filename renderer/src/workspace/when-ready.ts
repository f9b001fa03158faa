import type { NoteStore } from '../data/note-store.ts'

/** Resolves when the notes have been read: before that nothing can be said of them. */
export function whenReady(store: Pick<NoteStore, 'snapshot' | 'subscribe'>): Promise<void> {
  return new Promise((resolve) => {
    if (store.snapshot().ready) return resolve()
    const end = store.subscribe(() => {
      if (!store.snapshot().ready) return
      end()
      resolve()
    })
  })
}
