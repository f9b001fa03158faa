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
    hitsOpen: true,
    authorAsked: false,
    notePreview: false,
  })
})

test.each([null, '', '{', 'null', '[]', '"dark"', '12'])('starts with the defaults from %j', (text) => {
  expect(parseSettings(text)).toMatchObject({
    theme: 'system',
    textSize: 'medium',
    measure: 'medium',
    leading: 'medium',
    printNotes: true,
  })
})

test('cuts a name that is longer than a note takes', () => {
  expect(parseSettings(JSON.stringify({ author: 'a'.repeat(300) })).author).toHaveLength(200)
})

test('keeps how the text is set, and sets it as at first where what was kept does not fit', () => {
  expect(parseSettings('{"textSize":"huge","measure":"wide","leading":"open","printNotes":false}')).toMatchObject({
    textSize: 'huge',
    measure: 'wide',
    leading: 'open',
    printNotes: false,
  })
  expect(parseSettings('{"measure":90,"leading":"1.2"}')).toMatchObject({ measure: 'medium', leading: 'medium' })
})
