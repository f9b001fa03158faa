import type { SearchEngine } from '#shared/search/engine/search-engine.ts'
import { IndexRefused } from '#shared/search/index/index-bytes.ts'
import { findMarks } from '#shared/search/mark/find-marks.ts'
import { makeSnippet } from '#shared/search/snippet.ts'
import { isStemmerKnown } from '#shared/search/words/stemmer.ts'
import type { IndexBytes, WorkerAnswer, WorkerRequest } from './search-messages.ts'

async function sha512(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-512', bytes)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Has the forms of words in these languages at hand; most are in a file of their own. */
async function prepareLanguages(languages: readonly string[]): Promise<void> {
  if (!languages.every(isStemmerKnown)) await import('#shared/search/words/all-stemmers.ts')
}

async function load(engine: SearchEngine, index: IndexBytes): Promise<string | null> {
  if ((await sha512(index.bytes)) !== index.sha512) return 'its digest is not the one that the program gave'
  try {
    await prepareLanguages(engine.loadEdition(index.bytes, index.edition, index.digest))
    return null
  } catch (error) {
    if (error instanceof IndexRefused) return error.message
    throw error
  }
}

async function answer(engine: SearchEngine, request: WorkerRequest): Promise<WorkerAnswer> {
  const { id } = request
  switch (request.call) {
    case 'load-edition': {
      const reason = await load(engine, request.index)
      return reason === null ? { id, outcome: 'done' } : { id, outcome: 'refused', message: reason }
    }
    case 'put-notes':
      await prepareLanguages(request.notes.map(({ language }) => language))
      engine.putNotes(request.notes)
      return { id, outcome: 'done' }
    case 'put-note':
      await prepareLanguages([request.note.language])
      engine.putNote(request.note)
      return { id, outcome: 'done' }
    case 'remove-note':
      engine.removeNote(request.note)
      return { id, outcome: 'done' }
    case 'search':
      return { id, outcome: 'found', results: engine.search(request.request) }
    case 'cut-snippets': {
      const { marking, items } = request
      return {
        id,
        outcome: 'cut',
        snippets: new Map(items.map((item) => [item.id, makeSnippet(item.text, findMarks(marking, item.text))])),
      }
    }
  }
}

/** Does what one message asks for. A thrown error becomes an answer, so that the caller hears of it and the worker goes on. */
export async function answerRequest(engine: SearchEngine, request: WorkerRequest): Promise<WorkerAnswer> {
  try {
    return await answer(engine, request)
  } catch (error) {
    return { id: request.id, outcome: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}
