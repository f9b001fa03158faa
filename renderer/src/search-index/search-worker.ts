import { answerRequest } from './answer-request.ts'
import { createSearchEngine } from './search-engine.ts'
import type { SearchRequest } from './search-messages.ts'

const engine = createSearchEngine()

addEventListener('message', (event: MessageEvent<SearchRequest>) => postMessage(answerRequest(engine, event.data)))
