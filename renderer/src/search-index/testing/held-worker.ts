import { createSearchEngine, type SearchEngine } from '#shared/search/engine/search-engine.ts'
import { answerRequest } from '../answer-request.ts'
import type { WorkerRequest } from '../search-messages.ts'
import type { WorkerPort } from '../worker-line.ts'

/** A worker that answers with the real engine when the test says so, one message after the other. */
export interface HeldWorker {
  readonly port: WorkerPort
  readonly requests: WorkerRequest[]
  isTerminated(): boolean
  /** Answers the first request, or all that are there and come meanwhile. */
  answer(): Promise<void>
  answerAll(): Promise<void>
  break(message: string): void
}

export function createHeldWorker(engine: SearchEngine = createSearchEngine()): HeldWorker {
  const events = new EventTarget()
  const requests: WorkerRequest[] = []
  let terminated = false
  const port: WorkerPort = {
    // As a real worker: what is transferred is gone from here.
    postMessage: (request, transfer) => requests.push(structuredClone(request, { transfer })),
    terminate: () => {
      terminated = true
    },
    addEventListener: (type: string, listener: (event: never) => void) =>
      events.addEventListener(type, listener as (event: Event) => void),
  }
  async function answer(): Promise<void> {
    const request = requests.shift()
    if (request === undefined) throw new Error('nothing was asked of the worker')
    const data = structuredClone(await answerRequest(engine, request))
    if (!terminated) events.dispatchEvent(new MessageEvent('message', { data }))
  }
  return {
    port,
    requests,
    isTerminated: () => terminated,
    answer,
    async answerAll() {
      for (let idle = 0; idle < 20; idle += 1) {
        while (requests.length > 0) {
          await answer()
          idle = 0
        }
        await Promise.resolve()
      }
    },
    break(message) {
      events.dispatchEvent(Object.assign(new Event('error'), { message }))
    },
  }
}

/** A worker that answers at once. */
export function createPromptWorker(): WorkerPort {
  const engine = createSearchEngine()
  const events = new EventTarget()
  let last = Promise.resolve()
  return {
    postMessage(request, transfer) {
      const received = structuredClone(request, { transfer })
      last = last.then(async () => {
        const data = structuredClone(await answerRequest(engine, received))
        events.dispatchEvent(new MessageEvent('message', { data }))
      })
    },
    terminate: () => undefined,
    addEventListener: (type: string, listener: (event: never) => void) =>
      events.addEventListener(type, listener as (event: Event) => void),
  }
}
