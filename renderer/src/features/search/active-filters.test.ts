import { expect, test } from 'vitest'
import { removePart } from '#shared/search/query/edit-query.ts'
import { parseQuery } from '#shared/search/query/parse-query.ts'
import { activeFilters } from './active-filters.ts'

function filtersOf(text: string): readonly string[] {
  return activeFilters(parseQuery(text).root).map(
    ({ range, negative }) => (negative ? 'without ' : '') + text.slice(range.start, range.end),
  )
}

test.each([
  ['risk', []],
  ['in:letter', ['in:letter']],
  ['risk in:letter date:2021', ['in:letter', 'date:2021']],
  ['in:letter risk in:coverage', ['in:letter', 'in:coverage']],
  ['risk -in:letter', ['without -in:letter']],
  ['(risk in:letter) OR harm', []],
])('finds in %j the filters %j', (text, filters) => {
  expect(filtersOf(text)).toEqual(filters)
})

test('gives each filter with the place from which it can be taken out', () => {
  const text = 'in:letter risk in:coverage -country:GB'
  const rest = activeFilters(parseQuery(text).root).map(({ range }) => removePart(text, range).trim())
  expect(rest).toEqual(['risk in:coverage -country:GB', 'in:letter risk -country:GB', 'in:letter risk in:coverage'])
})
