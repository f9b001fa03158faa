import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuery } from '#shared/search/parse-query.ts'
import { prepareDocument } from '#shared/search/prepared-document.ts'
import type { SearchDocument } from '#shared/search/search-document.ts'
import { searchDocuments } from '#shared/search/search-documents.ts'
import { createSearchEngine } from './search-engine.ts'

function block(id: string, text: string): SearchDocument {
  return { id, kind: 'block', source: null, block: null, text }
}

function engineOf(texts: readonly string[]) {
  const engine = createSearchEngine()
  engine.load(texts.map((text, index) => block(String(index), text)))
  return engine
}

describe('the search engine', () => {
  test('finds each of more documents than FlexSearch gives by default', () => {
    const engine = engineOf(Array.from({ length: 350 }, (_, index) => `risk number ${index}`))
    expect(engine.search('risk ', 20)).toMatchObject({ total: 350, marksTotal: 350 })
    expect(engine.search('risk ', 1_000).hits).toHaveLength(350)
    expect(engine.search('1', 1_000).total).toBe(111)
    expect(engine.search('1 ', 1_000).total).toBe(1)
  })

  test('takes words as they are: numbers whole, no letters dropped, no word too common or too odd', () => {
    const engine = engineOf([
      'In 1999 it was against the law',
      'been',
      'constructor toString __proto__ hasOwnProperty',
      'the the the',
    ])
    const ids = (query: string) => engine.search(query, 10).hits.map(({ id }) => id)
    expect(ids('1999 ')).toEqual(['0'])
    expect(ids('19 ')).toEqual([])
    expect(ids('against ')).toEqual(['0'])
    expect(ids('ben ')).toEqual([])
    expect(ids('constructor ')).toEqual(['2'])
    expect(ids('__proto__ hasownproperty ')).toEqual(['2'])
    expect(ids('the ')).toEqual(['3', '0'])
  })

  test('finds words of any length', () => {
    const long = 'x'.repeat(900)
    const engine = engineOf([`${long}y`, `${long}z`])
    expect(engine.search(`${long}z `, 10).hits.map(({ id }) => id)).toEqual(['1'])
    expect(engine.search(long, 10).total).toBe(2)
    expect(engineOf(['y'.repeat(5_000)]).search('yyy', 10).total).toBe(1)
  })

  test('keeps the notes when another edition is loaded, and the edition when the notes change', () => {
    const engine = engineOf(['risk in the letter'])
    const note: SearchDocument = { ...block('n1', 'my note on the risk'), kind: 'note' }
    engine.putNotes([note])
    expect(engine.search('risk ', 10).hits.map(({ id }) => id)).toEqual(['0', 'n1'])
    engine.load([block('b9', 'another risk')])
    expect(engine.search('risk ', 10).hits.map(({ id }) => id)).toEqual(['b9', 'n1'])
    engine.putNotes([])
    expect(engine.search('risk ', 10)).toMatchObject({ total: 1, unmatched: [] })
    expect(engine.search('note ', 10)).toMatchObject({ total: 0, unmatched: ['note'] })
  })

  test('answers an empty query and an empty archive', () => {
    expect(createSearchEngine().search('risk', 10)).toMatchObject({ total: 0, hits: [], unmatched: ['risk'] })
    expect(engineOf(['risk', '', '???']).search(' -risk ', 10)).toMatchObject({ total: 0, hits: [], unmatched: [] })
  })

  test('gives what looking at every document gives', () => {
    const word = fc.constantFrom(
      'risk',
      'risks',
      'ris',
      'Risk',
      'é',
      'école',
      'E\u0301COLE',
      '1999',
      '25.7',
      'end-to-end',
      'been',
      'ben',
      'Straße',
      '儿童',
      'ß',
    )
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '))
    const term = fc.tuple(fc.constantFrom('', '-', '"'), fc.array(word, { minLength: 1, maxLength: 2 })).map(([sign, words]) => {
      return sign === '"' ? `"${words.join(' ')}"` : sign + (words[0] ?? '')
    })
    const query = fc
      .tuple(fc.array(term, { maxLength: 3 }), fc.constantFrom('', ' '))
      .map(([terms, end]) => terms.join(' ') + end)
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), fc.array(text, { maxLength: 4 }), query, (texts, noteTexts, asked) => {
        const blocks = texts.map((each, index) => block(`b${index}`, each))
        const notes = noteTexts.map((each, index): SearchDocument => ({ ...block(`n${index}`, each), kind: 'note' }))
        const engine = createSearchEngine()
        engine.load(blocks)
        engine.putNotes(notes)
        expect(engine.search(asked, 100)).toEqual(
          searchDocuments([...blocks, ...notes].map(prepareDocument), parseQuery(asked), 100),
        )
      }),
      { numRuns: 1_000 },
    )
  })
})
