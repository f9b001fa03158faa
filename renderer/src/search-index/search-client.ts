import type { SearchDocument } from '#shared/search/search-document.ts'
import type { SearchResults } from '#shared/search/search-documents.ts'
import type { SearchAnswer, SearchRequest } from './search-messages.ts'

/** Search off the main thread. Calls are answered in their order; each rejects when the worker fails or after `dispose`. */
export interface SearchClient {
  /** Replaces all passages and signatories. */
  load(documents: readonly SearchDocument[]): Promise<void>
  /** Replaces all notes. */
  putNotes(documents: readonly SearchDocument[]): Promise<void>
  /** Null when a newer search was asked for before this one was answered. */
  search(query: string, limit: number): Promise<SearchResults | null>
  dispose(): void
}

/** The part of a Worker that the client needs. */
export interface WorkerPort {
  postMessage(request: SearchRequest): void
  terminate(): void
  addEventListener(type: 'message', listener: (event: MessageEvent<SearchAnswer>) => void): void
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void
  addEventListener(type: 'messageerror', listener: () => void): void
}

interface Waiting {
  readonly answered: (answer: SearchAnswer) => void
  readonly failed: (error: Error) => void
}

interface LatestSearch {
  readonly query: string
  readonly limit: number
  readonly resolve: (results: SearchResults | null) => void
  readonly reject: (error: Error) => void
}

function startWorker(): WorkerPort {
  return new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
}

export function createSearchClient(start: () => WorkerPort = startWorker): SearchClient {
  const worker = start()
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let broken: Error | null = null
  /** The worker has at most one search at a time; of those that come meanwhile only the newest is ever sent. */
  let searching: LatestSearch | null = null
  let next: LatestSearch | null = null

  function fail(error: Error): void {
    broken ??= error
    const rejected = [...waiting.values()]
    waiting.clear()
    for (const { failed } of rejected) failed(error)
    next?.reject(error)
    next = null
    searching = null
  }

  worker.addEventListener('message', ({ data }) => {
    const request = waiting.get(data.id)
    waiting.delete(data.id)
    request?.answered(data)
  })
  worker.addEventListener('error', (event) =>
    fail(new Error(`the search stopped working: ${event.message || 'its worker could not be started'}`)),
  )
  worker.addEventListener('messageerror', () =>
    fail(new Error('the search stopped working: an answer of its worker could not be read')),
  )

  function ask(request: (id: number) => SearchRequest): Promise<SearchAnswer> {
    if (broken !== null) return Promise.reject(broken)
    lastId++
    const id = lastId
    return new Promise((answered, failed) => {
      waiting.set(id, { answered, failed })
      worker.postMessage(request(id))
    })
  }

  async function replace(call: 'load' | 'put-notes', documents: readonly SearchDocument[]): Promise<void> {
    const answer = await ask((id) => ({ id, call, documents }))
    if (answer.outcome === 'failed') throw new Error(`the search index could not be made: ${answer.message}`)
  }

  async function run(search: LatestSearch): Promise<void> {
    searching = search
    try {
      const answer = await ask((id) => ({ id, call: 'search', query: search.query, limit: search.limit }))
      if (answer.outcome === 'found') search.resolve(answer.results)
      else
        search.reject(new Error(`the search failed: ${answer.outcome === 'failed' ? answer.message : 'its answer does not fit'}`))
    } catch (error) {
      search.reject(error instanceof Error ? error : new Error(String(error)))
    }
    const following = next
    next = null
    searching = null
    if (following !== null) void run(following)
  }

  return {
    load: (documents) => replace('load', documents),
    putNotes: (documents) => replace('put-notes', documents),
    search(query, limit) {
      return new Promise((resolve, reject) => {
        const search = { query, limit, resolve, reject }
        if (searching === null) {
          void run(search)
          return
        }
        searching.resolve(null)
        next?.resolve(null)
        next = search
      })
    },
    dispose() {
      fail(new Error('the search was closed'))
      worker.terminate()
    },
  }
}
