import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { archiveIdSchema, editionIdSchema, sourceIdSchema } from '../archive/ids.ts'
import type { PassageTarget } from '../notes/note.ts'
import { sameWords } from '../text/fold-typography.ts'
import { isGraphemeBoundary } from '../text/segment-text.ts'
import type { Anchor } from './anchor.ts'
import { anchorTarget } from './anchor-target.ts'
import { createTarget } from './create-target.ts'
import { targetRange } from './target-range.ts'

const before = 'a'.repeat(128)
const after = 'b'.repeat(128)
const letter = `Publish the risk assessment in full.

More than 50 organisations signed the letter. Facebook must not wait.

Facebook must not wait. This is 👩‍🚒 urgent.`

function target(text: string, words: string, from = 0): PassageTarget {
  const start = text.indexOf(words, from)
  return createTarget({
    archive: archiveIdSchema.parse('info:test'),
    source: sourceIdSchema.parse('the-letter'),
    edition: editionIdSchema.parse('v1'),
    text,
    textSha512: before,
    range: { start, end: start + words.length },
  })
}

/** An anchor with the words of its ranges in brackets, to be read beside the text. */
function show(text: string, anchor: Anchor): string {
  switch (anchor.state) {
    case 'exact':
    case 'moved':
      return `${anchor.state} ${text.slice(0, anchor.range.start)}[${text.slice(anchor.range.start, anchor.range.end)}]`
    case 'ambiguous':
      return `ambiguous ${anchor.candidates.map(({ start }) => start).join(' ')}`
    case 'reworded':
      return `reworded [${text.slice(anchor.range.start, anchor.range.end)}] ${anchor.changes.flatMap(({ kinds }) => kinds).join(' ')}`
    case 'missing':
      return 'missing'
  }
}

describe('anchorTarget', () => {
  test.each([
    ['nothing changed', 'risk assessment', letter, 'exact Publish the [risk assessment]'],
    [
      'something changed after it',
      'risk assessment',
      letter.replace('urgent', 'pressing'),
      'exact Publish the [risk assessment]',
    ],
    ['a sentence was put before it', 'risk assessment', `Now. ${letter}`, 'moved Now. Publish the [risk assessment]'],
    [
      'a number changed',
      'More than 50 organisations',
      letter.replace('50', '60'),
      'reworded [More than 60 organisations] number',
    ],
    [
      'a negation was added',
      'Publish the risk',
      letter.replace('Publish the', 'Publish not the'),
      'reworded [Publish not the risk] negation',
    ],
    ['the passage was deleted', 'More than 50 organisations signed', letter.replace(/More than.*letter\./, ''), 'missing'],
    ['only a longer word holds the words', 'risk', letter.replace('risk', 'asterisk'), 'reworded [asterisk] wording'],
    [
      'a letter stands where a whole word ended',
      'assessment',
      letter.replace('assessment', 'assessments'),
      'reworded [assessments] wording',
    ],
    ['the accent makes another letter of it', 'risk', letter.replace('risk', 'risk\u0301'), 'reworded [risk\u0301] wording'],
    ['one common word is left, far from where it stood', 'urgent', 'Nothing else is urgent today.', 'ambiguous 16'],
  ])('when %s', (_, words, text, expected) => {
    expect(show(text, anchorTarget(text, after, target(letter, words)))).toBe(expected)
  })

  test('takes the place in the unchanged text without looking at the others', () => {
    const second = letter.lastIndexOf('Facebook must')
    const noted = target(letter, 'Facebook must not wait.', second)
    expect(anchorTarget(letter, before, noted)).toEqual({ state: 'exact', range: { start: second, end: second + 23 } })
  })

  test('tells equal passages apart by what stands around them', () => {
    const noted = target(letter, 'Facebook must not wait.', letter.lastIndexOf('Facebook must'))
    const text = letter.replace('Publish', 'Please publish')
    expect(anchorTarget(text, after, noted)).toMatchObject({
      state: 'moved',
      range: { start: text.lastIndexOf('Facebook must') },
    })
  })

  test('asks when equal passages cannot be told apart', () => {
    const noted = target(letter, 'Facebook must not wait.', letter.lastIndexOf('Facebook must'))
    const text = 'Facebook must not wait. Really.\n\nYes: Facebook must not wait.'
    const places = [text.indexOf('Facebook must'), text.lastIndexOf('Facebook must')]
    expect(show(text, anchorTarget(text, after, noted))).toBe(`ambiguous ${places.join(' ')}`)
  })

  test('knows more when it has the text in which the passage was marked', () => {
    const noted = target(letter, 'Facebook must not wait.', letter.lastIndexOf('Facebook must'))
    const text = letter.replace('signed the letter', 'signed this letter').replace('This is', 'It is')
    expect(anchorTarget(text, after, noted).state).toBe('ambiguous')
    const far = (words: string) => `${words}\n\n${'Many other words stand here. '.repeat(10)}\n\n`
    const [old, edited] = [`${far(letter)}${noted.exact} Last.`, `${far(letter.replace('This is', 'It is'))}${noted.exact} Last.`]
    const marked = target(old, 'Facebook must not wait.', old.lastIndexOf('Facebook must'))
    expect(anchorTarget(edited, after, marked, old).state).toBe('moved')
  })

  test('does not take an equal passage for the right one because it has come to stand at the old position', () => {
    const noted = target('Yes, all.\nYes, all.\nNo, none.', 'Yes, all.', 10)
    const text = 'No, none\nYes, all.\nYes, all.\n'.replace('No, none\n', 'Yes, all.\n')
    expect(anchorTarget(text, after, noted).state).toBe('ambiguous')
  })

  test('searches when the positions do not fit the words, though the text is the same', () => {
    const wrong = { ...target(letter, 'risk assessment'), start: 0, end: 15 }
    expect(show(letter, anchorTarget(letter, before, wrong))).toBe('moved Publish the [risk assessment]')
    expect(show(letter, anchorTarget(letter, before, { ...wrong, start: 90_000, end: 90_015 }))).toBe(
      'moved Publish the [risk assessment]',
    )
  })

  test('asks when part of a word was marked and the word is another now', () => {
    const text = 'its products contribute toonline grooming of children everywhere'
    const noted = target(text, 'online')
    expect(show(`So ${text}`, anchorTarget(`So ${text}`, after, noted))).toBe('moved So its products contribute to[online]')
    const corrected = text.replace('toonline', 'to online')
    expect(show(corrected, anchorTarget(corrected, after, noted))).toBe('ambiguous 27')
  })

  const unit = fc.constantFrom('a', 'b', 'risk', ' ', '. ', '\n', '5', '6', 'é', 'e', '\u0301', '👩', '\u200d', '🚒')

  test('never follows to other words than those that were marked, whatever happened to the text', () => {
    const edit = fc.record({ at: fc.nat(), cut: fc.nat(6), put: fc.string({ unit, maxLength: 4 }) })
    fc.assert(
      fc.property(
        fc.string({ unit, minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        fc.array(edit, { maxLength: 5 }),
        fc.boolean(),
        (text, a, b, edits, whole) => {
          const start = a % text.length
          const range = targetRange(text, { start, end: start + 1 + (b % (text.length - start)) })
          fc.pre(range !== null)
          const noted = target(text, text.slice(range.start, range.end), range.start)
          const changed = edits.reduce(
            (so, { at, cut, put }) => so.slice(0, at % (so.length + 1)) + put + so.slice((at % (so.length + 1)) + cut),
            text,
          )
          const anchor = anchorTarget(changed, after, noted, whole ? text : null)
          const ranges = anchor.state === 'ambiguous' ? anchor.candidates : anchor.state === 'missing' ? [] : [anchor.range]
          for (const found of ranges) {
            const words = changed.slice(found.start, found.end)
            expect(words).not.toBe('')
            expect(isGraphemeBoundary(changed, found.start) && isGraphemeBoundary(changed, found.end)).toBe(true)
            if (anchor.state === 'reworded') expect(words).not.toBe(noted.exact)
            else expect(sameWords(words, noted.exact)).toBe(true)
          }
          if (anchor.state === 'exact') expect([...changed.slice(0, anchor.range.start)].length).toBe(noted.start)
          if (anchor.state === 'exact' || anchor.state === 'moved') {
            expect(anchor.typography === undefined).toBe(changed.slice(anchor.range.start, anchor.range.end) === noted.exact)
          }
          if (anchor.state === 'reworded') expect(anchor.changes.every(({ kinds }) => kinds.length > 0)).toBe(true)
        },
      ),
      { numRuns: 3_000 },
    )
  })

  test('finds every target again in the text in which it was made', () => {
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length
        const range = targetRange(text, { start, end: start + 1 + (b % (text.length - start)) })
        fc.pre(range !== null)
        const noted = createTarget({
          archive: archiveIdSchema.parse('info:test'),
          source: sourceIdSchema.parse('s'),
          edition: editionIdSchema.parse('v1'),
          text,
          textSha512: before,
          range,
        })
        expect(anchorTarget(text, before, noted)).toEqual({ state: 'exact', range })
      }),
    )
  })
})
