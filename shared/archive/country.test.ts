import { expect, test } from 'vitest'
import { countryCodeOf, countryFits, isCountryCode } from './country.ts'

test.each([
  ['GB', 'United Kingdom'],
  ['GB', 'UK'],
  ['US', 'USA'],
  ['HK', 'Hong Kong'],
  ['TW', 'Taiwan'],
  ['CH', 'Switzerland'],
])('%s is %s', (code, stated) => {
  expect(countryFits(code, stated)).toBe(true)
})

test.each([
  ['CH', 'Sweden'],
  ['UK', 'United Kingdom'],
  ['AT', 'Australia'],
  ['constructor', 'x'],
])('%s is not %s', (code, stated) => {
  expect(countryFits(code, stated)).toBe(false)
})

test('codes that ISO 3166-1 does not assign are refused', () => {
  for (const code of ['UK', 'EU', 'XK', 'ZZ', 'AA', 'toString']) expect(isCountryCode(code)).toBe(false)
})

test.each([
  ['gb', 'GB'],
  ['UK', 'GB'],
  [' united KINGDOM ', 'GB'],
  ["cote d'ivoire", 'CI'],
  ['Côte d’Ivoire', 'CI'],
  ['Atlantis', null],
  ['constructor', null],
])('a person who writes %j means %s', (written, code) => {
  expect(countryCodeOf(written)).toBe(code)
})
