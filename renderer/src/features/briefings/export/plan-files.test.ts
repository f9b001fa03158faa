import { expect, test } from 'vitest'
import { beginExport } from '#shared/briefing/merge/merge-export.ts'
import { partId, type ToyBriefing, toyExport } from '#shared/briefing/merge/testing/toy-export.ts'
import { type MadeFile, otherName, planFiles, plannedText } from './plan-files.ts'

const part = (letter: string, content = `Words of ${letter}.`) => ({ id: partId(letter), content })
const briefing: ToyBriefing = { title: 'Safety first', parts: [part('a'), part('b')] }
const markdown = (name: string, of: ToyBriefing): MadeFile => ({ kind: 'markdown', name, text: toyExport(of) })
const html: MadeFile = { kind: 'bytes', name: 'a.html', bytes: new Uint8Array([1]), mediaType: 'text/html' }
const none = new Set<string>()
const sha256 = '0'.repeat(64)
const text = (name: string, of: string) => ({ name, state: 'text' as const, text: of, sha256 })
const later = { ...briefing, parts: [part('a', 'New a.'), part('b')] }

test('a new file has the record that the next export needs', () => {
  const plan = planFiles([markdown('a.md', briefing)], { files: [{ name: 'a.md', state: 'absent' }], others: [] }, none)
  expect(plan.files[0]?.action).toBe('new')
  expect(plan.files.map(plannedText)).toEqual([beginExport(toyExport(briefing))])
})

test('an earlier export is merged, and left alone where it is up to date', () => {
  const before = beginExport(toyExport(briefing))
  const plan = (of: ToyBriefing) =>
    planFiles([markdown('a.md', of)], { files: [text('a.md', before)], others: [] }, none).files[0]
  expect(plan(later)).toMatchObject({ action: 'merge', expected: sha256 })
  expect(plan({ ...briefing, date: '2027-01-01T00:00:00.000Z' })).toMatchObject({ action: 'same' })
})

test.each([
  [text('a.md', '# Mine'), { state: 'not-ours' }],
  [{ name: 'a.md', state: 'bytes' as const, sha256 }, { state: 'not-text' }],
  [
    { name: 'a.md', state: 'refused' as const, message: 'a.md is a folder' },
    { state: 'refused', message: 'a.md is a folder' },
  ],
])('what cannot be merged is not written over: %j', (found, why) => {
  const plan = planFiles([markdown('a.md', briefing)], { files: [found], others: [] }, none)
  expect(plan.files[0]).toMatchObject({ action: 'refuse', why })
  expect(plan.files.map(plannedText)).toEqual([null])
})

test('other formats replace what stands there', () => {
  expect(planFiles([html], { files: [text('a.html', '<p>')], others: [] }, none).files[0]).toMatchObject({ action: 'replace' })
  const template: MadeFile = { kind: 'markdown', name: 'a.md', text: 'by a template' }
  expect(planFiles([template], { files: [text('a.md', 'earlier')], others: [] }, none).files[0]).toMatchObject({
    action: 'replace',
  })
})

test('of several files, one that a person renamed is known by its part, and those of notes that are gone are left', () => {
  const of = (letter: string) => ({ title: letter, parts: [part(letter)] })
  const written = (letter: string) => beginExport(toyExport(of(letter)))
  const looked = {
    files: [
      { name: 'a.md', state: 'absent' as const },
      { name: 'b.md', state: 'absent' as const },
    ],
    others: [
      text('My a.md', written('a').replace('Words of a.', 'My words.')),
      text('c.md', written('c')),
      text('a (before 30 November 2026 19.30).md', written('a')),
    ],
  }
  const plan = planFiles([markdown('a.md', { ...of('a'), title: 'A' }), markdown('b.md', of('b'))], looked, none)
  expect(plan.files.map(({ name, action }) => [name, action])).toEqual([
    ['My a.md', 'merge'],
    ['b.md', 'new'],
  ])
  expect(plan.others).toEqual(['c.md'])
})

test('the file of a note is never taken for that of the briefing, though both have its part', () => {
  const whole = beginExport(toyExport({ title: 'All', parts: [part('a'), part('b')] }))
  const note = toyExport({ title: 'a', parts: [part('a')] }).replace('---\n', '---\nsource: "letter"\n')
  const looked = { files: [], others: [text('Renamed.md', whole)] }
  const made: MadeFile[] = [
    { kind: 'markdown', name: 'a.md', text: note },
    { kind: 'markdown', name: 'All.md', text: toyExport({ title: 'All', parts: [part('a'), part('b')] }) },
  ]
  expect(planFiles(made, looked, none).files.map(({ name, action }) => [name, action])).toEqual([
    ['a.md', 'new'],
    ['Renamed.md', 'same'],
  ])
})

test('another name is one that nothing has', () => {
  expect(otherName('Title.md', new Set(['Title.md']))).toBe('Title (2).md')
  expect(otherName('Title (2).md', new Set(['Title (2).md', 'Title (3).md']))).toBe('Title (4).md')
})
