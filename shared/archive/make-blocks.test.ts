import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createOffsetMap } from '../text/offset-map.ts'
import { sourceIdSchema } from './ids.ts'
import { type BlockRule, makeBlocks } from './make-blocks.ts'

const source = sourceIdSchema.parse('letter')

function blocksOf(text: string, rules: readonly BlockRule[] = []) {
  const made = makeBlocks(source, { text, offsets: createOffsetMap(text) }, rules)
  if (!made.ok) throw new Error(made.reasons.join('; '))
  return made.blocks.map((block) => ({ ...block, words: [...text].slice(block.start, block.end).join('') }))
}

function reasonsFor(text: string, rules: readonly BlockRule[]) {
  const made = makeBlocks(source, { text, offsets: createOffsetMap(text) }, rules)
  return made.ok ? [] : made.reasons
}

test('a line without a rule is a paragraph, without the white space at its ends', () => {
  expect(blocksOf('  👋 One \n\n\u00a0 Two\u00a0\n \n').map(({ id, kind, number, words }) => [id, kind, number, words])).toEqual([
    ['b1', 'paragraph', 1, '👋 One'],
    ['b2', 'paragraph', 2, 'Two'],
  ])
})

test('rules name a passage, a whole line, or lines from one to another', () => {
  const text = 'Menu\nTitle of it\n date 2021 Text\nAnn\n\nBob\nSign\nup'
  const blocks = blocksOf(text, [
    { kind: 'signatory', from: { exact: 'Ann' }, to: { exact: 'Bob' } },
    { kind: 'furniture', passage: { exact: 'Menu' } },
    { kind: 'heading', line: { exact: 'itle' } },
    { kind: 'dateline', passage: { exact: 'date 2021' } },
    { kind: 'furniture', passage: { exact: 'Sign\nup' } },
  ])
  expect(blocks.map(({ kind, number, words }) => [kind, number, words])).toEqual([
    ['furniture', null, 'Menu'],
    ['heading', 1, 'Title of it'],
    ['dateline', 2, 'date 2021'],
    ['paragraph', 3, 'Text'],
    ['signatory', 4, 'Ann'],
    ['signatory', 5, 'Bob'],
    ['furniture', null, 'Sign\nup'],
  ])
})

describe('every character that is not white space', () => {
  test('belongs to exactly one block, whatever the text', () => {
    const text = fc
      .array(fc.constantFrom('a', '👋', ' ', '\n', '\u00a0', '\t', '\u2028'), { maxLength: 60 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (value) => {
        const characters = [...value]
        const owners = characters.map(() => 0)
        for (const block of blocksOf(value)) {
          for (let at = block.start; at < block.end; at += 1) owners[at] = (owners[at] ?? 0) + 1
          expect(block.words).toBe(block.words.trim())
        }
        characters.forEach((character, at) => {
          expect(owners[at]).toBeLessThanOrEqual(1)
          if (/\S/.test(character)) expect(owners[at]).toBe(1)
        })
      }),
    )
  })
})

test('rules that do not fit are all named', () => {
  expect(
    reasonsFor('One two\nthree', [
      { kind: 'heading', line: { exact: 'four' } },
      { kind: 'heading', passage: { exact: 'One two' } },
      { kind: 'furniture', passage: { exact: 'two\nthree' } },
    ]),
  ).toEqual(['"four" does not stand in letter', 'the block "two\nthree" overlaps the one before it'])
  expect(reasonsFor('One\ntwo', [{ kind: 'signatory', from: { exact: 'two' }, to: { exact: 'One' } }])).toEqual([
    '"One" stands before "two"',
  ])
})
