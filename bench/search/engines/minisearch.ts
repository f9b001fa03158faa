import { readFileSync, writeFileSync } from 'node:fs'
import MiniSearch from 'minisearch'
import type { Question } from '../question.ts'
import type { Engine } from './engine.ts'

const OPTIONS = { fields: ['title', 'body'] }

/** MiniSearch as its documentation shows it: two fields, its own ranking, fuzzy 0.2 for typos. It has no phrases. */
export function createEngine(): Engine {
  let index = new MiniSearch(OPTIONS)

  function ask(question: Question): readonly number[] | null {
    const found = (() => {
      switch (question.kind) {
        case 'all':
          return index.search(question.words.join(' '), { combineWith: 'AND' })
        case 'any':
          return index.search(question.words.join(' '))
        case 'phrase':
          return null
        case 'prefix':
          return index.search(question.start, { prefix: true })
        case 'without':
          return index.search({ combineWith: 'AND_NOT', queries: [question.word, question.without] })
        case 'typo':
          return index.search(question.word, { fuzzy: 0.2 })
      }
    })()
    return found === null ? null : found.map(({ id }) => id)
  }

  return {
    build(documents) {
      index.addAll(documents.map(({ title, body }, id) => ({ id, title, body })))
    },
    save(path) {
      writeFileSync(path, JSON.stringify(index))
    },
    load(path) {
      index = MiniSearch.loadJSON(readFileSync(path, 'utf8'), OPTIONS)
    },
    best: (question, limit) => ask(question)?.slice(0, limit) ?? null,
    all: ask,
    notes: {
      fill(texts) {
        index = new MiniSearch({ fields: ['text'], autoVacuum: true })
        index.addAll(texts.map((text, id) => ({ id, text })))
      },
      update(note, text) {
        index.replace({ id: note, text })
      },
      find: (word) => index.search(word).map(({ id }) => id),
    },
  }
}
