import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, test } from 'vitest'
import { type FieldEdit, openLinkAt, toggleAround, toggleLines, writeLink } from './edit-markdown.ts'

/** A field with the words between the bars chosen: `one |two| three`. */
function read(field: string) {
  const [before = '', chosen = '', after = ''] = field.split('|')
  return { text: before + chosen + after, range: { start: before.length, end: before.length + chosen.length } }
}

function after(text: string, { range, insert, selection }: FieldEdit): string {
  const next = text.slice(0, range.start) + insert + text.slice(range.end)
  return `${next.slice(0, selection.start)}|${next.slice(selection.start, selection.end)}|${next.slice(selection.end)}`
}

function around(field: string, sign: string): string {
  const { text, range } = read(field)
  return after(text, toggleAround(text, range, sign))
}

function lines(field: string, sign: string): string {
  const { text, range } = read(field)
  return after(text, toggleLines(text, range, sign))
}

describe('bold and italic', () => {
  test.each([
    ['put signs around the words chosen', 'one |two| three', 'one **|two|** three'],
    ['take them off again', 'one **|two|** three', 'one |two| three'],
    ['take off signs that were chosen with the words', 'one |**two**| three', 'one |two| three'],
    ['leave white space outside, where signs would mark nothing', 'one| two |three', 'one **|two|** three'],
    ['are there to be typed in where nothing is chosen', 'one ||', 'one **||**'],
  ])('%s', (_, before, then) => {
    expect(around(before, '**')).toBe(then)
  })

  test('do not take one for the other', () => {
    expect(around('**|two|**', '*')).toBe('***|two|***')
    expect(around('***|two|***', '*')).toBe('**|two|**')
    expect(around('***|two|***', '**')).toBe('*|two|*')
  })

  test('come back to the words as they were, whatever they are', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/)
    fc.assert(
      fc.property(word, word, word, fc.constantFrom('*', '**'), (before, chosen, behind, sign) => {
        const field = `${before} |${chosen}| ${behind}`
        expect(around(around(field, sign), sign)).toBe(field)
      }),
    )
  })
})

describe('lists and quotes', () => {
  test.each([
    ['begin the line of the caret', 'one\ntw||o\nthree', 'one\n- tw||o\nthree'],
    ['begin each line that is chosen', '|one\ntwo|', '|- one\n- two|'],
    ['leave out a line that is only touched at its start', '|one\n|two', '|- one|\ntwo'],
    ['are taken off where every line has them', '|- one\n- two|', '|one\ntwo|'],
    ['are put on all where only some lines have them', '|- one\ntwo|', '|- one\n- two|'],
    ['begin an empty field', '||', '- ||'],
  ])('%s', (_, before, then) => {
    expect(lines(before, '- ')).toBe(then)
  })
})

describe('an open link', () => {
  test('is what was typed after two brackets, up to the caret', () => {
    expect(openLinkAt('see [[risk ass', 14)).toEqual({ start: 4, query: 'risk ass' })
    expect(openLinkAt('[[', 2)).toEqual({ start: 0, query: '' })
  })

  test('ends with a bracket, with the line, or before the brackets', () => {
    expect(openLinkAt('[[risk]] and', 12)).toBeNull()
    expect(openLinkAt('[[risk\nand', 10)).toBeNull()
    expect(openLinkAt('[[risk', 1)).toBeNull()
    expect(openLinkAt('a [link](x)', 11)).toBeNull()
  })
})

describe('a link that is written', () => {
  test('reads back with its name and its address, whatever they are', () => {
    const name = fc
      .string({ unit: 'grapheme-ascii', minLength: 1 })
      .filter((text) => /[a-z]/i.test(text) && !/[:@]|www/i.test(text))
    fc.assert(
      fc.property(name, (text) => {
        const tree = fromMarkdown(writeLink(text, 'campaign-archive://open/info:test(1)/note/x'))
        expect(tree.children[0]).toMatchObject({
          type: 'paragraph',
          children: [
            {
              type: 'link',
              url: 'campaign-archive://open/info:test%281%29/note/x',
              children: [{ type: 'text', value: text.replace(/\s+/g, ' ').trim() }],
            },
          ],
        })
      }),
    )
  })
})
