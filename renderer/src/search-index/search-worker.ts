// The sources are in English, most often, and so are the notes on them; the other languages come when one of them does.
import '#shared/search/words/english-stemmer.ts'
import { createSearchEngine } from '#shared/search/engine/search-engine.ts'
import { answerRequest } from './answer-request.ts'
import type { WorkerRequest } from './search-messages.ts'

const engine = createSearchEngine()
/** Digests are computed beside this thread: what was asked later must wait for them. */
let last: Promise<void> = Promise.resolve()

/** Clears up after changes of notes, a little at a time, while nothing is asked. In ms. */
const REST = 300
const AT_ONCE = 20
let resting: ReturnType<typeof setTimeout> | undefined

function clearUp(): void {
  if (engine.tidyNotes(AT_ONCE) > 0) resting = setTimeout(clearUp)
}

addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  clearTimeout(resting)
  last = last.then(async () => {
    postMessage(await answerRequest(engine, event.data))
    resting = setTimeout(clearUp, REST)
  })
})
