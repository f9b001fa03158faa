import { expect, test } from 'vitest'
import { parseSettings } from './settings.ts'

test('keeps what fits and replaces what does not', () => {
  expect(parseSettings('{"theme":"dark","density":"tiny","author":7,"leftOpen":false}')).toMatchObject({
    theme: 'dark',
    density: 'comfortable',
    author: '',
    leftOpen: false,
    rightOpen: true,
    sheetOpen: false,
  })
})

test.each([null, '', '{', 'null', '[]', '"dark"', '12'])('starts with the defaults from %j', (text) => {
  expect(parseSettings(text)).toMatchObject({ theme: 'system', textSize: 'medium' })
})

test('cuts a name that is longer than a note takes', () => {
  expect(parseSettings(JSON.stringify({ author: 'a'.repeat(300) })).author).toHaveLength(200)
})
