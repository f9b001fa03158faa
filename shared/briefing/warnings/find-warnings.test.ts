import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { anchorTarget } from '../../annotation/anchor-target.ts'
import { claimListSchema } from '../../archive/claim.ts'
import { type BriefingPartId, editionIdSchema } from '../../archive/ids.ts'
import { recommendationsSchema } from '../../archive/recommendation.ts'
import { signatoryListSchema } from '../../archive/signatory.ts'
import type { DocumentPart } from '../briefing-document.ts'
import type { NoteForm } from '../outline/briefing.ts'
import { exportedNote, statement } from '../testing/exported-note.ts'
import {
  createWarningFinder,
  type NotePart,
  type QuotedPassage,
  type WarnedBriefing,
  type WarningFinder,
} from './find-warnings.ts'
import { rankOf } from './warning.ts'

const archive = new URL('../../../resources/archive/', import.meta.url)
const text = readFileSync(new URL('v1/content/sources/hope-for-children-statement/original.txt', archive), 'utf8')
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, archive), 'utf8'))
const catalogue: WarnedBriefing['catalogue'] = {
  claims: claimListSchema.parse(read('v3/content/claims.json')),
  signatories: signatoryListSchema.parse(read('v1/content/signatories.json')),
  recommendations: recommendationsSchema.parse(read('v2/content/recommendations.json')),
}
const v2 = editionIdSchema.parse('v2')

const partId = (name: string) => name as BriefingPartId
const own = (name: string, markdown: string): DocumentPart => ({ type: 'text', id: partId(name), markdown })
const heading = (name: string, level: number, words = 'What is asked'): DocumentPart => ({
  type: 'heading',
  id: partId(name),
  level,
  text: words,
})

interface More {
  readonly body?: string
  readonly form?: NoteForm
  readonly private?: boolean
  readonly trashedAt?: string
  readonly language?: string
}

function quotation(
  name: string,
  exact: string,
  { form = 'quotation', body = '', language = 'en', ...fields }: More = {},
): NotePart {
  const start = text.indexOf(exact)
  const exported = exportedNote(exact, { body })
  const capture: CitedCapture = {
    capturedAt: null,
    receivedAt: '2026-11-28',
    fileName: 'a.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    bytes: 1,
    sha512: 'c'.repeat(128),
  }
  const source = { ...statement, capture, language }
  return {
    type: 'note',
    id: partId(name),
    form,
    cited: { ...exported, note: { ...exported.note, ...fields }, source, start, end: start + exact.length },
  }
}
type CitedCapture = NotePart['cited']['source']['capture']

function passageIn(source: string, part: NotePart): QuotedPassage | null {
  if (!('start' in part.cited)) return null
  const { exact } = part.cited.note.target
  const start = source.indexOf(exact)
  return start < 0 ? null : { text: source, range: { start, end: start + exact.length } }
}

let finder: WarningFinder
let passages: Map<NotePart, QuotedPassage | null>

beforeEach(() => {
  finder = createWarningFinder()
  passages = new Map()
})

function passageOf(part: NotePart): QuotedPassage | null {
  const known = passages.get(part) ?? passageIn(text, part)
  passages.set(part, known)
  return known
}

const find = (parts: readonly DocumentPart[], more: Partial<WarnedBriefing> = {}) =>
  finder.find({ parts, internal: false, catalogue, passageOf, ...more })
const codes = (parts: readonly DocumentPart[], more?: Partial<WarnedBriefing>) =>
  find(parts, more).map(({ part, code }) => `${part} ${code}`)

describe('figures', () => {
  test('are looked for in texts, headings and comments, at their place in the Markdown', () => {
    const warnings = find([
      heading('h', 1, '70 signatories'),
      own('t', '- The letter has **71** signatories'),
      quotation('q', 'The coalition welcomes this decision', { form: 'quotation-comment', body: 'It names 72 signatories.' }),
    ])
    expect(warnings.map(({ part, where, code, range }) => [part, where, code, range.start, range.end])).toEqual([
      ['h', 'text', 'figure-unsupported', 0, 2],
      ['t', 'text', 'figure-unsupported', 19, 21],
      ['q', 'comment', 'figure-unsupported', 9, 11],
    ])
  })

  test('of a comment that is not shown are not looked at', () => {
    expect(codes([quotation('q', 'The coalition welcomes this decision', { body: 'It names 72 signatories.' })])).toEqual([])
  })

  test('are supported by a quotation only as long as it stands in the briefing', () => {
    const claim = own('t', 'More than 5,000 pages')
    const quoted: NotePart = quotation('q', 'over 5,000 pages of documents')
    expect(codes([claim, quoted])).toEqual([])
    expect(codes([claim])).toEqual(['t figure-unsupported'])
    expect(codes([claim, quoted])).toEqual([])
    // Neither its reference nor its comment quotes it.
    expect(codes([claim, { ...quoted, form: 'reference' }])).toEqual(['t figure-unsupported'])
  })

  test('are judged anew in another edition', () => {
    const parts = [own('t', '25.7 million items')]
    expect(codes(parts)).toEqual([])
    expect(codes(parts, { catalogue: { ...catalogue, claims: null } })).toEqual(['t figure-unsupported'])
  })
})

describe('quotations', () => {
  test('that read differently in the newest edition are said with what changed', () => {
    const part = quotation('q', 'The coalition on child safety online lays out a five-step response for Facebook')
    const changed = text.replace('lays out a five-step response', 'lays out a six-step response')
    const { target } = part.cited.note
    if (!('exact' in target)) throw new Error('no quotation')
    const anchor = anchorTarget(changed, 'd'.repeat(128), { ...target, ...placed(target.exact) }, text)
    passages.set(part, { ...notNull(passageIn(text, part)), newer: { edition: v2, found: { text: changed, anchor } } })
    const [warning, ...others] = find([part])
    expect(others).toEqual([])
    if (warning?.code !== 'quotation-changed' || warning.now.state !== 'reworded') throw new Error('nothing is said of it')
    expect(warning.newer).toBe('v2')
    expect(warning.now.passage).toBe('The coalition on child safety online lays out a six-step response for Facebook')
    expect(warning.now.changes.map(({ kinds }) => kinds)).toEqual([['number']])
    const { passage } = warning.now
    expect(warning.now.words.map(({ after }) => passage.slice(after.start, after.end)).join('')).toBe(passage)
  })

  test.each([
    ['exact', []],
    ['moved', []],
    ['missing', ['q quotation-changed']],
    ['no source', ['q quotation-changed']],
  ])('that are %s in the newest edition: %j', (state, expected) => {
    const part = quotation('q', 'The coalition welcomes this decision')
    const passage = notNull(passageIn(text, part))
    const found =
      state === 'no source'
        ? null
        : {
            text,
            anchor:
              state === 'missing'
                ? ({ state } as const)
                : { state: state === 'exact' ? ('exact' as const) : ('moved' as const), range: passage.range },
          }
    passages.set(part, { ...passage, newer: { edition: v2, found } })
    expect(codes([part])).toEqual(expected)
  })

  test('that lost a no or a qualifier say which words were left off', () => {
    const [warning] = find([quotation('q', '60 organisations and leaders working within the field of child protection')])
    expect(warning).toMatchObject({ code: 'quotation-cut', side: 'before', kind: 'quantity', cut: 'Around', where: 'quotation' })
  })

  test('that begin or end inside a word say which, in any language', () => {
    const both = find([quotation('q', 'alition welcomes this decis')])
    expect(both).toMatchObject([
      { code: 'word-cut', side: 'before', word: 'coalition', where: 'quotation', range: { start: 0, end: 0 } },
      { code: 'word-cut', side: 'after', word: 'decision', range: { start: 27, end: 27 } },
    ])
    expect(both.map(rankOf)).toEqual(['warning', 'warning'])
    expect(codes([quotation('q', 'The coalition welcomes this decis', { language: 'de' })])).toEqual([
      'q word-cut',
      'q cut-not-checked',
    ])
  })

  test('in another language are said not to be checked', () => {
    const warnings = find([quotation('q', 'The coalition welcomes this decision', { language: 'de' })])
    expect(warnings.map((each) => [each.code, rankOf(each)])).toEqual([['cut-not-checked', 'hint']])
  })

  test('whose source is not at hand yet wait for it', () => {
    const part = quotation('q', '60 organisations and leaders working within')
    expect(codes([part], { passageOf: () => null })).toEqual([])
    expect(codes([part])).toEqual(['q quotation-cut'])
  })

  test('that stand there twice, with the same words or not', () => {
    const words = 'The coalition welcomes this decision'
    expect(codes([quotation('a', words), quotation('b', words), quotation('c', words, { form: 'comment', body: '.' })])).toEqual([
      'b quotation-twice',
    ])
  })
})

test('notes that do not go out, or should not, are said', () => {
  const words = 'The coalition welcomes this decision'
  const parts: readonly DocumentPart[] = [
    { type: 'left-out', id: partId('a'), why: 'private' },
    { type: 'left-out', id: partId('b'), why: 'gone' },
    { type: 'left-out', id: partId('c'), why: 'unreadable' },
    quotation('d', words, { private: true }),
    quotation('e', 'This position should be reversed', { trashedAt: '2026-11-30T10:00:00Z' }),
  ]
  expect(codes(parts, { internal: true })).toEqual([
    'a note-private',
    'b note-gone',
    'c source-unreadable',
    'd note-private',
    'e note-in-trash',
  ])
})

test('a heading with nothing under it is a hint', () => {
  expect(codes([heading('a', 1), heading('b', 2), own('t', 'Words'), heading('c', 2), heading('d', 1)])).toEqual([
    'c heading-empty',
    'd heading-empty',
  ])
})

test('what did not change is not looked at again', () => {
  let looked = 0
  const watched = (name: string, markdown: string): DocumentPart =>
    ({
      type: 'text',
      id: partId(name),
      get markdown() {
        looked += 1
        return markdown
      },
    }) as DocumentPart
  const still = Array.from({ length: 20 }, (_, n) => watched(String(n), `${n + 100} signatories`))
  const first = find([...still, own('t', 'It has')])
  const before = looked
  const second = find([...still, own('t', 'It has 80 signatories')])
  expect(looked).toBe(before)
  expect(second.slice(0, first.length)).toEqual(first)
  expect(second.length).toBe(first.length + 1)
  // The very same objects, so that a list of them need not be drawn again.
  expect(second[0]).toBe(first[0])
})

test('reading can be interrupted after each part, and finds the same', () => {
  const parts = [
    own('a', 'It has 80 signatories.'),
    quotation('q', '60 organisations and leaders working within', { form: 'quotation-comment', body: 'Said by 70 people.' }),
    quotation('r', 'This position should be reversed', { trashedAt: '2026-11-30T10:00:00Z' }),
    heading('h', 1),
  ]
  const briefing: WarnedBriefing = { parts, internal: false, catalogue, passageOf }
  let turns = 0
  while (!finder.read(briefing, () => true)) turns += 1
  // Each part is read once for what it says and judged once.
  expect(turns).toBe(2 * parts.length)
  const found = finder.find(briefing)
  expect(found.length).toBeGreaterThan(3)
  expect(found).toEqual(createWarningFinder().find(briefing))
  // Nothing is read a second time, and the list is the same one.
  expect(finder.read(briefing, () => true)).toBe(true)
  expect(finder.find({ ...briefing, parts: [...parts] })).toBe(found)
})

function placed(exact: string) {
  const start = text.indexOf(exact)
  return {
    start,
    end: start + exact.length,
    prefix: text.slice(Math.max(0, start - 60), start),
    suffix: text.slice(start + exact.length, start + exact.length + 60),
  }
}

function notNull<T>(value: T | null): T {
  if (value === null) throw new Error('there is none')
  return value
}
