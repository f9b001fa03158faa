import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { claimIdSchema, editionIdSchema, noteIdSchema, recommendationIdSchema, signatoryIdSchema } from '../archive/ids.ts'
import { normaliseParagraphBreaks } from './block-quote.ts'
import { readCitationTail } from './citation-tail.ts'
import { readParts } from './part-marks.ts'
import { type NotesExport, renderNotesMarkdown } from './render-notes-markdown.ts'
import { citedNote, citedRecordNote } from './testing/cited-note.ts'
import { coverage, statement } from './testing/exported-note.ts'
import { type MarkdownRoot, parseGfm, visibleText } from './testing/parse-gfm.ts'

const now = new Date('2026-03-01T09:30:00Z')
const base: NotesExport = {
  title: 'Notes on the letter',
  internal: false,
  author: 'Ana Pérez',
  archive: {
    id: 'facebook-letter',
    title: 'The letter to Mark Zuckerberg',
    edition: editionIdSchema.parse('v2'),
    editionDigest: `1e${'0'.repeat(126)}`,
  },
  citations: 'short',
  program: { name: 'Campaign Archive', version: '0.1.0' },
  notes: [],
}

/** Each note gets an id of its own. */
function render(notes: NotesExport['notes'], more: Partial<NotesExport> = {}): string {
  const ids = notes.map((_, index) => noteIdSchema.parse(`${(index + 0x6f2cf7f0).toString(16)}-6b7f-4b52-9d54-3f8a4c7a9a01`))
  const numbered = notes.map((cited, index) => ({ ...cited, note: { ...cited.note, id: ids[index] ?? cited.note.id } }))
  return renderNotesMarkdown({ ...base, notes: numbered as NotesExport['notes'], ...more }, now)
}

function split(markdown: string): { readonly frontMatter: unknown; readonly body: MarkdownRoot } {
  const [, yaml = '', body = ''] = /^---\n(.*?)---\n(.*)$/su.exec(markdown) ?? []
  return { frontMatter: parseYaml(yaml), body: parseGfm(body) }
}

/** The quotations of a file, with the citation that the footnote of each leads to. A block quote without a footnote is the person's own. */
function readQuotations(markdown: string): { readonly quotation: string; readonly citation: string }[] {
  const { body } = split(markdown)
  // The first definition of a label counts.
  const definitions = body.children.flatMap((node) => (node.type === 'footnoteDefinition' ? [node] : []))
  return body.children.flatMap((node) => {
    const last = node.type === 'blockquote' ? node.children.at(-1) : undefined
    const mark = last?.type === 'paragraph' ? last.children.at(-1) : undefined
    if (mark?.type !== 'footnoteReference') return []
    const definition = definitions.find(({ identifier }) => identifier === mark.identifier)
    return [
      {
        quotation: visibleText(node),
        citation: definition === undefined ? 'no footnote' : definition.children.map(visibleText).join('\n'),
      },
    ]
  })
}

describe('renderNotesMarkdown', () => {
  test('writes the file that is kept beside this test', async () => {
    const notes = [
      citedNote('Publish Facebook’s risk assessments', {
        body: 'Compare with **the article**.\n\n- asked for in full\n- by whom?[^1]\n\n[^1]: See the NSPCC.',
        tags: ['risk assessment', 'quotable'],
      }),
      citedNote('research — because executives elevate profits over safety.', { source: coverage, blocks: [{ number: 4 }] }),
      citedNote(
        '1. Share its full research.\n  1. Set-out what *research* has been conducted\n\nUK regulation now requires Facebook',
        {
          blocks: [{ number: 9 }, { number: 10 }],
          tags: ['figure'],
        },
      ),
      citedNote('• info@uncrcpc.org\n  • 1466', { blocks: [{ number: null }, { number: null }], body: '```\nan open fence' }),
    ]
    await expect(render(notes)).toMatchFileSnapshot('./testing/notes.golden.txt')
  })

  test('names what a note on a record is about and where the source has it, as in the file that is kept beside this test', async () => {
    const signatory = { kind: 'signatory', id: signatoryIdSchema.parse('jane-doe') } as const
    const notes = [
      citedNote('Publish Facebook’s risk assessments', { body: 'On a passage.' }),
      citedRecordNote({ kind: 'source', id: coverage.id }, 'Untitled article, 14 October 2021', {
        source: coverage,
        blocks: [],
        body: 'Who wrote it?',
        tags: ['check'],
      }),
      citedRecordNote(signatory, 'Jane\u00a0Doe *OBE*', {
        blocks: [{ number: 16 }],
        edition: editionIdSchema.parse('v2'),
        body: 'Signed for herself.\n\n> not a quotation of ours',
      }),
      citedRecordNote({ kind: 'recommendation', id: recommendationIdSchema.parse('r1') }, 'Share its full research'),
      citedRecordNote({ kind: 'claim', id: claimIdSchema.parse('around-60') }, 'Around 60 organisations', { body: 'Not 59.' }),
    ]
    const file = render(notes)
    await expect(file).toMatchFileSnapshot('./testing/record-notes.golden.txt')
    expect(readQuotations(file).map(({ quotation }) => quotation)).toEqual(['Publish Facebook’s risk assessments'])
    expect(file.match(/SHA-256/gu)).toHaveLength(1)
  })

  test('puts what identifies the archive into front matter that YAML reads as written', () => {
    const title = 'Notes: "risk" # \\ \u0007\u0085\u2028 – yes\nsecond line'
    expect(split(render([], { title })).frontMatter).toEqual({
      title,
      date: '2026-03-01T09:30:00.000Z',
      author: 'Ana Pérez',
      archive: 'The letter to Mark Zuckerberg',
      archive_id: 'facebook-letter',
      edition: 'v2',
      edition_sha512: base.archive.editionDigest,
      program: 'Campaign Archive 0.1.0',
      briefing: expect.stringMatching(/^[0-9a-f-]{36}$/),
      format: 'campaign-archive-briefing/1',
    })
    expect(render([], { title }).split('---')[1]).not.toMatch(/[\u007f-\u009f\u2028]/)
    expect(split(render([], { author: null })).frontMatter).not.toHaveProperty('author')
  })

  test('says that a file is internal in its front matter and its title', () => {
    const internal = render([], { internal: true })
    expect(split(internal).frontMatter).toMatchObject({
      title: 'INTERNAL: Notes on the letter',
      distribution: expect.stringMatching(/^INTERNAL: /),
    })
    expect(internal).toContain('\n# INTERNAL: Notes on the letter\n')
    expect(render([])).not.toContain('INTERNAL')
  })

  test('groups the notes by source, and says which headings are not the source’s own', () => {
    const given = { ...statement, title: { basis: 'archivist' as const, value: 'A *given* title', remark: 'none in the text' } }
    const { body } = split(
      render([citedNote('a', { source: coverage }), citedNote('b', { source: given }), citedNote('c', { source: coverage })]),
    )
    expect(
      body.children.flatMap((node) =>
        /^(?:html|footnoteDefinition)$/.test(node.type) ? [] : [`${node.type}: ${visibleText(node)}`],
      ),
    ).toEqual([
      'heading: Notes on the letter',
      'heading: Untitled article, 14 October 2021',
      'paragraph: The source states no title: this heading was made by Campaign Archive.',
      'blockquote: a',
      'blockquote: c',
      'heading: A *given* title',
      'paragraph: This title was given by the archivist; the source states none.',
      'blockquote: b',
    ])
  })

  test('gives every line and every pair of paragraphs of the sources back, each with its citation', () => {
    const originals = new URL('../../resources/campaign/originals/', import.meta.url)
    const texts = readdirSync(originals).map((name) => readFileSync(new URL(name, originals), 'utf8'))
    const passages = texts.flatMap((text) => {
      const paragraphs = text.split('\n\n')
      return [...text.split('\n'), ...paragraphs.slice(1).map((paragraph, index) => `${paragraphs[index]}\n\n${paragraph}`), text]
    })
    const notes = passages.map((passage) => passage.trim()).filter((passage) => passage !== '')
    expect(notes.length).toBeGreaterThan(100)
    const exported = notes.map((passage, index) => citedNote(passage, { blocks: [{ number: index + 1 }] }))
    const read = readQuotations(render(exported))
    expect(read.map(({ quotation }) => quotation)).toEqual(
      exported.map(({ note }) => normaliseParagraphBreaks(note.target.exact)),
    )
    expect(read.map(({ citation }) => readCitationTail(citation))).toMatchObject(
      exported.map(({ blocks, quotationSha256, start, end }) => ({
        paragraphs: blocks.map(({ number }) => number),
        sha256: quotationSha256,
        link: { to: { kind: 'passage', start, end } },
      })),
    )
  })

  const own = ['first quotation', 'second\n\nquotation']

  test.each([
    ['a footnote like ours', 'As I said[^q1] and [^Q2].\n\n[^q1]: mine\n[^Q2]: mine too'],
    ['an open code fence', 'look:\n\n````js\nconst a = 1\n```'],
    ['an open fence in a fence', '~~~\n```\n'],
    ['an open fence in a list', '- a\n\n  ```\n  b'],
    ['an open comment', 'a\n\n<!-- not yet'],
    ['an open script', '<script>\nalert(1)'],
    ['an open pre', '<pre>\n\n<!--'],
    ['an open declaration', '<!DOCTYPE'],
    ['an open instruction', '<?php'],
    ['an open CDATA section', '<![CDATA[ x'],
    ['an open element', '<div>\n<p>'],
    ['a heading, a rule and a quote', '# Mine\n\n---\n\n> said someone\n> else'],
    ['a table', '| a |\n|---|\n| b |'],
    ['a list', '1. a\n2. b\n   - c'],
    ['indented code', '    code\n\n    more'],
    ['line ends of Windows', 'a\r\n\r\nb\r\n'],
    ['nothing but space', ' \n\t\n'],
    ['a reference', '[Tags: x]: /elsewhere'],
    ['what the probe says', 'what follows the note'],
  ])('lets no note swallow what follows it: %s', (_, body) => {
    const markdown = render(own.map((exact) => citedNote(exact, { body, tags: ['tag'] })))
    expect(readQuotations(markdown).map(({ quotation }) => quotation)).toEqual(own)
    expect(readQuotations(markdown).every(({ citation }) => citation.startsWith('“Hope For Children'))).toBe(true)
    const { body: tree } = split(markdown)
    expect(tree.children.filter((node) => node.type === 'paragraph' && visibleText(node) === 'Tags: tag')).toHaveLength(2)
    expect(render([citedNote('one', { body })])).toContain(body.replace(/\r\n?/g, '\n').trimEnd())
    expect(markdown).not.toContain('\r')
    expect(markdown.endsWith('\n') && !markdown.endsWith('\n\n')).toBe(true)
  })

  test('lets no note swallow what follows it, whatever it holds', () => {
    const pieces = fc.constantFrom(
      '```',
      '~~~~',
      '    ',
      '- ',
      '> ',
      '1. ',
      '<!--',
      '-->',
      '<?',
      '?>',
      '<!A',
      '<![CDATA[',
      ']]>',
      '<script>',
      '</script>',
      '<pre>',
      '<style>',
      '<textarea>',
      '<div>',
      '[^1]: ',
      '[a]: ',
      '[^q1]',
      '[',
      '](',
      '|',
      '---',
      '===',
      '#',
      '*',
      '`',
      '\\',
      '\t',
      ' ',
      '\n',
      '\n',
      '\n\n',
      'word',
      '&',
      '"',
      "'",
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const markdown = render(own.map((exact) => citedNote(exact, { body: parts.join('') })))
        expect(readQuotations(markdown).map(({ quotation }) => quotation)).toEqual(own)
      }),
      { numRuns: 300 },
    )
  })

  test('can be taken apart into its notes again', () => {
    const file = render([citedNote('a', { body: 'one' }), citedNote('b', { source: coverage }), citedNote('c')])
    const parts = readParts(file).flatMap((piece) => (piece.type === 'part' ? [piece] : []))
    expect(parts.map(({ what, touched }) => `${what} ${touched}`)).toEqual([
      'heading false',
      'quotation-comment false',
      'quotation-comment false',
      'heading false',
      'text false',
      'quotation-comment false',
    ])
    expect(new Set(parts.map(({ id }) => id)).size).toBe(6)
  })

  test('gives the same text for the same notes', () => {
    const notes = [citedNote('a', { tags: ['x', 'y_z'] }), citedNote('b', { source: coverage })]
    expect(render(notes)).toBe(render(structuredClone(notes)))
  })
})
