import type { EditionId, NoteId } from '#shared/archive/ids.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import type { NoteDocument } from '#shared/search/documents.ts'
import type { MarkPattern, SearchRequest, SearchResults } from '#shared/search/results.ts'
import type { Snippet } from '#shared/search/snippet.ts'
import type { SnippetItem, WorkerAnswer } from './search-messages.ts'
import { type Asking, createWorkerLine, type LeftTask, type WorkerPort } from './worker-line.ts'

/** Where the index of an edition is had. It is read again when the worker must be started anew. */
export interface IndexPlace {
  readonly edition: EditionId
  /** Of the edition. */
  readonly digest: string
  /** Of the bytes. */
  readonly sha512: string
  read(): Promise<Outcome<Uint8Array<ArrayBuffer>>>
}

export type LoadOutcome =
  | { readonly state: 'loaded' }
  /** It cannot be read, or it is not what it should be. */
  | { readonly state: 'refused'; readonly message: string }

/**
 * Search off the main thread. Calls are answered in their order; each rejects when the worker fails or after `dispose`. A search that takes longer than five
 * seconds is ended with its worker: it rejects, and another worker is given what that one had.
 */
export interface SearchClient {
  /** Loads the index of an edition, in the place of the one before. */
  loadEdition(index: IndexPlace): Promise<LoadOutcome>
  /** Replaces all notes. */
  putNotes(notes: readonly NoteDocument[]): Promise<void>
  putNote(note: NoteDocument): Promise<void>
  removeNote(note: NoteId): Promise<void>
  /** What a person types: null when a newer one was asked for before this one was answered. Rejects where the edition was not loaded. */
  search(request: SearchRequest): Promise<SearchResults | null>
  /** A search that is answered whatever is asked after it: the next page, or one of several. */
  searchInTurn(request: SearchRequest): Promise<SearchResults>
  /** The piece of each text to show, by its id, with its marks. */
  snippets(marking: readonly MarkPattern[], items: readonly SnippetItem[]): Promise<ReadonlyMap<string, Snippet>>
  dispose(): void
}

interface LatestSearch {
  readonly request: SearchRequest
  readonly resolve: (results: SearchResults | null) => void
  readonly reject: (error: Error) => void
}

/** In milliseconds. The search itself stops long before; this is for what nobody thought of. */
const BOUND = 5_000

function boundOf({ call }: Asking): number | null {
  return call === 'search' || call === 'cut-snippets' ? BOUND : null
}

function startWorker(): WorkerPort {
  return new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

export function createSearchClient(start: () => WorkerPort = startWorker): SearchClient {
  /** What the worker has, for another one. */
  const editions = new Map<EditionId, IndexPlace>()
  const notes = new Map<NoteId, NoteDocument>()
  /** Until a worker that was started anew has what the one before had. */
  let restoring: Promise<void> = Promise.resolve()
  let isRestoring = false
  let broken: Error | null = null
  /** The worker has at most one search of what is typed at a time; of those that come meanwhile only the newest is ever sent. */
  let searching: LatestSearch | null = null
  let next: LatestSearch | null = null
  let line = openLine()

  function openLine() {
    return createWorkerLine({ start, bound: boundOf, onStuck: startAnew, onBroken: breakDown })
  }

  function breakDown(error: Error): void {
    broken ??= error
    next?.reject(error)
    next = null
    searching = null
  }

  function startAnew(left: readonly LeftTask[]): void {
    line = openLine()
    const fresh = line
    isRestoring = true
    const restore = async () => {
      for (const place of [...editions.values()]) await load(place, fresh.ask)
      await fresh.ask({ call: 'put-notes', notes: [...notes.values()] })
    }
    restoring = restore()
      .catch(() => undefined)
      .finally(() => {
        if (line === fresh) isRestoring = false
      })
    // An index that was on its way has gone with the worker: it is read again. Of the notes the newest state has been put already.
    for (const { asking, settle } of left) {
      if (asking.call === 'load-edition') settle(restoring.then(() => reload(asking.index.edition)))
      else settle(ask(asking))
    }
  }

  async function reload(edition: EditionId): Promise<WorkerAnswer> {
    const place = editions.get(edition)
    if (place === undefined) return { id: 0, outcome: 'refused', message: 'it was not read whole' }
    return load(place, ask)
  }

  async function load(place: IndexPlace, tell: (asking: Asking) => Promise<WorkerAnswer>): Promise<WorkerAnswer> {
    const { edition, digest, sha512 } = place
    const bytes = await place.read()
    if (!bytes.ok) return { id: 0, outcome: 'refused', message: bytes.error.message }
    return tell({ call: 'load-edition', index: { bytes: bytes.value, edition, digest, sha512 } })
  }

  async function ask(asking: Asking): Promise<WorkerAnswer> {
    if (broken !== null) throw broken
    if (isRestoring) await restoring
    return line.ask(asking)
  }

  async function change(asking: Asking): Promise<void> {
    const answer = await ask(asking)
    if (answer.outcome === 'failed') throw new Error(`the notes could not be put into the search: ${answer.message}`)
  }

  async function find(request: SearchRequest): Promise<SearchResults> {
    const answer = await ask({ call: 'search', request })
    if (answer.outcome === 'found') return answer.results
    throw new Error(`the search failed: ${answer.outcome === 'failed' ? answer.message : 'its answer does not fit'}`)
  }

  async function run(search: LatestSearch): Promise<void> {
    searching = search
    try {
      search.resolve(await find(search.request))
    } catch (error) {
      search.reject(toError(error))
    }
    if (searching !== search) return
    const following = next
    next = null
    searching = null
    if (following !== null) void run(following)
  }

  return {
    async loadEdition(place) {
      if (broken !== null) throw broken
      const before = editions.get(place.edition)
      editions.set(place.edition, place)
      const answer = await load(place, ask)
      if (answer.outcome === 'done') return { state: 'loaded' }
      if (before === undefined) editions.delete(place.edition)
      else editions.set(place.edition, before)
      if (answer.outcome === 'refused') return { state: 'refused', message: answer.message }
      throw new Error(
        `the search index could not be loaded: ${answer.outcome === 'failed' ? answer.message : 'its answer does not fit'}`,
      )
    },
    putNotes(all) {
      notes.clear()
      for (const note of all) notes.set(note.id, note)
      return change({ call: 'put-notes', notes: all })
    },
    putNote(note) {
      notes.set(note.id, note)
      return change({ call: 'put-note', note })
    },
    removeNote(note) {
      notes.delete(note)
      return change({ call: 'remove-note', note })
    },
    search(request) {
      if (broken !== null) return Promise.reject(broken)
      return new Promise((resolve, reject) => {
        const search = { request, resolve, reject }
        if (searching === null) {
          void run(search)
          return
        }
        searching.resolve(null)
        next?.resolve(null)
        next = search
      })
    },
    searchInTurn: find,
    async snippets(marking, items) {
      if (items.length === 0) return new Map()
      const answer = await ask({ call: 'cut-snippets', marking, items })
      if (answer.outcome === 'cut') return answer.snippets
      throw new Error(
        `the results could not be shown: ${answer.outcome === 'failed' ? answer.message : 'the answer does not fit'}`,
      )
    },
    dispose() {
      const error = new Error('the search was closed')
      breakDown(error)
      line.end(error)
    },
  }
}
