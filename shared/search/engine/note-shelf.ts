import type { NoteDocument } from '../documents.ts'
import type { EditionIndex } from '../index/edition-index.ts'
import { createLiveIndex, type LiveIndex } from '../index/live-index.ts'
import { DocumentSet } from './document-set.ts'
import { sourceAt } from './facet-codes.ts'

/** The notes of a search, with what filters ask of them. */
export interface NoteShelf {
  readonly index: LiveIndex
  /** Grows with each change. */
  readonly version: number
  put(note: NoteDocument): void
  remove(id: NoteDocument['id']): void
  ids(): Iterable<NoteDocument['id']>
  noteOf(document: number): NoteDocument | null
  /** The notes, by their numbers, that fulfil a condition. */
  where(fits: (note: NoteDocument) => boolean): DocumentSet
  /** All notes that are there: numbers of notes that are gone are in use no more. */
  all(): DocumentSet
  /** The passages of an edition on which notes stand that fulfil a condition. */
  passages(edition: EditionIndex, fits: (note: NoteDocument) => boolean): DocumentSet
  /** The numbers of the passages of an edition on which a note stands. */
  passagesOf(edition: EditionIndex, note: NoteDocument): readonly number[]
}

export function createNoteShelf(): NoteShelf {
  const index = createLiveIndex()
  const notes = new Map<NoteDocument['id'], { readonly note: NoteDocument; readonly number: number }>()
  const byNumber: (NoteDocument | null)[] = []
  let version = 0
  let all: { readonly version: number; readonly notes: DocumentSet } | null = null

  const passagesOf = (edition: EditionIndex, { source, places }: NoteDocument): number[] => {
    const blocks = places.find(({ edition: of }) => of === edition.heading.edition)?.blocks ?? []
    if (source === null || blocks.length === 0) return []
    const at = sourceAt(edition, source)
    if (at === -1) return []
    const wanted = new Set(blocks.map((block) => Number(block.slice(1))))
    const passages: number[] = []
    for (let document = (edition.titles[at] ?? 0) + 1; document < (edition.titles[at + 1] ?? 0); document++)
      if (wanted.has(edition.blockIds[document] ?? 0)) passages.push(document)
    return passages
  }

  return {
    index,
    get version() {
      return version
    },
    put(note) {
      version++
      const known = notes.get(note.id)
      if (known !== undefined) byNumber[known.number] = null
      const number = index.put(note.id, note.text, note.language)
      notes.set(note.id, { note, number })
      byNumber[number] = note
    },
    remove(id) {
      version++
      const known = notes.get(id)
      if (known === undefined) return
      byNumber[known.number] = null
      notes.delete(id)
      index.remove(id)
    },
    ids: () => notes.keys(),
    noteOf: (document) => byNumber[document] ?? null,
    where(fits) {
      const found = new DocumentSet(index.size)
      for (const { note, number } of notes.values()) if (fits(note)) found.add(number)
      return found
    },
    all() {
      if (all === null || all.version !== version) {
        const found = new DocumentSet(index.size)
        for (const { number } of notes.values()) found.add(number)
        all = { version, notes: found }
      }
      return all.notes
    },
    passages(edition, fits) {
      const found = new DocumentSet(edition.size)
      for (const { note } of notes.values()) {
        if (note.places.length === 0 || !fits(note)) continue
        for (const document of passagesOf(edition, note)) found.add(document)
      }
      return found
    },
    passagesOf,
  }
}
