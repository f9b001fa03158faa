import { describe, expect, test } from 'vitest'
import type { SearchDocument } from '#shared/search/search-document.ts'
import { answerRequest } from './answer-request.ts'
import { createSearchClient, type WorkerPort } from './search-client.ts'
import { createSearchEngine, type SearchEngine } from './search-engine.ts'
import type { SearchAnswer, SearchRequest } from './search-messages.ts'

const document: SearchDocument = { id: 'b1', kind: 'block', source: null, block: null, text: 'the risk assessment' }

/** A worker that answers with the real engine when the test says so, one message after the other. */
function createHeldWorker(engine: SearchEngine = createSearchEngine()) {
  const events = new EventTarget()
  const requests: SearchRequest[] = []
  let terminated = false
  const port: WorkerPort = {
    postMessage: (request) => requests.push(request),
    terminate: () => {
      terminated = true
    },
    addEventListener: (type: string, listener: (event: never) => void) =>
      events.addEventListener(type, listener as (event: Event) => void),
  }
  return {
    port,
    requests,
    isTerminated: () => terminated,
    answer(): void {
      const request = requests.shift()
      if (request === undefined) throw new Error('nothing was asked of the worker')
      const data: SearchAnswer = answerRequest(engine, request)
      events.dispatchEvent(new MessageEvent('message', { data }))
    },
    break(message: string): void {
      events.dispatchEvent(Object.assign(new Event('error'), { message }))
    },
  }
}

describe('the search client', () => {
  test('loads documents and finds them', async () => {
    const worker = createHeldWorker()
    const client = createSearchClient(() => worker.port)
    const loaded = client.load([document])
    const noted = client.putNotes([{ ...document, id: 'n1', kind: 'note' }])
    const results = client.search('risk ', 5)
    worker.answer()
    worker.answer()
    worker.answer()
    await Promise.all([loaded, noted])
    expect((await results)?.hits.map(({ id }) => id)).toEqual(['b1', 'n1'])
  })

  test('answers null to a search that a newer one has overtaken, and never sends those in between', async () => {
    const worker = createHeldWorker()
    const client = createSearchClient(() => worker.port)
    const searches = ['r', 'ri', 'ris', 'risk'].map((query) => client.search(query, 5))
    expect(await Promise.all(searches.slice(0, 3))).toEqual([null, null, null])
    expect(worker.requests).toMatchObject([{ call: 'search', query: 'r' }])
    worker.answer()
    await Promise.resolve().then(() => Promise.resolve())
    expect(worker.requests).toMatchObject([{ call: 'search', query: 'risk' }])
    worker.answer()
    expect(await searches[3]).toMatchObject({ query: 'risk', total: 0 })
  })

  test('passes on what went wrong in the worker, and goes on', async () => {
    const engine = createSearchEngine()
    const failing: SearchEngine = {
      ...engine,
      load() {
        throw new Error('out of memory')
      },
    }
    const worker = createHeldWorker(failing)
    const client = createSearchClient(() => worker.port)
    const loaded = client.load([document])
    worker.answer()
    await expect(loaded).rejects.toThrow('the search index could not be made: out of memory')
    const results = client.search('risk', 5)
    worker.answer()
    expect(await results).toMatchObject({ total: 0 })
  })

  test('rejects what waits, and what comes later, when the worker breaks', async () => {
    const worker = createHeldWorker()
    const client = createSearchClient(() => worker.port)
    const loaded = client.load([document])
    const first = client.search('a', 5)
    const second = client.search('b', 5)
    worker.break('no such file')
    expect(await first).toBeNull()
    await expect(loaded).rejects.toThrow('the search stopped working: no such file')
    await expect(second).rejects.toThrow('the search stopped working: no such file')
    await expect(client.search('c', 5)).rejects.toThrow('no such file')
    await expect(client.load([])).rejects.toThrow('no such file')
  })

  test('ends the worker when it is disposed of', async () => {
    const worker = createHeldWorker()
    const client = createSearchClient(() => worker.port)
    const results = client.search('a', 5)
    client.dispose()
    await expect(results).rejects.toThrow('the search was closed')
    expect(worker.isTerminated()).toBe(true)
  })
})
