import { expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, sourceIdSchema } from '../archive/ids.ts'
import { anchorNote } from './anchor-note.ts'
import { createTarget } from './create-target.ts'
import { targetInText } from './target-in-text.ts'

const first = {
  text: 'We, the 4 signatories of this letter, write to you about children.',
  sha512: '1'.repeat(128),
  edition: 'v1',
}
const second = {
  text: 'Dear Sir. We, the 5 signatories of this letter, write to you about children.',
  sha512: '2'.repeat(128),
  edition: 'v2',
}

function targetOn(words: string, { text, sha512, edition }: typeof first) {
  const start = text.indexOf(words)
  return createTarget({
    source: sourceIdSchema.parse('letter'),
    archive: archiveIdSchema.parse('info:a'),
    edition: editionIdSchema.parse(edition),
    text,
    textSha512: sha512,
    range: { start, end: start + words.length },
  })
}

const quoted = (text: string, anchor: ReturnType<typeof anchorNote>) =>
  'range' in anchor ? [anchor.state, text.slice(anchor.range.start, anchor.range.end)] : [anchor.state]

test('a note that was taken to another edition still stands at its former passage in the old one', () => {
  const note = {
    target: targetOn('the 5 signatories', second),
    formerTargets: [targetOn('the 4 signatories', first)],
    staysFor: [],
  }
  expect(quoted(first.text, anchorNote(first.text, first.sha512, note, second.text))).toEqual(['exact', 'the 4 signatories'])
  expect(quoted(second.text, anchorNote(second.text, second.sha512, note, null))).toEqual(['exact', 'the 5 signatories'])
})

test('a note that stays on its edition has no passage in the text for which that was decided, though its words stand there', () => {
  const note = { target: targetOn('signatories of this letter', first), formerTargets: [], staysFor: [second.sha512] }
  expect(anchorNote(second.text, second.sha512, note, first.text)).toEqual({ state: 'missing' })
  expect(targetInText(note, second.sha512)).toBeNull()
  expect(quoted(first.text, anchorNote(first.text, first.sha512, note, null))).toEqual(['exact', 'signatories of this letter'])
  const asked = { ...note, staysFor: [] }
  expect(anchorNote(second.text, second.sha512, asked, first.text).state).toBe('moved')
})

test('of several passages it stood on in one text the latest counts', () => {
  const note = {
    target: targetOn('children', second),
    formerTargets: [targetOn('We', first), targetOn('the 4 signatories', first)],
    staysFor: [],
  }
  expect(targetInText(note, first.sha512)?.exact).toBe('the 4 signatories')
})
