import { expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '../archive/ids.ts'
import { createTarget } from './create-target.ts'
import { migrateNotes } from './migrate-notes.ts'

const before = {
  text: 'More than 50 organisations signed this letter.\n\nFacebook must answer by Friday. It must not wait.\n\nWe thank you for reading.',
  sha512: 'a'.repeat(128),
}
const after = {
  text: 'An open letter.\n\nMore than 60 organisations signed this letter.\n\nFacebook must answer by Monday. It must not wait.',
  sha512: 'b'.repeat(128),
}

function note(number: number, words: string, madeIn = before) {
  const start = madeIn.text.indexOf(words)
  return {
    id: noteIdSchema.parse(`00000000-0000-4000-8000-00000000000${number}`),
    target: createTarget({
      archive: archiveIdSchema.parse('info:test'),
      source: sourceIdSchema.parse('the-letter'),
      edition: editionIdSchema.parse('v1'),
      text: madeIn.text,
      textSha512: madeIn.sha512,
      range: { start, end: start + words.length },
    }),
  }
}

test('says of each note what became of it, with both passages and what changed', () => {
  const notes = [
    note(1, 'More than 50 organisations'),
    note(2, 'organisations signed this letter'),
    note(3, 'Facebook must answer by Friday'),
    note(4, 'We thank you for reading.'),
    note(5, 'Facebook must answer', after),
  ]
  const report = migrateNotes(notes, before, after)
  expect(
    report.notes.map(({ id, anchor, before: was, after: is, kinds }) => [id.at(-1), anchor.state, was, is, [...kinds]]),
  ).toEqual([
    ['1', 'reworded', 'More than 50 organisations', 'More than 60 organisations', ['number']],
    ['2', 'moved', 'organisations signed this letter', 'organisations signed this letter', []],
    ['3', 'reworded', 'Facebook must answer by Friday', 'Facebook must answer by Monday', ['name']],
    ['4', 'missing', 'We thank you for reading.', null, []],
    ['5', 'exact', 'Facebook must answer', 'Facebook must answer', []],
  ])
  expect(report.states).toEqual({ exact: 1, moved: 1, reworded: 2, ambiguous: 0, missing: 1 })
  expect(Object.fromEntries(report.kinds)).toEqual({ number: 1, name: 1 })
})

test('has no text to show where there are several places', () => {
  const litany = { text: 'Yes, all of us.\nYes, all of us.\nNo.', sha512: 'c'.repeat(128) }
  const shorter = { text: 'Yes, all of us.\nNo.', sha512: 'd'.repeat(128) }
  const [moved] = migrateNotes([note(1, 'Yes, all of us.', litany)], litany, shorter).notes
  expect(moved).toMatchObject({ anchor: { state: 'ambiguous' }, before: 'Yes, all of us.', after: null })
})
