import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestsOfBlocks, mergeBlocks } from './merge-blocks.ts'
import { beginExport, mergeExport } from './merge-export.ts'
import { partId, toyExport } from './testing/toy-export.ts'

const merge = (file: string, base: string, next: string) => mergeBlocks(file, digestsOfBlocks(base), next)
const BASE = '> The words.[^q1]\n\nA comment.\n\n[^q1]: Short.'

describe('a part, block by block', () => {
  test.each([
    [
      'an edited comment and a renewed footnote',
      '> The words.[^q1]\n\nA better comment.\n\n[^q1]: Short.',
      '> The words.[^q1]\n\nA comment.\n\n[^q1]: Long.',
      '> The words.[^q1]\n\nA better comment.\n\n[^q1]: Long.',
    ],
    [
      'a paragraph put in, and a renewed footnote',
      '> The words.[^q1]\n\nA comment.\n\n\nMore.\n\n[^q1]: Short.',
      '> The words.[^q1]\n\nA comment.\n\n[^q1]: Long.',
      '> The words.[^q1]\n\nA comment.\n\n\nMore.\n\n[^q1]: Long.',
    ],
    [
      'an edited footnote and a renewed comment',
      '> The words.[^q1]\n\nA comment.\n\n[^q1]: Mine.',
      '> The words.[^q1]\n\nA new comment.\n\n[^q1]: Short.',
      '> The words.[^q1]\n\nA new comment.\n\n[^q1]: Mine.',
    ],
    [
      'a quotation edited in the file, and a renewed footnote',
      '> My words.[^q1]\n\nA comment.\n\n[^q1]: Short.',
      '> The words.[^q1]\n\nA comment.\n\n[^q1]: Long.',
      '> My words.[^q1]\n\nA comment.\n\n[^q1]: Long.',
    ],
    [
      'a comment taken out, and a renewed footnote',
      '> The words.[^q1]\n\n[^q1]: Short.',
      '> The words.[^q1]\n\nA comment.\n\n[^q1]: Long.',
      '> The words.[^q1]\n\n[^q1]: Long.',
    ],
  ])('brings together %s', (_, file, next, result) => {
    expect(merge(file, BASE, next)).toBe(result)
  })

  test.each([
    [
      'the same block changed in both',
      '> The words.[^q1]\n\nMine.\n\n[^q1]: Short.',
      '> The words.[^q1]\n\nTheirs.\n\n[^q1]: Short.',
    ],
    [
      'other words of the quotation under an edited comment',
      '> The words.[^q1]\n\nMine.\n\n[^q1]: Short.',
      '> Other words.[^q1]\n\nA comment.\n\n[^q1]: Short.',
    ],
    ['a paragraph put in at one place by both', `${BASE}\n\nMine.`, `${BASE}\n\nTheirs.`],
  ])('leaves to a person: %s', (_, file, next) => {
    expect(merge(file, BASE, next)).toBeNull()
  })

  const blocks = fc.array(fc.constantFrom('a', 'b', 'c', '> q', '[^1]: d'), { maxLength: 6 })
  const typed = fc.array(fc.constantFrom('a', 'b', 'c', '> q', '[^1]: d', 'typed one', 'typed two'), { maxLength: 6 })
  test('whatever they are: nothing typed is lost, and what only one side changed is as that side has it', () => {
    fc.assert(
      fc.property(typed, blocks, blocks, (file, base, next) => {
        const [f, b, n] = [file, base, next].map((each) => each.join('\n\n')) as [string, string, string]
        expect(merge(f, b, b)).toBe(f)
        const quoted = (text: readonly string[]) => text.filter((each) => each.startsWith('>')).join()
        const renewed = merge(b, b, n)
        if (renewed === null) expect([quoted(base), quoted(next)].join('')).toContain('>')
        else expect(renewed).toBe(n)
        const merged = merge(f, b, n)
        if (merged === null) return
        const count = (text: string, words: string) => text.split('\n\n').filter((each) => each === words).length
        for (const words of ['typed one', 'typed two']) expect(count(merged, words)).toBe(count(f, words))
        // Words of a quotation are the person's, or those that were there.
        for (const words of merged.split('\n\n').filter((each) => each.startsWith('>'))) expect(file).toContain(words)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('in a file', () => {
  const export_ = (content: string) => toyExport({ title: 'T', parts: [{ id: partId('a'), content }] })
  const exported = beginExport(export_(BASE))

  test('another citation style leaves an edited comment alone, and is no conflict', () => {
    const outcome = mergeExport(exported.replace('A comment.', 'My comment.'), export_(BASE.replace('Short', 'Chicago')))
    if (outcome.state !== 'merged') throw new Error(outcome.state)
    expect(outcome.merged.parts.map(({ state }) => state)).toEqual(['edited-renewed'])
    expect(outcome.merged.text).toContain('My comment.\n\n[^q1]: Chicago.')
    expect(outcome.merged.text).not.toContain('ca:program-version')
    // Twice is once.
    const again = mergeExport(outcome.merged.text, export_(BASE.replace('Short', 'Chicago')))
    if (again.state !== 'merged') throw new Error(again.state)
    expect(again.merged.text).toBe(outcome.merged.text)
  })

  test('a record of another export than the mark is not used', () => {
    const other = exported.replace(/^part (\S+) [0-9a-f]{16}$/mu, `part $1 ${'0'.repeat(16)}`)
    const outcome = mergeExport(other.replace('A comment.', 'My comment.'), export_(BASE.replace('Short', 'Chicago')))
    if (outcome.state !== 'merged') throw new Error(outcome.state)
    expect(outcome.merged.parts.map(({ state }) => state)).toEqual(['conflict'])
  })

  test('no footnote is defined twice while two versions stand beside each other, and either can be chosen', () => {
    const next = export_(BASE.replace('A comment', 'Their comment').replace('Short', 'Chicago'))
    const outcome = mergeExport(exported.replace('A comment.', 'My comment.'), next)
    if (outcome.state !== 'merged') throw new Error(outcome.state)
    const { text } = outcome.merged
    const labels = Array.from(text.matchAll(/^\[\^([^\]]+)\]:/gmu), ([, label]) => label)
    expect(labels).toEqual(['q1', 'q1-program'])
    const version =
      /<!-- ca:program-version [^\n]*\n\n\*\*Two versions[^\n]*\n\n([\s\S]*?)\n\n<!-- ca:program-version-end -->/u.exec(
        text,
      )?.[1] ?? ''
    const chosen = text.replace(/(<!-- ca:part [^\n]*\n\n)[\s\S]*?(\n\n<!-- ca:end)/u, `$1${version}$2`)
    const settled = mergeExport(chosen, next)
    if (settled.state !== 'merged') throw new Error(settled.state)
    expect(settled.merged.text).not.toContain('-program')
    expect(settled.merged.text).toContain('Their comment.\n\n[^q1]: Chicago.')
  })

  test('a record that stands in it twice says nothing that can be trusted', () => {
    const [record = ''] = /<!-- ca:export [\s\S]*?\n-->/u.exec(exported) ?? []
    expect(mergeExport(`${exported}\n${record}\n`, export_(BASE)).state).toBe('damaged')
  })

  test('what a person typed into the record stays in the file', () => {
    const outcome = mergeExport(exported.replace(/^key title/mu, 'Typed here.\nkey title'), export_(BASE))
    expect(outcome.state === 'merged' && outcome.merged.text).toContain('Typed here.')
  })

  test('what was typed where the program had nothing stays beside what it has now', () => {
    const file = beginExport(export_('')).replace('<!-- ca:end', 'Typed here.\n\n<!-- ca:end')
    const outcome = mergeExport(file, export_(BASE))
    if (outcome.state !== 'merged') throw new Error(outcome.state)
    expect(outcome.merged.text).toContain(`${BASE}\n\nTyped here.`)
    expect(outcome.merged.text).not.toContain('ca:program-version')
  })
})
