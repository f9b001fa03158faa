import { expect, test } from 'vitest'
import { isAllowed, licenceProblems } from './allowed.mjs'

test.each([
  'MIT',
  'Apache-2.0',
  '(MIT OR GPL-3.0-only)',
  'GPL-3.0-only OR MIT',
  'MIT AND BSD-3-Clause',
  '(MIT AND (CC0-1.0 OR GPL-2.0-only))',
])('allows %s', (expression) => {
  expect(isAllowed(expression)).toBe(true)
})

test.each([
  '',
  'UNLICENSED',
  'GPL-3.0-only',
  'mit',
  'SEE LICENSE IN LICENSE',
  'MIT AND GPL-3.0-only',
  'GPL-3.0-only AND MIT',
  '(MIT OR ISC) AND GPL-2.0-only',
  'MIT OR',
  'MIT GPL-3.0-only',
  '(MIT',
  'Apache-2.0 WITH LLVM-exception',
])('does not allow %j', (expression) => {
  expect(isAllowed(expression)).toBe(false)
})

test('names the package, its licence and what to do', () => {
  const good = { name: 'good', version: '1.0.0', licence: 'MIT', text: 'MIT Licence', source: null }
  expect(licenceProblems([good])).toEqual([])
  expect(licenceProblems([good, { ...good, name: 'bad', licence: 'GPL-3.0-only' }])).toEqual([
    expect.stringContaining('bad 1.0.0 is under "GPL-3.0-only"'),
  ])
  expect(licenceProblems([{ ...good, name: '@a/bare', text: '' }])).toEqual([expect.stringContaining('texts/@a__bare.txt')])
})

test('takes a program in which nothing was found for a fault', () => {
  expect(licenceProblems([])).toHaveLength(1)
})
