import type { SearchEngine } from './search-engine.ts'
import type { SearchAnswer, SearchRequest } from './search-messages.ts'

/** Does what one message asks for. A thrown error becomes an answer, so that the caller hears of it and the worker goes on. */
export function answerRequest(engine: SearchEngine, request: SearchRequest): SearchAnswer {
  const { id } = request
  try {
    switch (request.call) {
      case 'load':
        engine.load(request.documents)
        return { id, outcome: 'done' }
      case 'put-notes':
        engine.putNotes(request.documents)
        return { id, outcome: 'done' }
      case 'search':
        return { id, outcome: 'found', results: engine.search(request.query, request.limit) }
    }
  } catch (error) {
    return { id, outcome: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}
