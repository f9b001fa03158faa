import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { ArchiveId, EditionId } from '#shared/archive/ids.ts'
import type { Note } from '#shared/notes/note.ts'
import type { OtherWords } from '#shared/search/other-words.ts'
import { editionAskedFor } from '#shared/search/query/edition-asked-for.ts'
import { parseQuery } from '#shared/search/query/parse-query.ts'
import type { HitGroup, SearchHit, SearchRequest, SearchResults } from '#shared/search/results.ts'
import type { Host } from '../host/host.ts'
import type { SearchClient } from '../search-index/search-client.ts'
import type { ArchiveReader } from './archive-reader.ts'
import { createEditionIndexes, type SearchedEdition } from './edition-indexes.ts'
import { createHitTexts } from './hit-texts.ts'
import type { HitSnippet, IndexProgress, ReadyAnswer, SearchAnswer } from './search-answer.ts'
import { createSearchedNotes } from './searched-notes.ts'

/** What a view wants to know. */
export interface SearchQuestion {
  readonly text: string
  readonly asTyped: boolean
  /** The edition being read; `edition:v1` in the text overrules it. */
  readonly edition: EditionId
  readonly otherWords: readonly OtherWords[]
}

/** The answers to what the window asks the search. They follow the notes; those given last are remembered, with all the pages that were asked for. */
export interface SearchAnswers {
  /** The same value until the answer changes. */
  answerTo(question: SearchQuestion): SearchAnswer
  /** Asks, where the answer is not known or is out of date, and tells when it changes. Returns what ends the telling. */
  follow(question: SearchQuestion, listener: () => void): () => void
  /** The notes that are searched. */
  setNotes(notes: readonly Note[], archive: ArchiveId): void
  /** Makes an edition ready to be searched, ahead of the first question. */
  prepare(edition: EditionId): Promise<void>
  /** One search by itself, of an edition that need not be ready, with the notes as they are now. */
  find(request: SearchRequest): Promise<SearchResults>
  /** The pieces to show of hits that `find` gave, by their ids. */
  snippets(
    results: Pick<SearchResults, 'edition' | 'marking'>,
    hits: readonly SearchHit[],
  ): Promise<ReadonlyMap<string, HitSnippet>>
}

export interface AnswersParts {
  readonly host: Pick<Host, 'call' | 'searchIndex'>
  readonly archive: Pick<ArchiveReader, 'edition' | 'text'>
  readonly client: SearchClient
  /** Waits for so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>
}

const PAGE = 30
/** Of a page, those that a window shows at once: their words are read first, so that nobody waits for those further down. */
const IN_SIGHT = 10
/** How many answers are remembered. */
const REMEMBERED = 12
/** How long results wait for their words before they are shown without them, in milliseconds. */
const PATIENCE = 250
const BETWEEN_LOOKS = 200

interface Entry {
  readonly question: SearchQuestion
  answer: SearchAnswer
  /** The state of the notes that a ready answer belongs to. */
  version: number
  /** What is being asked; an answer to anything older is dropped. */
  asking: object | null
  readonly listeners: Set<() => void>
}

const nothingYet: SearchAnswer = { state: 'preparing', progress: null }

/** Pages follow each other within the order of the groups: the last group of one may go on in the next. */
function joinGroups(before: readonly HitGroup[], after: readonly HitGroup[]): readonly HitGroup[] {
  const known = new Set(before.map(({ key }) => key))
  return [...before, ...after.filter(({ key }) => !known.has(key))]
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export function createSearchAnswers({ host, archive, client, pause }: AnswersParts): SearchAnswers {
  const entries = new Map<string, Entry>()
  const indexes = createEditionIndexes({ host, archive, client, pause: () => pause(BETWEEN_LOOKS) })
  const notes = createSearchedNotes(client, archive, notesChanged)
  const texts = createHitTexts(host, notes)
  /** Grows with each change of the notes. */
  let version = 0

  function notesChanged(): void {
    version += 1
    for (const entry of entries.values()) if (entry.listeners.size > 0) void ask(entry)
  }

  function show(entry: Entry, answer: SearchAnswer): void {
    entry.answer = answer
    for (const listener of entry.listeners) listener()
  }

  function keyOf({ text, asTyped, edition, otherWords }: SearchQuestion): string {
    return JSON.stringify([edition, asTyped, text, asTyped ? [] : otherWords])
  }

  function entryOf(question: SearchQuestion): Entry {
    const key = keyOf(question)
    const entry = entries.get(key) ?? { question, answer: nothingYet, version: -1, asking: null, listeners: new Set() }
    // What was asked for last is forgotten last.
    entries.delete(key)
    entries.set(key, entry)
    for (const [oldest, { listeners }] of entries) {
      if (entries.size <= REMEMBERED) break
      if (listeners.size === 0 && oldest !== key) entries.delete(oldest)
    }
    return entry
  }

  async function open(edition: EditionId, onProgress: (progress: IndexProgress) => void): Promise<SearchedEdition> {
    const loading = indexes.load(edition, onProgress)
    notes.setEditions(indexes.editions)
    const opened = await loading
    await notes.settled()
    return opened
  }

  async function cut(
    catalogue: EditionCatalogue,
    marking: SearchResults['marking'],
    hits: readonly SearchHit[],
  ): Promise<ReadonlyMap<string, HitSnippet>> {
    const read = await texts.read(catalogue, hits)
    const items = [...read].flatMap(([id, text]) => (text.state === 'read' ? [{ id, text: text.text }] : []))
    const cuts = await client.snippets(marking, items)
    const shown = new Map<string, HitSnippet>()
    for (const [id, text] of read) {
      const snippet = cuts.get(id)
      if (text.state === 'unreadable') shown.set(id, text)
      else if (snippet !== undefined) shown.set(id, { state: 'ready', snippet })
    }
    return shown
  }

  function requestOf({ text, asTyped, edition, otherWords }: SearchQuestion, offset: number, limit: number): SearchRequest {
    return { text, asTyped, edition, otherWords, offset, limit }
  }

  function readyOf(entry: Entry, opened: SearchedEdition, results: SearchResults): ReadyAnswer {
    const { hits, groups } = results
    return {
      state: 'ready',
      of: entry.question.text,
      results,
      hits,
      groups,
      snippets: new Map(),
      more: hits.length < results.total ? () => void askMore(entry, opened) : null,
      loadingMore: false,
      leftOut: opened.leftOut,
    }
  }

  /** What an entry shows, where it is still the answer with these results. */
  function stillShown({ answer }: Entry, results: SearchResults): ReadyAnswer | null {
    return answer.state === 'ready' && answer.results === results ? answer : null
  }

  /** Shows results at once where the words of those in sight come at once, and without words where those take a while; then the other words. */
  async function showWithWords(entry: Entry, opened: SearchedEdition, results: SearchResults, asking: object): Promise<void> {
    const answer = readyOf(entry, opened, results)
    const hits = [...results.hits, ...(results.some?.hits ?? [])]
    const cutting = cut(opened.catalogue, results.marking, hits.slice(0, IN_SIGHT))
    // Where something newer is asked meanwhile, nobody waits for it any more.
    cutting.catch(() => undefined)
    const late = pause(PATIENCE).then(() => null)
    const first = await Promise.race([cutting, late])
    if (entry.asking !== asking) return
    // The next page is offered once these have their words: what is asked for before would be lost.
    if (first === null) show(entry, { ...answer, more: null })
    const snippets = first ?? (await cutting)
    if (entry.asking !== asking) return
    entry.asking = null
    show(entry, { ...answer, snippets })
    if (hits.length > IN_SIGHT) await showOtherWords(entry, opened, results, hits.slice(IN_SIGHT))
  }

  async function showOtherWords(
    entry: Entry,
    opened: SearchedEdition,
    results: SearchResults,
    hits: readonly SearchHit[],
  ): Promise<void> {
    try {
      const others = await cut(opened.catalogue, results.marking, hits)
      const now = stillShown(entry, results)
      if (now !== null) show(entry, { ...now, snippets: new Map([...now.snippets, ...others]) })
    } catch (error) {
      if (stillShown(entry, results) === null) return
      entry.version = -1
      show(entry, { state: 'failed', message: messageOf(error) })
    }
  }

  async function ask(entry: Entry): Promise<void> {
    const asking = {}
    entry.asking = asking
    const { question } = entry
    const before = entry.answer.state === 'ready' ? entry.answer : null
    try {
      const opened = await open(editionAskedFor(parseQuery(question.text).root) ?? question.edition, (progress) => {
        if (entry.asking === asking && before === null) show(entry, { state: 'preparing', progress })
      })
      if (entry.asking !== asking) return
      // Whoever asked has gone on: nothing is searched for nobody.
      if (entry.listeners.size === 0) {
        entry.asking = null
        return
      }
      const asked = version
      // As many as were shown, so that the list keeps its place.
      const request = requestOf(question, 0, Math.max(PAGE, before?.hits.length ?? 0))
      const results = await client.search(request)
      if (entry.asking !== asking) return
      if (results === null && entry.listeners.size === 0) {
        entry.asking = null
        return
      }
      entry.version = asked
      await showWithWords(entry, opened, results ?? (await client.searchInTurn(request)), asking)
    } catch (error) {
      if (entry.asking !== asking) return
      entry.asking = null
      entry.version = -1
      show(entry, { state: 'failed', message: messageOf(error) })
    }
  }

  async function askMore(entry: Entry, opened: SearchedEdition): Promise<void> {
    const before = entry.answer
    if (before.state !== 'ready' || before.loadingMore || before.more === null || entry.asking !== null) return
    show(entry, { ...before, loadingMore: true })
    try {
      const results = await client.searchInTurn(requestOf(entry.question, before.hits.length, PAGE))
      const snippets = await cut(opened.catalogue, results.marking, results.hits)
      const now = stillShown(entry, before.results)
      // The notes have changed, and all of it was asked anew.
      if (now === null) return
      const hits = [...before.hits, ...results.hits]
      show(entry, {
        ...now,
        loadingMore: false,
        hits,
        groups: joinGroups(before.groups, results.groups),
        snippets: new Map([...now.snippets, ...snippets]),
        more: results.hits.length > 0 && hits.length < before.results.total ? before.more : null,
      })
    } catch (error) {
      if (stillShown(entry, before.results) === null) return
      entry.version = -1
      show(entry, { state: 'failed', message: messageOf(error) })
    }
  }

  return {
    answerTo: (question) => entries.get(keyOf(question))?.answer ?? nothingYet,

    follow(question, listener) {
      const entry = entryOf(question)
      entry.listeners.add(listener)
      if (entry.asking === null && (entry.answer.state !== 'ready' || entry.version !== version)) void ask(entry)
      return () => {
        entry.listeners.delete(listener)
      }
    },

    setNotes: (all, archiveId) => notes.set(all, archiveId),

    async prepare(edition) {
      await open(edition, () => undefined)
    },

    async find(request) {
      await open(editionAskedFor(parseQuery(request.text).root) ?? request.edition, () => undefined)
      return client.searchInTurn(request)
    },

    async snippets({ edition, marking }, hits) {
      const { catalogue } = await indexes.load(edition, () => undefined)
      return cut(catalogue, marking, hits)
    },
  }
}
