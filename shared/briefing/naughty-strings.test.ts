import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { editionIdSchema } from '../archive/ids.ts'
import { anyNaughty, anyNaughtyName, naughtyRows } from '../testing/naughty-strings.ts'
import { type NotesExport, renderNotesMarkdown } from './render-notes-markdown.ts'
import { citedNote } from './testing/cited-note.ts'
import { parseGfm, visibleText } from './testing/parse-gfm.ts'

const words = 'Publish Facebook’s risk assessments'

function render(note: { readonly body?: string; readonly tags?: readonly string[] }, more: Partial<NotesExport> = {}): string {
  return renderNotesMarkdown(
    {
      title: 'Notes',
      author: null,
      archive: { id: 'a', title: 'A', edition: editionIdSchema.parse('v2'), editionDigest: '1'.repeat(128) },
      program: { name: 'Campaign Archive', version: '0.1.0' },
      internal: false,
      citations: 'short',
      notes: [citedNote(words, { body: note.body ?? '', tags: [...(note.tags ?? [])] })],
      ...more,
    },
    new Date('2026-03-01T09:30:00Z'),
  )
}

function split(markdown: string) {
  const [, yaml = '', body = ''] = /^---\n(.*?)---\n(.*)$/su.exec(markdown) ?? []
  return { frontMatter: parseYaml(yaml) as Record<string, unknown>, body: parseGfm(body) }
}

/** The words of a note as a file of LF lines has them, without the blank lines around them. */
function asLines(body: string): string {
  return body
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .replace(/[ \t\n]+$/, '')
}

/** A note that was left open would swallow its footnote and the mark of its end, and the quotation its citation. */
function expectEndWithItsNote(markdown: string): void {
  expect(split(markdown).body.children.slice(-2)).toMatchObject([
    { type: 'footnoteDefinition', identifier: 'q6f2cf7f0' },
    { type: 'html', value: '<!-- ca:end 6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01 -->' },
  ])
}

/** What CommonMark has U+0000 read as (2.3). */
const withoutNull = (text: string) => text.replaceAll('\u0000', '\ufffd')

describe('saved as Markdown', () => {
  test.each(naughtyRows)('%s stand in the file as they were written, and end with their note: %j', (_, text) => {
    const markdown = render({ body: text })
    const body = asLines(text)
    expect(markdown).toContain(`\n\n${body}`)
    expectEndWithItsNote(markdown)
  })

  test('whatever the words of a note are', () => {
    fc.assert(
      fc.property(anyNaughty, (text) => {
        const markdown = render({ body: text })
        expect(markdown).toContain(asLines(text))
        expectEndWithItsNote(markdown)
      }),
      { numRuns: 300 },
    )
  })

  test('a tag is read as it was written', () => {
    fc.assert(
      fc.property(anyNaughtyName(100), (tag) => {
        const line = split(render({ tags: [tag] })).body.children.map(visibleText)
        expect(line).toContain(`Tags: ${withoutNull(tag)}`)
      }),
      { numRuns: 500 },
    )
  })

  test('title and author are read as they were written', () => {
    fc.assert(
      fc.property(anyNaughtyName(200), anyNaughtyName(200), (title, author) => {
        expect(split(render({}, { title, author })).frontMatter).toMatchObject({ title, author })
      }),
      { numRuns: 300 },
    )
  })
})
