import { expect, test } from 'vitest'
import { editionIdSchema, sourceIdSchema } from '#shared/archive/ids.ts'
import { makeBlocks } from '#shared/archive/make-blocks.ts'
import type { Source } from '#shared/archive/source.ts'
import { createOffsetMap } from '#shared/text/offset-map.ts'
import { diffTexts } from '#shared/text/word-diff.ts'
import { layOutRows, type NumberedText, type Rows } from './compare-rows.ts'

const id = sourceIdSchema.parse('letter')

function numbered(text: string): NumberedText {
  const offsets = createOffsetMap(text)
  const made = makeBlocks(id, { text, offsets }, [])
  if (!made.ok) throw new Error(made.reasons.join())
  const blocks = made.blocks.map(({ start, end }) => ({ start: offsets.toUtf16(start), end: offsets.toUtf16(end) }))
  const source: Source = {
    ...{ id, kind: 'letter', language: 'en', blocks: [...made.blocks] },
    ...{
      title: { basis: 'not-stated' },
      publisher: { basis: 'not-stated' },
      date: { basis: 'not-stated' },
      rights: { basis: 'not-stated' },
    },
    capture: {
      ...{ capturedAt: null, receivedAt: '2021', fileName: 'a.txt', mediaType: 'text/plain', encoding: 'utf-8', bytes: 1 },
      sha512: 'a'.repeat(128),
    },
    text: { codePoints: text.length, sha512: 'a'.repeat(128) },
  }
  return {
    source,
    open: { source: id, edition: editionIdSchema.parse('v1'), text, sha512: 'a', record: source, offsets, blocks },
  }
}

function lay(before: string, after: string): Rows {
  return layOutRows(diffTexts(before, after), numbered(before), numbered(after))
}
const paragraph = (name: string) => `The paragraph called ${name} says ${name} and nothing else.\n\n`
const text = (...names: string[]) => names.map(paragraph).join('')
const kinds = ({ rows }: Rows) => rows.map((row) => (row.kind === 'fold' ? `fold ${row.passages.length}` : row.passage.kind))

test('unchanged paragraphs are folded, but for those beside a change', () => {
  const before = text('a', 'b', 'c', 'd', 'e', 'f', 'g')
  expect(kinds(lay(before, before.replace('called g says', 'called g reads')))).toEqual(['fold 5', 'same', 'changed'])
  expect(kinds(lay(before, before.replace('called a says', 'called a reads')))).toEqual(['changed', 'same', 'fold 5'])
  expect(kinds(lay(text('a', 'b', 'c'), text('a', 'b', 'c').replace('called a says', 'called a reads')))).toEqual([
    'changed',
    'same',
    'same',
  ])
})

test('two equal texts are one fold without a difference', () => {
  expect(lay(text('a', 'b', 'c', 'd'), text('a', 'b', 'c', 'd'))).toMatchObject({ differences: 0, rows: [{ kind: 'fold' }] })
})

test('differences are numbered in the order in which they are read, a move counting as one', () => {
  const found = lay(text('a', 'b', 'c'), `${text('c')}New words stand here.\n\n${text('a', 'b').replace('says b', 'says 5')}`)
  const numbers = found.rows.flatMap((row) =>
    row.kind === 'passage' ? [row.passage.difference, ...row.passage.parts.map((part) => part.difference)] : [],
  )
  expect(numbers.filter((number) => number !== null)).toEqual(Array.from({ length: found.differences }, (_, index) => index + 1))
  expect(kinds(found)).toEqual(['moved-here', 'added', 'same', 'changed', 'moved-away'])
})

test('a paragraph that moved names the number it had, and the one it has', () => {
  const [moved, ...rest] = lay(text('a', 'b', 'c', 'd'), text('d', 'a', 'b', 'c')).rows
  expect(moved).toMatchObject({ passage: { kind: 'moved-here', beforeNumber: 4, afterNumber: 1 } })
  expect(rest.at(-1)).toMatchObject({ passage: { kind: 'moved-away', beforeNumber: 4, afterNumber: 1 } })
})

test('what can turn the meaning is named, other words are not, and spaces are, since nothing else would be seen of them', () => {
  const touches = (before: string, after: string) =>
    lay(before, after).rows.flatMap((row) => (row.kind === 'passage' ? row.passage.parts.flatMap((part) => part.touches) : []))
  expect(touches('There are 59 signatories of the letter', 'There are 60 signatories of the letter')).toEqual(['number'])
  expect(touches('There are grave concerns about it', 'There are serious concerns about it')).toEqual([])
  expect(touches('There are grave concerns', 'There are  grave concerns')).toEqual(['spacing'])
})
