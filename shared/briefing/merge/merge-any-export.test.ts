import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOfPart } from '../part-marks.ts'
import { beginExport, mergeExport } from './merge-export.ts'
import { readExported } from './read-exported.ts'
import { partId, type ToyBriefing, type ToyPart, toyExport } from './testing/toy-export.ts'

const letter = fc.constantFrom(...'abcdefg')
const words = fc.constantFrom(
  'Harm to children.',
  '> A quotation\n> in two lines.\n\nAnd a comment.',
  '[^q1]: A footnote.\n    that goes on',
  '```\n<!-- a comment -->\n\n%% another %%\n```',
  '---\n\nx: y\n\n---',
  '**Two versions: keep one.**',
  '   - a list\n\n   - with a gap',
  '<!-- ca:program-version-end -->',
  '',
)
const part: fc.Arbitrary<ToyPart> = fc.record(
  {
    id: letter.map(partId),
    content: fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n')),
    after: words,
  },
  { requiredKeys: ['id', 'content'] },
)
const briefing: fc.Arbitrary<ToyBriefing> = fc.record({
  title: fc.constantFrom('Safety', 'Safety: "now"', 'x'),
  author: fc.constantFrom('A. Author', 'B. Author'),
  date: fc.constantFrom('2026-11-30T12:00:00.000Z', '2026-12-05T08:00:00.000Z'),
  parts: fc.uniqueArray(part, { selector: ({ id }) => id, minLength: 1, maxLength: 6 }),
})

/** Something that a person does to a file; `at` is where, as a fraction of its lines or parts. */
type Edit =
  | { readonly do: 'type-line' | 'type-paragraph' | 'type-at-end' | 'put-key' | 'take-line' | 'empty-line'; readonly at: number }
  | { readonly do: 'take-part' | 'empty-part' | 'move-part'; readonly at: number; readonly to: number }
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    do: fc.constantFrom(
      'type-line' as const,
      'type-paragraph' as const,
      'type-at-end' as const,
      'put-key' as const,
      'empty-line' as const,
    ),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({
    do: fc.constantFrom('take-part' as const, 'empty-part' as const, 'move-part' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
)

const BLOCK = /<!-- ca:part (\S+)[^\n]*\n[\s\S]*?ca:end \1 -->\n/g

let typed = 0
/** A word that stands nowhere else. */
function token(): string {
  typed += 1
  return `typed${typed}by`
}

function editLines(text: string, at: number, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n')
  const index = Math.floor(at * (lines.length - 1))
  return lines.flatMap((line, i) => (i === index ? change(line) : [line])).join('\n')
}

function applyEdit(text: string, { at, ...how }: Edit): string {
  switch (how.do) {
    case 'type-line':
      return editLines(text, at, (line) => [line, token()])
    case 'type-paragraph':
      return editLines(text, at, (line) => [line, '', `${token()}  `, '   ', token(), ''])
    case 'type-at-end':
      return editLines(text, at, (line) => [`${line} ${token()}`])
    case 'put-key':
      return text.replace('---\n', `---\n${token()}: ${token()}\n`)
    case 'empty-line':
      return editLines(text, at, (line) => [line, ''])
    case 'take-line':
      return editLines(text, at, () => [])
    default: {
      const blocks = [...text.matchAll(BLOCK)]
      const block = blocks[Math.floor(at * (blocks.length - 1))]
      if (block === undefined) return text
      const [whole] = block
      const before = text.slice(0, block.index)
      const after = text.slice(block.index + whole.length)
      if (how.do === 'empty-part') return `${before}${whole.split('\n').at(0)}\n${whole.split('\n').at(-2)}\n${after}`
      if (how.do === 'take-part') return before + after
      const rest = before + after
      const places = [...rest.matchAll(BLOCK)].map((each) => each.index)
      const place = places[Math.floor(how.to * (places.length - 1))]
      return place === undefined ? text : `${rest.slice(0, place)}${whole}\n${rest.slice(place)}`
    }
  }
}

/** A sign that looks like a mark of the program is moved aside by a space. */
const unkeyed = (content = '') => content.replaceAll('  ca:', ' ca:')
const paragraphsOf = (content = '') => content.split(/\n(?:[ \t]*\n)+/)

const lastsLong = 60_000
const runs = { numRuns: 400 }

test(
  'nothing that was typed into a file is missing after any number of exports, and each export twice is the same as once',
  () => {
    fc.assert(
      fc.property(
        briefing,
        fc.array(fc.tuple(fc.array(edit, { maxLength: 5 }), briefing, fc.boolean()), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (first, rounds, windows) => {
          let file = beginExport(toyExport(first))
          const written = new Map<string, string>()
          const begun = readExported(file)
          if (begun.state === 'read') for (const { id, content } of begun.file.parts) written.set(id, content)
          if (windows) file = `\ufeff${file.replaceAll('\n', '\r\n')}`
          for (const [edits, next, keepsTitle] of rounds) {
            const edited = edits.reduce((text, one) => applyEdit(text.replaceAll('\r\n', '\n'), one), file)
            const before = windows ? edited.replace(/\r?\n/g, '\r\n') : edited
            const nextText = toyExport(keepsTitle ? { ...next, title: first.title } : next)
            const outcome = mergeExport(before, nextText)
            if (outcome.state !== 'merged') {
              // A word typed into the lines at its beginning may make it a file of something else: nothing is written over it then.
              expect(['damaged', 'without-marks', 'not-ours', 'newer', 'other-archive', 'other-briefing']).toContain(
                outcome.state,
              )
              continue
            }
            const { text, parts } = outcome.merged
            for (const [word] of before.matchAll(/typed\d+by/g)) expect(text).toContain(word)
            const again = mergeExport(text, nextText)
            expect(again).toMatchObject({ state: 'merged', merged: { text, changes: false } })
            const [result, program] = [readExported(text), readExported(nextText)]
            if (result.state !== 'read' || program.state !== 'read') throw new Error('the result cannot be read')
            for (const { id, state } of parts) {
              const there = result.file.parts.find((each) => each.id === id)
              const ours = program.file.parts.find((each) => each.id === id)
              if (['same', 'renewed', 'added', 'back'].includes(state)) expect(there?.content).toBe(ours?.content)
              if (['removed', 'stays-out'].includes(state)) expect(there).toBeUndefined()
              if (state === 'conflict') expect(unkeyed(there?.content)).toContain(unkeyed(ours?.content))
              // Beside what was edited everything is there that the program has anew.
              if (state === 'edited-renewed')
                for (const block of paragraphsOf(ours?.content))
                  if (!paragraphsOf(written.get(id)).includes(block)) expect(unkeyed(there?.content)).toContain(unkeyed(block))
              // What the mark says is always what the program wrote last.
              if (ours !== undefined && there !== undefined) expect(there.digest).toBe(digestOfPart(ours.content))
            }
            for (const { id, content } of program.file.parts) written.set(id, content)
            file = text
          }
        },
      ),
      runs,
    )
  },
  lastsLong,
)

test(
  'a file that nobody touched becomes what the program would write now',
  () => {
    fc.assert(
      fc.property(briefing, briefing, (first, next) => {
        const outcome = mergeExport(beginExport(toyExport(first)), toyExport(next))
        if (outcome.state !== 'merged') {
          expect(outcome.state).toBe('never')
          return
        }
        expect(outcome.merged.text).toBe(beginExport(toyExport(next)))
        expect(outcome.merged.parts.every(({ state }) => ['same', 'renewed', 'added', 'removed'].includes(state))).toBe(true)
      }),
      runs,
    )
  },
  lastsLong,
)

test(
  'any text at all is merged or refused, and thrown at by none',
  () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            '---',
            '<!-- ca:export 1',
            '-->',
            `<!-- ca:part ${partId('a')} text sha256:${'a'.repeat(64)} -->`,
            `<!-- ca:end ${partId('a')} -->`,
            '\n',
            '\r',
            'x: y',
            ' ',
          ),
          { maxLength: 20 },
        )
        .map((all) => all.join('\n')),
    )
    fc.assert(
      fc.property(text, briefing, (file, next) => {
        const outcome = mergeExport(file, toyExport(next))
        if (outcome.state === 'merged')
          expect(mergeExport(outcome.merged.text, toyExport(next))).toMatchObject({ state: 'merged' })
      }),
      runs,
    )
  },
  lastsLong,
)
