import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSearchEngine, type SearchEngine } from '#shared/search/engine/search-engine.ts'
import { createSearchClient } from './search-client.ts'
import { createHeldWorker, type HeldWorker } from './testing/held-worker.ts'
import { indexOf, noteOf, placeOf, requestFor } from './testing/small-edition.ts'

/** Longer than the slowest machine takes; nothing waits for it to pass. */
const LONG = { timeout: 60_000 }

/** A client whose workers answer when they are told to; each one that was started, in order. */
function heldClient(engine?: SearchEngine) {
  const workers: HeldWorker[] = []
  const client = createSearchClient(() => {
    const worker = createHeldWorker(engine)
    workers.push(worker)
    return worker.port
  })
  const [first] = workers
  if (first === undefined) throw new Error('no worker was started')
  return { client, worker: first, workers }
}

async function loadedClient(texts: readonly string[] = ['the risk assessment']) {
  const held = heldClient()
  const place = await placeOf(indexOf(texts))
  const loaded = held.client.loadEdition(place)
  await vi.waitUntil(() => held.worker.requests.length === 1, LONG)
  await held.worker.answer()
  expect(await loaded).toEqual({ state: 'loaded' })
  return { ...held, place }
}

/** Lets what was answered reach whoever waits for it. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

describe('the search client', () => {
  test('loads an edition, takes notes, finds both and cuts what is shown of them', async () => {
    const { client, worker } = await loadedClient()
    const done = Promise.all([client.putNotes([noteOf(1, 'my risk')]), client.putNote(noteOf(2, 'another risk'))])
    const found = client.search(requestFor('risk'))
    const cut = client.snippets([{ kind: 'words', words: [['risk']] }], [{ id: 'a', text: 'the risk & the <risk>' }])
    await worker.answerAll()
    await done
    expect((await found)?.hits.map(({ kind }) => kind).sort()).toEqual(['block', 'note', 'note'])
    expect((await cut).get('a')).toMatchObject({
      text: 'the risk & the <risk>',
      marks: [
        { start: 4, end: 8 },
        { start: 16, end: 20 },
      ],
    })
    const removed = client.removeNote(noteOf(1, '').id)
    const again = client.search(requestFor('risk'))
    await worker.answerAll()
    await removed
    expect((await again)?.total).toBe(2)
  })

  test('refuses an index whose bytes are not those of its digest, and one that cannot be read', async () => {
    const { client, worker } = await loadedClient()
    const altered = client.loadEdition(await placeOf(indexOf(['altered']), indexOf(['as it was'])))
    await vi.waitUntil(() => worker.requests.length === 1, LONG)
    await worker.answer()
    expect(await altered).toEqual({ state: 'refused', message: 'its digest is not the one that the program gave' })
    const place = await placeOf(Uint8Array.of(1, 2, 3))
    const none = client.loadEdition(place)
    await vi.waitUntil(() => worker.requests.length === 1, LONG)
    await worker.answer()
    expect(await none).toMatchObject({ state: 'refused' })
    const read = async () => ({ ok: false as const, error: { code: 'file-altered' as const, message: 'it is gone' } })
    expect(await client.loadEdition({ ...place, read })).toEqual({ state: 'refused', message: 'it is gone' })
    // What was there before stays.
    const found = client.search(requestFor('risk'))
    await worker.answer()
    expect(await found).toMatchObject({ total: 1 })
  })

  test('answers null to a search that a newer one has overtaken, and never sends those in between', async () => {
    const { client, worker } = await loadedClient()
    const searches = ['r', 'ri', 'ris', 'risk'].map((text) => client.search(requestFor(text)))
    expect(await Promise.all(searches.slice(0, 3))).toEqual([null, null, null])
    expect(worker.requests).toMatchObject([{ call: 'search', request: { text: 'r' } }])
    await worker.answer()
    await settle()
    expect(worker.requests).toMatchObject([{ call: 'search', request: { text: 'risk' } }])
    await worker.answer()
    expect(await searches[3]).toMatchObject({ query: 'risk', total: 1 })
  })

  test('answers a search in turn, whatever is typed meanwhile', async () => {
    const { client, worker } = await loadedClient()
    const page = client.searchInTurn(requestFor('assessment'))
    const typed = [client.search(requestFor('r')), client.search(requestFor('risk'))]
    await worker.answerAll()
    expect(await page).toMatchObject({ query: 'assessment', total: 1 })
    expect((await Promise.all(typed)).map((results) => results?.query ?? null)).toEqual([null, 'risk'])
  })

  test('passes on what went wrong in the worker, and goes on', async () => {
    const engine = createSearchEngine()
    const failing: SearchEngine = {
      ...engine,
      putNotes() {
        throw new Error('out of memory')
      },
    }
    const { client, worker } = heldClient(failing)
    const put = client.putNotes([noteOf(1, 'x')])
    await settle()
    await worker.answer()
    await expect(put).rejects.toThrow('the notes could not be put into the search: out of memory')
    const results = client.search(requestFor('risk'))
    await settle()
    await worker.answer()
    await expect(results).rejects.toThrow('the search failed: the index of edition v1 was not loaded')
  })

  test('rejects what waits, and what comes later, when the worker breaks', async () => {
    const { client, worker } = heldClient()
    const put = client.putNotes([])
    const first = client.search(requestFor('a'))
    const second = client.search(requestFor('b'))
    await settle()
    worker.break('no such file')
    expect(await first).toBeNull()
    await expect(put).rejects.toThrow('the search stopped working: no such file')
    await expect(second).rejects.toThrow('the search stopped working: no such file')
    await expect(client.search(requestFor('c'))).rejects.toThrow('no such file')
    await expect(client.searchInTurn(requestFor('c'))).rejects.toThrow('no such file')
    await expect(client.putNotes([])).rejects.toThrow('no such file')
  })

  test('ends the worker when it is disposed of', async () => {
    const { client, worker } = heldClient()
    const results = client.search(requestFor('a'))
    await settle()
    client.dispose()
    await expect(results).rejects.toThrow('the search was closed')
    expect(worker.isTerminated()).toBe(true)
  })
})

describe('a search that does not end', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  /** Loads an edition and a note; waits in a way that needs no timer. */
  async function ready() {
    const held = heldClient()
    const place = await placeOf(indexOf(['the risk assessment']))
    const loaded = held.client.loadEdition(place)
    const put = held.client.putNotes([noteOf(1, 'my risk')])
    await held.worker.answerAll()
    await Promise.all([loaded, put])
    return { ...held, place }
  }

  test('is ended with its worker, and another one is given what that one had', async () => {
    const { client, worker, workers, place } = await ready()
    const stuck = client.search(requestFor('risk'))
    const rejected = expect(stuck).rejects.toThrow('the search took too long and was stopped')
    await settle()
    vi.advanceTimersByTime(3_000)
    // What is asked later gives it no more time.
    const waiting = client.searchInTurn(requestFor('assessment'))
    const note = client.putNote(noteOf(2, 'a second risk'))
    await settle()
    vi.advanceTimersByTime(2_000)
    await rejected
    expect(worker.isTerminated()).toBe(true)
    const [, other] = workers
    if (other === undefined) throw new Error('no other worker was started')
    const later = client.search(requestFor('risk'))
    await vi.waitUntil(
      async () => {
        await other.answerAll()
        return (await Promise.race([later, Promise.resolve('waiting')])) !== 'waiting'
      },
      { interval: 0, ...LONG },
    )
    expect(await waiting).toMatchObject({ total: 1 })
    await note
    expect(await later).toMatchObject({ total: 3 })
    expect(place.reads).toBe(2)
    expect(workers).toHaveLength(2)
  })

  test('is not one that waits behind other work', async () => {
    const { client, worker } = await ready()
    const put = client.putNotes([noteOf(1, 'my risk')])
    const found = client.search(requestFor('risk'))
    await settle()
    vi.advanceTimersByTime(60_000)
    expect(worker.isTerminated()).toBe(false)
    await worker.answer()
    await put
    vi.advanceTimersByTime(4_999)
    expect(worker.isTerminated()).toBe(false)
    await worker.answer()
    expect(await found).toMatchObject({ total: 2 })
    vi.advanceTimersByTime(60_000)
    expect(worker.isTerminated()).toBe(false)
  })
})
