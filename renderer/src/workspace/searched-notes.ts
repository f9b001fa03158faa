import type { ArchiveId, EditionId, NoteId } from '#shared/archive/ids.ts'
import type { Note } from '#shared/notes/note.ts'
import type { NoteDocument } from '#shared/search/documents.ts'
import type { SearchClient } from '../search-index/search-client.ts'
import type { ArchiveReader } from './archive-reader.ts'
import { noteDocument } from './note-documents.ts'

/** Keeps the notes of the search in step with those of the person. */
export interface SearchedNotes {
  /** What there is now: only what differs from before is put anew. */
  set(notes: readonly Note[], archive: ArchiveId): void
  /** The passages that notes stand on are found in these editions. */
  setEditions(editions: readonly EditionId[]): void
  /** Resolves once the search has what was set last. Rejects where it cannot take it. */
  settled(): Promise<void>
  find(id: NoteId): Note | null
}

interface Wanted {
  readonly notes: ReadonlyMap<NoteId, Note>
  readonly archive: ArchiveId | null
  readonly editions: readonly EditionId[]
}

/** More changes than this are put at once. */
const ONE_BY_ONE = 50

export function createSearchedNotes(
  client: Pick<SearchClient, 'putNotes' | 'putNote' | 'removeNote'>,
  archive: Pick<ArchiveReader, 'edition' | 'text'>,
  onChange: () => void,
): SearchedNotes {
  let wanted: Wanted = { notes: new Map(), archive: null, editions: [] }
  /** What the search has. */
  let put: Wanted = wanted
  let documents: ReadonlyMap<NoteId, NoteDocument> = new Map()
  let running: Promise<void> | null = null

  async function documentsOf(next: Wanted): Promise<Map<NoteId, NoteDocument>> {
    const made = new Map<NoteId, NoteDocument>()
    const { archive: id, editions } = next
    if (id === null) return made
    const sameEditions = put.archive === id && put.editions.join() === editions.join()
    for (const note of next.notes.values()) {
      const known = sameEditions && put.notes.get(note.id) === note ? documents.get(note.id) : undefined
      made.set(note.id, known ?? (await noteDocument(note, id, editions, archive)))
    }
    return made
  }

  async function putOnce(next: Wanted): Promise<void> {
    const made = await documentsOf(next)
    const changed = [...made.values()].filter((document) => documents.get(document.id) !== document)
    const gone = [...documents.keys()].filter((id) => !made.has(id))
    if (changed.length + gone.length > ONE_BY_ONE) await client.putNotes([...made.values()])
    else await Promise.all([...changed.map((document) => client.putNote(document)), ...gone.map((id) => client.removeNote(id))])
    put = next
    documents = made
    if (changed.length + gone.length > 0) onChange()
  }

  async function run(): Promise<void> {
    while (put !== wanted) await putOnce(wanted)
  }

  function start(): Promise<void> {
    running ??= run().finally(() => {
      running = null
    })
    // Whoever waits is told; nobody may be waiting.
    running.catch(() => undefined)
    return running
  }

  return {
    set(notes, id) {
      const same =
        id === wanted.archive && notes.length === wanted.notes.size && notes.every((note) => wanted.notes.get(note.id) === note)
      if (same) return
      wanted = { ...wanted, archive: id, notes: new Map(notes.map((note) => [note.id, note])) }
      void start()
    },
    setEditions(editions) {
      if (editions.join() === wanted.editions.join()) return
      wanted = { ...wanted, editions }
      void start()
    },
    settled: () => (put === wanted ? Promise.resolve() : start()),
    find: (id) => wanted.notes.get(id) ?? null,
  }
}
