import { expect, test } from 'vitest'
import { parseExports } from './last-export.ts'

test('reads what was kept, and takes what it cannot read for nothing', () => {
  const last = { folder: '/a', choice: 'html', name: 'A' }
  expect(parseExports(JSON.stringify([['1', last], ['2', { folder: 3 }], 7, ['3', last, 'more']]))).toEqual([
    ['1', last],
    ['3', last],
  ])
  for (const text of [null, '', '{}', 'null', '{"1": 2}']) expect(parseExports(text)).toEqual([])
})
