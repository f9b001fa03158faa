import { readFileSync, writeFileSync } from 'node:fs'
import { Index } from 'flexsearch'
import type { Question } from '../question.ts'
import { EVERYTHING } from '../speed/measured.ts'
import type { Engine } from './engine.ts'

const OPTIONS = { tokenize: 'forward' } as const

/**
 * FlexSearch as its documentation shows it: title and text in one Index, words by their beginnings, `suggest` where not all words must occur. It has
 * no phrases and no excluding of words.
 */
export function createEngine(): Engine {
  let index = new Index(OPTIONS)

  function ask(question: Question, limit: number): readonly number[] | null {
    switch (question.kind) {
      case 'all':
        return index.search(question.words.join(' '), { limit }) as number[]
      case 'any':
        return index.search(question.words.join(' '), { limit, suggest: true }) as number[]
      case 'prefix':
        return index.search(question.start, { limit }) as number[]
      case 'typo':
        return index.search(question.word, { limit, suggest: true }) as number[]
      case 'phrase':
      case 'without':
        return null
    }
  }

  return {
    build(documents) {
      for (const [id, { title, body }] of documents.entries()) index.add(id, `${title} ${body}`)
    },
    save(path) {
      const parts: [string, string][] = []
      index.export((key: string, data: string) => {
        parts.push([key, data])
      })
      writeFileSync(path, JSON.stringify(parts))
    },
    load(path) {
      index = new Index(OPTIONS)
      for (const [key, data] of JSON.parse(readFileSync(path, 'utf8')) as [string, string][]) index.import(key, data)
    },
    best: ask,
    // Without a limit it gives the first 100.
    all: (question) => ask(question, EVERYTHING),
    notes: {
      fill(texts) {
        index = new Index({ ...OPTIONS, fastupdate: true })
        for (const [id, text] of texts.entries()) index.add(id, text)
      },
      update(note, text) {
        index.update(note, text)
      },
      find: (word) => index.search(word, { limit: EVERYTHING }) as number[],
    },
  }
}
