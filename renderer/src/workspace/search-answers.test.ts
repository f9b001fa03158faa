import { describe, expect, test, vi } from 'vitest'
import { createSearchClient } from '../search-index/search-client.ts'
import { createPromptWorker } from '../search-index/testing/held-worker.ts'
import type { ReadyAnswer, SearchAnswer } from './search-answer.ts'
import { createSearchAnswers, type SearchQuestion } from './search-answers.ts'
import { archiveId, letter, noteOn, type SmallArchive, smallArchive, v1, v2 } from './testing/small-archive.ts'

const never = () => new Promise<void>(() => undefined)

/** Longer than the slowest machine takes; nothing waits for it to pass. */
const until = <T>(look: () => T) => vi.waitUntil(look, { timeout: 60_000 })

function asking(text: string, edition = v2): SearchQuestion {
  return { text, asTyped: false, edition, otherWords: [] }
}

/** The answers of a window; `pause` is the time that passes, which by itself is none. */
function open(archive: SmallArchive, pause: (ms: number) => Promise<void> = never) {
  const client = createSearchClient(createPromptWorker)
  const answers = createSearchAnswers({ host: archive.host, archive: archive.reader, client, pause })

  /** What a view saw, from its first look on. */
  function watch(question: SearchQuestion) {
    const seen: SearchAnswer[] = []
    const stop = answers.follow(question, () => seen.push(answers.answerTo(question)))
    return { seen, stop, now: () => answers.answerTo(question) }
  }

  async function readyAnswer(question: SearchQuestion): Promise<ReadyAnswer & { stop(): void }> {
    const { now, stop } = watch(question)
    const answer = await until(() => {
      const answer = now()
      return answer.state === 'ready' ? answer : false
    })
    return { ...answer, stop }
  }
  return { answers, client, watch, readyAnswer }
}

/** What is shown of each hit. */
function shown({ hits, snippets }: ReadyAnswer): readonly string[] {
  return hits.map(({ id }) => {
    const snippet = snippets.get(id)
    return snippet?.state === 'ready' ? snippet.snippet.text : (snippet?.message ?? '-')
  })
}

describe('an answer', () => {
  test('comes with the words of its hits in one change', async () => {
    const archive = await smallArchive({ letter: ['the risk', 'another risk', 'nothing'] })
    const { watch } = open(archive)
    const { seen, now } = watch(asking('risk'))
    expect(now()).toEqual({ state: 'preparing', progress: null })
    await until(() => seen.length > 0)
    const [answer] = seen
    if (answer?.state !== 'ready') throw new Error('no answer')
    expect(answer).toMatchObject({ of: 'risk', more: null, loadingMore: false, leftOut: [], results: { total: 2 } })
    expect([...shown(answer)].sort()).toEqual(['another risk', 'the risk'])
    const [hit] = answer.hits
    expect(hit && answer.snippets.get(hit.id)).toMatchObject({ snippet: { marks: [{ start: expect.any(Number) }] } })
    expect(seen).toHaveLength(1)
    expect(now()).toBe(answer)
  })

  test('comes with the words of the hits in sight first, then with the others', async () => {
    const archive = await smallArchive({ letter: Array.from({ length: 14 }, (_, at) => `risk ${at}`) })
    const { watch } = open(archive)
    const { seen } = watch(asking('risk'))
    await until(() => seen.length > 1)
    expect(seen.map((answer) => (answer.state === 'ready' ? shown(answer).filter((text) => text !== '-').length : -1))).toEqual([
      10, 14,
    ])
  })

  test('says so where the words of those further down cannot be had', async () => {
    const archive = await smallArchive({ letter: Array.from({ length: 14 }, (_, at) => `risk ${at}`) })
    const { client, watch } = open(archive)
    const cut = client.snippets
    let asked = 0
    client.snippets = (...given) => (++asked > 1 ? Promise.reject(new Error('it stopped')) : cut(...given))
    const { seen } = watch(asking('risk'))
    await until(() => seen.length > 1)
    expect(seen.at(-1)).toMatchObject({ state: 'failed', message: 'it stopped' })
  })

  test('shows the words of notes and titles too, from what the window has', async () => {
    const archive = await smallArchive({ letter: ['the risk'] })
    const { answers, readyAnswer } = open(archive)
    const text = await archive.reader.text(v2, letter)
    if (!text.ok) throw new Error('no text')
    answers.setNotes([noteOn(text.value, 'risk', 'who bears it?')], archiveId)
    const notes = await readyAnswer(asking('bears'))
    expect(shown(notes)).toEqual(['who bears it?\n#follow-up\nrisk'])
    const title = await readyAnswer(asking('letter'))
    expect(shown(title)).toContain('The letter')
  })

  test('says of a passage why it cannot be shown', async () => {
    const archive = await smallArchive({ letter: ['the risk'] })
    archive.answering = (name) =>
      name === 'archive.passages'
        ? ({ ok: true, value: { passages: [{ state: 'unreadable', message: 'it was altered' }] } } as never)
        : null
    const answer = await open(archive).readyAnswer(asking('risk'))
    expect(shown(answer)).toEqual(['it was altered'])
    expect(answer.results.total).toBe(1)
  })

  test('whose words take long is shown without them first', async () => {
    const archive = await smallArchive({ letter: ['the risk'] })
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow = {
      ...archive.host,
      call: (async (name: never, input: never) => {
        if (name === 'archive.passages') await held
        return archive.host.call(name, input)
      }) as typeof archive.host.call,
    }
    const { watch } = open({ ...archive, host: slow }, async () => undefined)
    const { seen } = watch(asking('risk'))
    await until(() => seen.length === 1)
    expect(seen[0]).toMatchObject({ state: 'ready', hits: [{ kind: 'block' }], snippets: new Map() })
    release()
    await until(() => seen.length === 2)
    expect(seen[1]?.state === 'ready' && shown(seen[1])).toEqual(['the risk'])
  })

  test('offers the next page once the words are there', async () => {
    const archive = await smallArchive({ letter: Array.from({ length: 40 }, (_, at) => `risk ${at}`) })
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow = {
      ...archive.host,
      call: (async (name: never, input: never) => {
        if (name === 'archive.passages') await held
        return archive.host.call(name, input)
      }) as typeof archive.host.call,
    }
    const { watch } = open({ ...archive, host: slow }, async () => undefined)
    const { seen } = watch(asking('risk'))
    await until(() => seen.length > 0)
    expect(seen.at(-1)).toMatchObject({ state: 'ready', more: null })
    release()
    await until(() => seen.length > 1)
    expect(seen.at(-1)).toMatchObject({ state: 'ready', more: expect.any(Function) })
  })

  test('reads each passage once, however the query goes on', async () => {
    const archive = await smallArchive({ letter: ['the risk assessment'] })
    const { readyAnswer } = open(archive)
    for (const text of ['risk', 'risk a', 'risk assessment']) (await readyAnswer(asking(text))).stop()
    expect(archive.asked.filter((name) => name === 'archive.passages')).toHaveLength(1)
  })
})

describe('pages', () => {
  const passages = Array.from({ length: 70 }, (_, at) => `risk number ${at}`)

  test('follow each other, and all of them are there when one comes back', async () => {
    const archive = await smallArchive({ letter: passages.slice(0, 40), report: passages.slice(40) })
    const { answers, readyAnswer, watch } = open(archive)
    const question = asking('risk')
    const answer = await readyAnswer(question)
    expect(answer.hits).toHaveLength(30)
    answer.more?.()
    expect(answers.answerTo(question)).toMatchObject({ loadingMore: true })
    const second = () => {
      const now = answers.answerTo(question)
      return now.state === 'ready' && !now.loadingMore ? now : false
    }
    const two = await until(second)
    expect(two.hits).toHaveLength(60)
    two.more?.()
    const all = await until(() => {
      const now = second()
      return now !== false && now.hits.length === 70 ? now : false
    })
    expect(all.more).toBeNull()
    expect(all.groups.map(({ source, total }) => [source, total])).toEqual([
      [all.hits[0]?.source, all.hits[0]?.source === letter ? 40 : 30],
      [all.hits[69]?.source, all.hits[69]?.source === letter ? 40 : 30],
    ])
    expect(new Set(all.hits.map(({ id }) => id)).size).toBe(70)
    expect(shown(all)).not.toContain('-')
    answer.stop()
    ;(await readyAnswer(asking('number'))).stop()
    const again = watch(question)
    expect(again.now()).toBe(all)
    expect(again.seen).toEqual([])
  })

  test('stay as many when the notes change', async () => {
    const archive = await smallArchive({ letter: passages })
    const { answers, readyAnswer } = open(archive)
    const question = asking('risk')
    const answer = await readyAnswer(question)
    answer.more?.()
    const length = () => {
      const now = answers.answerTo(question)
      return now.state === 'ready' && !now.loadingMore ? now.hits.length : 0
    }
    await until(() => length() === 60)
    const text = await archive.reader.text(v2, letter)
    if (!text.ok) throw new Error('no text')
    answers.setNotes([noteOn(text.value, 'risk number 3', 'a risk of mine')], archiveId)
    const total = () => {
      const now = answers.answerTo(question)
      return now.state === 'ready' ? now.results.total : 0
    }
    await until(() => total() === 71)
    expect(length()).toBe(60)
  })
})

describe('the index', () => {
  test('is asked for until it is there, and how far it is is told', async () => {
    const archive = await smallArchive({ letter: ['the risk'] })
    let looks = 0
    archive.answering = (name) => {
      looks += name === 'search.index' ? 1 : 0
      const building = { state: 'building', done: looks, total: 3, reason: 'altered' }
      return name === 'search.index' && looks < 3 ? ({ ok: true, value: building } as never) : null
    }
    const { watch } = open(archive, (ms) => (ms === 200 ? Promise.resolve() : never()))
    const { seen } = watch(asking('risk'))
    await until(() => seen.some(({ state }) => state === 'ready'))
    expect(seen.slice(0, -1)).toEqual([
      { state: 'preparing', progress: { done: 1, total: 3, reason: 'altered' } },
      { state: 'preparing', progress: { done: 2, total: 3, reason: 'altered' } },
    ])
  })

  test('is loaded once however many ask, and another edition when a query names it', async () => {
    const archive = await smallArchive({ letter: ['the old risk'] }, { letter: ['the new risk'] })
    const { answers, readyAnswer } = open(archive)
    await Promise.all([answers.prepare(v2), answers.prepare(v2), readyAnswer(asking('risk'))])
    expect(archive.asked.filter((name) => name === 'bytes')).toHaveLength(1)
    const other = await readyAnswer(asking('edition:v1 risk'))
    expect(other.results.edition).toBe('v1')
    expect(shown(other)).toEqual(['the old risk'])
    const none = asking('edition:v9 risk')
    answers.follow(none, () => undefined)
    await until(() => answers.answerTo(none).state === 'failed')
    expect(answers.answerTo(none)).toEqual({
      state: 'failed',
      message: 'edition v9 does not exist in this archive (it has v1 to v2)',
    })
  })

  test('that arrives damaged is told to the service, and taken when it comes whole', async () => {
    const archive = await smallArchive({ letter: ['the risk'] })
    const refused: (string | null)[] = []
    archive.answering = (name, input) => {
      if (name === 'search.index' && 'refused' in input) refused.push(input.refused)
      return null
    }
    let times = 0
    archive.sent = (bytes) => {
      times += 1
      return times === 1 ? bytes.fill(7, 100, 120) : bytes
    }
    await open(archive).readyAnswer(asking('risk'))
    expect(refused).toEqual([null, expect.stringMatching(/^[0-9a-f]{128}$/)])
  })

  test('that never arrives whole is a failure, and asking again tries again', async () => {
    const archive = await smallArchive({ letter: ['the risk'] })
    archive.sent = (bytes) => bytes.subarray(0, 100).slice()
    const { watch, readyAnswer } = open(archive)
    const { seen, stop } = watch(asking('risk'))
    await until(() => seen.length > 0)
    expect(seen).toEqual([
      {
        state: 'failed',
        message: 'the search index of edition v2 cannot be used: its digest is not the one that the program gave',
      },
    ])
    expect(archive.asked.filter((name) => name === 'bytes')).toHaveLength(2)
    stop()
    archive.sent = (bytes) => bytes
    expect((await readyAnswer(asking('risk'))).results.total).toBe(1)
  })
})

describe('several questions', () => {
  test('while one types, only what is still wanted is answered', async () => {
    const archive = await smallArchive({ letter: ['the risk'] })
    const { answers, client, watch } = open(archive)
    await answers.prepare(v2)
    const search = vi.spyOn(client, 'search')
    const typed = ['r', 'ri', 'ris'].map((text) => {
      const watched = watch(asking(text))
      watched.stop()
      return watched
    })
    const last = watch(asking('risk'))
    await until(() => last.now().state === 'ready')
    expect(search).toHaveBeenCalledTimes(1)
    expect(typed.flatMap(({ seen }) => seen)).toEqual([])
  })

  test('two that are shown side by side are both answered, and the same one is asked once', async () => {
    const archive = await smallArchive({ letter: ['the risk', 'the assessment'] })
    const { answers, client, readyAnswer } = open(archive)
    await answers.prepare(v2)
    const search = vi.spyOn(client, 'search')
    const [one, other, same] = await Promise.all([
      readyAnswer(asking('risk')),
      readyAnswer(asking('assessment')),
      readyAnswer(asking('risk')),
    ])
    expect([shown(one), shown(other)]).toEqual([['the risk'], ['the assessment']])
    expect(same.results).toBe(one.results)
    expect(search).toHaveBeenCalledTimes(2)
  })

  test('one by itself is answered for an edition that was not searched yet', async () => {
    const archive = await smallArchive({ letter: ['the old risk'] }, { letter: ['the new risk'] })
    const { answers } = open(archive)
    const results = await answers.find({ ...asking('risk', v1), offset: 0, limit: 10 })
    expect(results).toMatchObject({ edition: 'v1', total: 1 })
    const pieces = await answers.snippets(results, results.hits)
    expect([...pieces.values()]).toMatchObject([{ state: 'ready', snippet: { text: 'the old risk' } }])
  })
})
