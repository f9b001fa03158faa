import { expect, test } from 'vitest'
import { coverRow } from './row-coverage.ts'

test.each([
  ['Child Helpline InternationalInternational', ['Child Helpline International', 'International']],
  ['Professor Julia Davidson OBEChild Protection Expert', ['Professor', 'Julia Davidson', 'OBE', 'Child Protection Expert']],
  ['ECPAT AustriaAustria', ['ECPAT Austria', 'Austria']],
  ['Red PaPaz\u00a0 \u00a0 Colombia', ['Red PaPaz', 'Colombia']],
])('%s is covered by its parts in any order', (row, parts) => {
  expect(coverRow(row, parts)).toEqual({ ok: true })
  expect(coverRow(row, [...parts].reverse())).toEqual({ ok: true })
})

test('words that no part holds are named', () => {
  expect(
    coverRow('Professor Hany Farid\u00a0University of California, Berkeley', ['Hany Farid', 'University of California']),
  ).toEqual({
    ok: false,
    reason: expect.stringContaining('Berkeley'),
  })
})

test('a part that needs the place of another is refused', () => {
  expect(coverRow('ECPAT Austria', ['ECPAT Austria', 'Austria'])).toMatchObject({
    ok: false,
    reason: expect.stringContaining('overlap'),
  })
})

test('a part that does not stand in the row is named', () => {
  expect(coverRow('KidscapeUnited Kingdom', ['Kidscape', 'UK'])).toMatchObject({
    ok: false,
    reason: expect.stringContaining('"UK"'),
  })
})

test('a row made to have endless ways ends', () => {
  expect(
    coverRow(
      `${'a'.repeat(200)}b`,
      Array.from({ length: 20 }, () => 'a'),
    ),
  ).toMatchObject({ ok: false })
})
