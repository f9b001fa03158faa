import { readFileSync, writeFileSync } from 'node:fs'
import type { BlockId, EditionId, NoteId, SourceId } from '../../../shared/archive/ids.ts'
import type { EditionDocuments, NoteDocument } from '../../../shared/search/documents.ts'
import { createSearchEngine } from '../../../shared/search/engine/search-engine.ts'
import { buildEditionIndex } from '../../../shared/search/index/build-edition-index.ts'
import type { SearchHit } from '../../../shared/search/results.ts'
import type { BenchDocument } from '../corpus/corpus.ts'
import { describeQuestion, type Question } from '../question.ts'
import { EVERYTHING } from '../speed/measured.ts'
import type { Engine } from './engine.ts'

const EDITION = 'v1' as EditionId
const DIGEST = 'a'.repeat(128)

/** A document is a source with its title and one passage. */
function asEdition(documents: readonly BenchDocument[], language: string): EditionDocuments {
  return {
    edition: EDITION,
    digest: DIGEST,
    sources: documents.map(({ title, body }, place) => ({
      id: `s${place}` as SourceId,
      kind: 'statement',
      language,
      title: title === '' ? null : title,
      publisher: null,
      date: null,
      blocks: [{ id: 'b1' as BlockId, number: 1, text: body, recommendations: [] }],
    })),
    signatories: [],
    leftOut: [],
  }
}

function asNote(place: number, text: string, language: string): NoteDocument {
  return { id: `n${place}` as NoteId, text, language, tags: [], colour: 'yellow', source: null, places: [] }
}

/** The places of the documents that hits stand in, each once, in their order. */
function placesOf(hits: readonly SearchHit[]): number[] {
  return [...new Set(hits.map(({ source, note }) => Number((source ?? note ?? '').slice(1))))]
}

function queryText(question: Question): string {
  return question.kind === 'typo' ? question.word : describeQuestion(question)
}

/**
 * The search of the program, asked as its window asks it: a query's text in, a page of hits in groups, notices and facets out. A page of 30 hits,
 * since a source gives two of them when its title and its passage both fit. For match sets it is asked for the words as they were typed.
 */
export function createEngine(): Engine {
  const engine = createSearchEngine()
  let bytes = new Uint8Array()

  function search(question: Question, limit: number, asTyped: boolean): readonly number[] {
    const request = { edition: EDITION, offset: 0, limit, otherWords: [], asTyped }
    // Beside its results the program offers what has some of the words, by this ranking.
    const { hits } =
      question.kind === 'any' && !asTyped
        ? engine.rank({ ...request, text: question.words.join(' ') })
        : engine.search({ ...request, text: queryText(question) })
    return placesOf(hits)
  }

  return {
    build(documents, language) {
      bytes = buildEditionIndex(asEdition(documents, language))
    },
    save(path) {
      writeFileSync(path, bytes)
    },
    load(path) {
      engine.loadEdition(readFileSync(path), EDITION, DIGEST)
    },
    best: (question, limit) => search(question, limit * 3, false).slice(0, limit),
    all: (question) => search(question, EVERYTHING, true),
    notes: {
      fill(texts, language) {
        engine.loadEdition(buildEditionIndex(asEdition([], language)), EDITION, DIGEST)
        engine.putNotes(texts.map((text, place) => asNote(place, text, language)))
      },
      update(note, text) {
        engine.putNote(asNote(note, text, 'en'))
      },
      find: (word) => search({ kind: 'all', words: [word] }, EVERYTHING, true),
    },
  }
}

/** The same with every document as a note: FlexSearch as an inverted index that can be changed. It is made anew when it is opened. */
export function createLiveEngine(): Engine {
  const engine = createEngine()
  const { notes } = engine
  if (notes === null) return engine
  let texts: readonly string[] = []
  let spoken = ''
  return {
    ...engine,
    build(documents, language) {
      spoken = language
      texts = documents.map(({ title, body }) => `${title}\n${body}`)
      notes.fill(texts, language)
    },
    save(path) {
      writeFileSync(path, JSON.stringify({ texts, spoken }))
    },
    load(path) {
      const saved = JSON.parse(readFileSync(path, 'utf8')) as { readonly texts: string[]; readonly spoken: string }
      notes.fill(saved.texts, saved.spoken)
    },
  }
}
