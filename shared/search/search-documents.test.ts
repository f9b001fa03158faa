import { describe, expect, test } from 'vitest'
import { blockIdSchema, sourceIdSchema } from '../archive/ids.ts'
import { parseQuery } from './parse-query.ts'
import { prepareDocument } from './prepared-document.ts'
import { searchDocuments } from './search-documents.ts'

const source = sourceIdSchema.parse('letter')

function search(query: string, texts: readonly string[], limit = 10) {
  const documents = texts.map((text, index) =>
    prepareDocument({ id: `letter/b${index + 1}`, kind: 'block', source, block: blockIdSchema.parse(`b${index + 1}`), text }),
  )
  return searchDocuments(documents, parseQuery(query), limit)
}

function found(query: string, texts: readonly string[]): string[] {
  return search(query, texts).hits.map(({ id }) => id.slice('letter/b'.length))
}

describe('searchDocuments', () => {
  const texts = [
    'The assessment names a risk.',
    'Publish the risk assessment.',
    'A risk, and nothing else.',
    'Risk assessments and risk assessment of the risk assessment.',
  ]

  test('finds the documents that hold all words, those first in which they stand together', () => {
    expect(found('risk assessment ', texts)).toEqual(['4', '2', '1'])
    expect(found('risk assessment ', ['assessment of risk', 'a risk assessment'])).toEqual(['2', '1'])
    expect(found('"risk assessment" ', texts)).toEqual(['4', '2'])
  })

  test('leaves out what is not wanted', () => {
    expect(found('risk -assessment ', texts)).toEqual(['3'])
    expect(found('risk -"risk assessment" ', texts)).toEqual(['1', '3'])
    expect(found('-risk ', texts)).toEqual([])
  })

  test('puts a word before words that begin with it, a rare word before a common one, and a short text before a long one', () => {
    expect(found('risk', ['risks here', 'risk here'])).toEqual(['2', '1'])
    expect(found('risk', ['a risk in a text of many other words than this', 'a risk'])).toEqual(['2', '1'])
  })

  test('keeps the order of the documents between equals', () => {
    expect(found('risk ', ['one risk', 'two risk', 'three risk'])).toEqual(['1', '2', '3'])
  })

  test('counts all matches and marks, whatever the limit', () => {
    const results = search('risk ', texts, 1)
    expect(results).toMatchObject({ query: 'risk ', total: 4, marksTotal: 6 })
    expect(results.hits).toHaveLength(1)
    expect(search('risk ', texts, 0)).toMatchObject({ total: 4, hits: [] })
  })

  test('says of each hit where it stands and what to mark', () => {
    expect(search('publish ', texts).hits).toEqual([
      {
        id: 'letter/b2',
        kind: 'block',
        source,
        block: 'b2',
        marks: [{ start: 0, end: 7 }],
        snippet: { text: 'Publish the risk assessment.', marks: [{ start: 0, end: 7 }], cutStart: false, cutEnd: false },
        score: expect.any(Number),
      },
    ])
  })

  test('names the words that stand nowhere, as they were written', () => {
    expect(search('risk Zebra “Pink elephants” ', texts)).toMatchObject({ total: 0, unmatched: ['Zebra', 'Pink', 'elephants'] })
    expect(search('risk assess', texts).unmatched).toEqual([])
    expect(search('risk -zebra ', texts).unmatched).toEqual([])
    expect(search('', texts)).toEqual({ query: '', total: 0, marksTotal: 0, hits: [], unmatched: [] })
  })

  test('scores stay above zero, also for a word that stands everywhere', () => {
    for (const { score } of search('risk ', texts).hits) expect(score).toBeGreaterThan(0)
  })
})
