import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyNaughty } from '../testing/naughty-strings.ts'
import { digestOfPart, type FilePiece, type MarkSyntax, markPart, PART_NAMES, readParts } from './part-marks.ts'

const [one, two] = ['6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01', '11111111-2222-4333-8444-555555555555']
const hex = 'a'.repeat(64)

const marks = [
  `<!-- ca:part ${one} text sha256:${hex} -->`,
  `<!-- ca:end ${one} -->`,
  `%% ca:part ${two} quotation-comment sha256:${hex} %%`,
  `%% ca:end ${two} %%`,
  `  <!-- ca:end ${two} -->  `,
  `<!-- ca:part ${two} sha256:${hex} -->`,
  '<!-- ca:part ',
  '<!-- ca:end',
  '%% ca:end',
]
const signs = [
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  ' ',
  '\t',
  '    ',
  '```',
  '> ',
  'word',
  '\u2028',
  '\u0085',
  '\ufeff',
  '<!--',
  '-->',
  '%%',
  '- ',
]
const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...marks, ...marks, ...signs), maxLength: 12 }) },
  anyNaughty,
)

function parts(file: string): Extract<FilePiece, { type: 'part' }>[] {
  return readParts(file).flatMap((piece) => (piece.type === 'part' ? [piece] : []))
}

/** What a part must be read back as, but for marks in it. */
function asLines(content: string): string {
  return content
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .replace(/(?:\n[ \t]*)+$/, '')
    .replace(/^[ \t]*$/, '')
}

describe('readParts', () => {
  test('takes a file apart so that its pieces in a row are the file, whatever it holds', () => {
    fc.assert(
      fc.property(anyText, (file) => {
        expect(
          readParts(file)
            .map(({ text }) => text)
            .join(''),
        ).toBe(file)
      }),
      { numRuns: 2000 },
    )
  })

  test('gives back every part that was marked, untouched, whatever its content looks like', () => {
    const part = fc.record({
      what: fc.constantFrom(...PART_NAMES),
      syntax: fc.constantFrom<MarkSyntax>('html', 'obsidian'),
      content: anyText,
    })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n'), (written, lineEnd) => {
        const ids = [one, two, ...written.map((_, n) => `00000000-0000-4000-8000-00000000000${n}`)]
        const file = `# Title\n\n${written.map(({ what, syntax, content }, n) => markPart(ids[n] ?? one, what, content, syntax)).join('\n\n')}\n`
        const read = parts(file.replaceAll('\n', lineEnd))
        expect(read.map(({ id, what, syntax, touched }) => ({ id, what, syntax, touched }))).toEqual(
          written.map(({ what, syntax }, n) => ({ id: ids[n], what, syntax, touched: false })),
        )
        expect(
          read.map(({ content }) => content.replaceAll('\r\n', '\n').replace(/(<!--|%%) {2}(?=ca:(?:part|end) )/g, '$1 ')),
        ).toEqual(written.map(({ content }) => asLines(content)))
        // Marked again as they were read, they are what they were.
        expect(read.map(({ id, what, syntax, content }) => markPart(id, what, content, syntax))).toEqual(
          read.map(({ text }) => text.replaceAll('\r\n', '\n').trimEnd()),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('knows a part that a person changed', () => {
    const file = markPart(one, 'text', 'Fifty organisations.', 'html')
    const [part] = parts(file.replace('Fifty', 'Sixty'))
    expect(part).toMatchObject({ touched: true, content: 'Sixty organisations.', digest: digestOfPart('Fifty organisations.') })
  })

  test('takes what editors change by themselves for no change', () => {
    const file = markPart(one, 'text', 'First line\nsecond line\n\n- third', 'html')
    const saved = file.replace('First line', 'First line  ').replace('\n\n- third', '\n \t\n- third\n\n').replaceAll('\n', '\r\n')
    expect(saved).not.toBe(file)
    expect(parts(saved)[0]?.touched).toBe(false)
  })

  test('reads no part where one of its marks is gone', () => {
    const [first, second] = [markPart(one, 'text', 'one', 'html'), markPart(two, 'text', 'two', 'html')]
    const file = `${first}\n\n${second}\n`
    expect(parts(file).map(({ id }) => id)).toEqual([one, two])
    expect(parts(file.replace(`<!-- ca:end ${one} -->\n`, '')).map(({ id }) => id)).toEqual([two])
    expect(parts(file.replace(/^<!-- ca:part.*\n/, '')).map(({ id }) => id)).toEqual([two])
  })

  test('reads both where a part was copied, also where the first lost its end', () => {
    const part = markPart(one, 'text', 'one', 'html')
    expect(parts(`${part}\n\n${part}\n`)).toHaveLength(2)
    expect(parts(`${part.replace(`<!-- ca:end ${one} -->`, '')}\n\n${part}\n`).map(({ content }) => content)).toEqual(['one'])
  })

  test('leaves a mark within a part that a person moved there to that part', () => {
    const inner = markPart(two, 'text', 'inner', 'html')
    const file = markPart(one, 'text', 'outer', 'html').replace('outer', `outer\n\n${inner}`)
    expect(parts(file)).toMatchObject([{ id: one, touched: true, content: `outer\n\n${inner}` }])
  })

  test('reads 20,000 parts, and as many marks without an end, in well under a second', () => {
    const many = `${markPart(one, 'text', 'words', 'html')}\n\n`.repeat(20_000)
    const open = `<!-- ca:part ${one} text sha256:${hex} -->\n`.repeat(20_000)
    const started = performance.now()
    expect(parts(many)).toHaveLength(20_000)
    expect(parts(open)).toHaveLength(0)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

test('the digest of a part is what sha256sum says of its lines', () => {
  const content = '> “Süßigkeiten”\\\n> 50 – 60[^q1]\n\n😀 end'
  const [digest] = execFileSync('sha256sum', { input: content, encoding: 'utf8' }).split(' ')
  expect(digestOfPart(`\n${content}  \r\n\n`)).toBe(digest)
})
