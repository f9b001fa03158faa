import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { naughtyRows } from '../../testing/naughty-strings.ts'
import { normaliseParagraphBreaks } from '../block-quote.ts'
import type { BriefingDocument, CitedNote } from '../briefing-document.ts'
import { renderExport } from '../export-formats.ts'
import { bundledBriefing, bundledNote, bundledNotes, documentOf, notePart } from '../testing/bundled-briefing.ts'

const read = (path: string) => readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8')
const hasPandoc = spawnSync('pandoc', ['--version']).status === 0

/** A node of Pandoc's own tree, as `-t json` prints it. */
interface PandocNode {
  readonly t: string
  readonly c?: unknown
}
const isNode = (value: unknown): value is PandocNode =>
  typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string'

/** All nodes of a kind, in order. */
function nodesOf(value: unknown, kind: string): readonly PandocNode[] {
  if (isNode(value) && value.t === kind) return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((each) => nodesOf(each, kind))
}

/** The words that Pandoc reads in a node; any node that is more than words is named, so that markup in a quotation is seen. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join('')
  if (!isNode(value)) return ''
  switch (value.t) {
    case 'Str':
      return String(value.c)
    case 'Space':
      return ' '
    case 'SoftBreak':
    case 'LineBreak':
      return '\n'
    case 'Note':
      return ''
    case 'Para':
    case 'Plain':
      return wordsOf(value.c)
    case 'BlockQuote':
      return Array.isArray(value.c) ? value.c.map(wordsOf).join('\n\n') : ''
    default:
      return `<${value.t}>${wordsOf(value.c)}`
  }
}

/** Pandoc makes one space of spaces and tabs in a row, and composes accents where it reads GFM: that is all that it may change. */
const asRead = (text: string) => text.replace(/[ \t]+/gu, ' ').normalize('NFC')

/** Signs that Pandoc itself drops or replaces wherever they stand: those without an image, and those for which old programs had quotation marks. */
const held = (text: string) => !/[\0\r\ufeff\u0080-\u009f\u{d800}-\u{dfff}]/u.test(text) && text.trim() !== ''

function withWords(cited: CitedNote, number: number, exact: string): CitedNote {
  const id = `00000007-0000-4000-8000-${number.toString(16).padStart(12, '0')}` as CitedNote['note']['id']
  return { ...cited, note: { ...cited.note, id, target: { ...cited.note.target, exact } } }
}

/** A program that this project has nothing to do with reads what is written for it. Where it is not installed these are reported as skipped. */
describe.skipIf(!hasPandoc)(`in Pandoc${hasPandoc ? '' : ' (not installed here: not tested)'}`, () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'briefing-pandoc-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  async function pandoc(profile: 'pandoc' | 'plain', document: BriefingDocument, args: readonly string[], out?: string) {
    const [main, ...others] = await renderExport(profile, document, { name: 'briefing' })
    if (main === undefined) throw new Error('nothing was written')
    for (const file of [main, ...others]) writeFileSync(join(folder, file.name), file.bytes)
    // Front matter is read by the profile that is for Pandoc; other readers are given what stands under it.
    const text = Buffer.from(main.bytes).toString('utf8')
    const input = profile === 'pandoc' ? text : text.replace(/^---\n[\s\S]*?\n---\n/u, '')
    const run = spawnSync('pandoc', [...args, ...(out === undefined ? [] : ['-o', join(folder, out)])], {
      cwd: folder,
      input,
      maxBuffer: 100_000_000,
    })
    // A citation that is not found, a label that is defined twice: Pandoc says so here.
    expect({ status: run.status, said: run.stderr.toString() }).toEqual({ status: 0, said: '' })
    return out === undefined ? run.stdout.toString() : readFileSync(join(folder, out))
  }
  const treeOf = async (profile: 'pandoc' | 'plain', document: BriefingDocument, args: readonly string[]): Promise<unknown> =>
    JSON.parse(String(await pandoc(profile, document, [...args, '-t', 'json'])))

  const quotations = (notes: readonly CitedNote[]) => documentOf(notes.map((cited, at) => notePart(at + 1, 'quotation', cited)))
  const everyBlock = () => bundledNotes(read)
  /** Where it makes another space of the one after an abbreviation, and another sign of one with a stroke after it. */
  const strange = [
    ['', 'Dr. No, e.g. Mr. X, p. 5 (vs. Y), No. 7'],
    ['', '<\u0338script>a</script> =\u0338 >\u0338'],
    ['', '>\u0338 a'],
  ] as const
  const naughty = () =>
    [...naughtyRows, ...strange].flatMap(([, text], at) => (held(text) ? [withWords(bundledNote(read), at + 1, text)] : []))

  describe.each([
    ['pandoc', 'markdown', ['-f', 'markdown', '--citeproc']],
    ['plain', 'gfm', ['-f', 'gfm+footnotes']],
    ['plain', 'commonmark', ['-f', 'commonmark+footnotes+pipe_tables+strikeout+autolink_bare_uris']],
  ] as const)('the profile %s, read as %s', (profile, _, args) => {
    test.each([
      ['of the whole archive', everyBlock],
      ['of strings that break programs', naughty],
    ])('quotations %s come back letter for letter', async (_name, make) => {
      const notes = make()
      const tree = await treeOf(profile, quotations(notes), args)
      const found = nodesOf(tree, 'BlockQuote').map(wordsOf).map(asRead)
      expect(found).toEqual(notes.map(({ note }) => asRead(normaliseParagraphBreaks(note.target.exact))))
      expect(nodesOf(tree, 'Note')).toHaveLength(notes.length)
    })
  })

  test.each(['html', 'docx', 'plain'] as const)(
    'citations are found in the bibliography, and nothing is warned of: %s',
    async (to) => {
      const file = await pandoc(
        'pandoc',
        bundledBriefing(read),
        ['-f', 'markdown', '--citeproc', '-s', '--wrap=none', '-t', to],
        `briefing.${to}`,
      )
      const text =
        to === 'docx'
          ? strFromU8(unzipSync(new Uint8Array(Buffer.from(file)))['word/document.xml'] ?? new Uint8Array())
          : file.toString()
      expect(text).not.toContain('@hope-for-children-statement')
      expect(text).not.toContain('???')
      expect(text).toContain('Share its full research on children’s mental health and well-being')
      // The bibliography at its end names both sources.
      expect(text).toContain('source news-article-2021-10-14. ')
      expect(text).toContain('source hope-for-children-statement. ')
    },
  )

  test('every citation names a source and its paragraph', async () => {
    const notes = everyBlock()
    const tree = await treeOf('pandoc', quotations(notes), ['-f', 'markdown'])
    const cites = nodesOf(tree, 'Cite').flatMap(({ c }) =>
      Array.isArray(c) ? (c[0] as { citationId: string; citationSuffix: unknown }[]) : [],
    )
    expect(cites.map(({ citationId }) => citationId)).toEqual(notes.map(({ source }) => source.id))
    expect(cites.every(({ citationSuffix }) => /para|furniture/u.test(wordsOf(citationSuffix)))).toBe(true)
  })
})
