import { expect, test } from 'vitest'
import { signatorySchema } from './signatory.ts'
import { signatoryText } from './signatory-text.ts'

const row = { source: 'statement', start: 0, end: 1, exact: 'x' }
const person = signatorySchema.parse({
  id: 'julia-davidson',
  kind: 'person',
  title: 'Professor',
  name: 'Julia Davidson',
  honours: ['OBE', 'FRSA'],
  role: 'Child Protection Expert',
  affiliation: 'University of East London',
  remark: null,
  country: null,
  countryAsStated: null,
  aliases: [],
  span: row,
})

test('a person is written with title, name, honours, role and affiliation', () => {
  expect(signatoryText(person)).toBe('Professor Julia Davidson OBE FRSA · Child Protection Expert · University of East London')
})

test('what a row does not state leaves no gap', () => {
  const bare = { ...person, title: null, name: '5Rights', honours: [], role: null, affiliation: null, countryAsStated: 'UK' }
  expect(signatoryText(bare)).toBe('5Rights · UK')
})
