import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseXml, type XmlElement, XmlText } from '@rgrove/parse-xml'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { anyNaughty, naughtyStrings } from '../../testing/naughty-strings.ts'
import { normaliseParagraphBreaks } from '../block-quote.ts'
import type { BriefingDocument } from '../briefing-document.ts'
import {
  bundledBriefing,
  bundledNote,
  bundledNotes,
  documentOf,
  headingPart,
  notePart,
  textPart,
} from '../testing/bundled-briefing.ts'
import { renderBriefingDocx } from './render-docx.ts'

const read = (path: string) => readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8')
const cited = bundledNote(read)

function elementsOf(node: XmlElement): XmlElement[] {
  return node.children.filter((child): child is XmlElement => 'attributes' in child)
}

function allElements(node: XmlElement): XmlElement[] {
  return [node, ...elementsOf(node).flatMap(allElements)]
}

/** The words of a paragraph as a reader of Word files takes them. */
function wordsOf(node: XmlElement): string {
  switch (node.name) {
    case 'w:t':
      return node.children.map((child) => (child instanceof XmlText ? child.text : '')).join('')
    case 'w:br':
      return '\n'
    case 'w:tab':
      return '\t'
    default:
      return elementsOf(node).map(wordsOf).join('')
  }
}

function styleOf(paragraph: XmlElement): string {
  return allElements(paragraph).find(({ name }) => name === 'w:pStyle')?.attributes['w:val'] ?? ''
}

interface Paragraph {
  readonly style: string
  readonly words: string
  /** The bookmark it stands in. */
  readonly part: string
}

/** Reads a Word file with nothing of what wrote it: every part must be well-formed XML. */
function readWord(bytes: Uint8Array) {
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]))
  const xml = (name: string): XmlElement => {
    const { root } = parseXml(files[name] ?? '')
    if (root === null) throw new Error(`${name} is empty`)
    return root
  }
  for (const name of Object.keys(files)) if (/\.(?:xml|rels)$/.test(name)) xml(name)
  const body = elementsOf(xml('word/document.xml')).find(({ name }) => name === 'w:body')
  if (body === undefined) throw new Error('the document has no body')
  const paragraphs: Paragraph[] = []
  let part = ''
  for (const element of allElements(body)) {
    if (element.name === 'w:bookmarkStart') part = element.attributes['w:name'] ?? ''
    if (element.name === 'w:bookmarkEnd') part = ''
    if (element.name === 'w:p') paragraphs.push({ style: styleOf(element), words: wordsOf(element), part })
  }
  const footnotes = elementsOf(xml('word/footnotes.xml')).filter((note) => note.attributes['w:type'] === undefined)
  return { files, xml, body, paragraphs, footnotes }
}

const write = async (document: BriefingDocument) => readWord((await renderBriefingDocx(document)).bytes)

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('renderBriefingDocx', () => {
  test('every block and every pair of blocks of the archive is read back as it is in the source', async () => {
    const notes = bundledNotes(read)
    const { paragraphs, footnotes } = await write(documentOf(notes.map((cited, index) => notePart(index, 'quotation', cited))))
    const quotations = new Map<string, string[]>()
    for (const { style, words, part } of paragraphs) {
      if (style === 'Quote') quotations.set(part, [...(quotations.get(part) ?? []), words])
    }
    expect([...quotations.values()].map((words) => words.join('\n\n'))).toEqual(
      notes.map(({ note }) => normaliseParagraphBreaks(note.target.exact)),
    )
    expect(footnotes.map((note) => wordsOf(note).match(/SHA-256 of the quotation: ([0-9a-f]{64})$/)?.[1])).toEqual(
      notes.map(({ quotationSha256 }) => quotationSha256),
    )
  })

  test('gives each part its bookmark, and headings, lists, tables and code the structures of Word', async () => {
    const document = bundledBriefing(read)
    const { paragraphs, body, footnotes, xml } = await write(document)
    expect(paragraphs[0]).toEqual({ style: 'Title', words: document.title, part: '' })
    expect(paragraphs.filter(({ style }) => style.startsWith('Heading')).map(({ style, words }) => [style, words])).toEqual([
      ['Heading1', 'What is asked'],
      ['Heading2', 'Who signed & <who> did not'],
      ['Heading1', 'Records'],
    ])
    const starts = allElements(body).filter(({ name }) => name === 'w:bookmarkStart')
    expect(starts.map((start) => start.attributes['w:name'])).toEqual(
      document.parts.map(({ id }) => `ca_${id.replaceAll('-', '')}`),
    )
    const names = new Set(allElements(xml('word/styles.xml')).flatMap((style) => style.attributes['w:styleId'] ?? []))
    expect(paragraphs.map(({ style }) => style).filter((style) => style !== '' && !names.has(style))).toEqual([])
    expect(paragraphs.filter(({ style }) => style === 'BlockText').map(({ words }) => words)).toEqual([
      'Not a quotation of a source.',
    ])
    expect(paragraphs.find(({ style }) => style === 'Code')?.words).toBe('risk = likelihood × harm')
    expect(allElements(body).filter(({ name }) => name === 'w:tbl')).toHaveLength(1)
    expect(allElements(body).filter(({ name }) => name === 'w:numPr')).toHaveLength(8)
    // Ten citations, and one footnote of the person's own.
    expect(footnotes).toHaveLength(11)
    expect(allElements(body).filter(({ name }) => name === 'w:footnoteReference')).toHaveLength(11)
  })

  test('names the language of each quotation, and leads a citation to its place', async () => {
    const { body, xml } = await write(bundledBriefing(read))
    const quotes = allElements(body).filter((element) => element.name === 'w:p' && styleOf(element) === 'Quote')
    const languages = quotes
      .flatMap(allElements)
      .flatMap(({ name, attributes }) => (name === 'w:lang' ? [attributes['w:val']] : []))
    expect(new Set(languages)).toEqual(new Set(['en']))
    const targets = allElements(xml('word/_rels/footnotes.xml.rels')).flatMap(({ attributes }) => attributes['Target'] ?? [])
    expect(targets.filter((target) => target.startsWith('campaign-archive://open/'))).toHaveLength(10)
    expect(targets.filter((target) => target.startsWith('https:'))).toEqual(['https://www.nspcc.org.uk/'])
  })

  test('says its title, its author, the moment it was given and its edition', async () => {
    const document = { ...bundledBriefing(read), author: 'A <b> & "c"' }
    const { files, xml } = await write(document)
    const core = elementsOf(xml('docProps/core.xml'))
    expect(Object.fromEntries(core.map((element) => [element.name, element.text]))).toEqual({
      'dc:title': document.title,
      'dc:creator': document.author,
      'dcterms:created': '2026-03-01T09:30:00Z',
      'dcterms:modified': '2026-03-01T09:30:00Z',
    })
    expect(files['docProps/custom.xml']).toContain(document.archive.editionDigest)
    expect((await write({ ...document, author: null })).files['docProps/core.xml']).not.toContain('creator')
  })

  test('the same briefing gives the same bytes, whatever the clock and chance say', async () => {
    const first = await renderBriefingDocx(bundledBriefing(read))
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] })
    vi.spyOn(Math, 'random').mockReturnValue(0.123)
    const second = await renderBriefingDocx(bundledBriefing(read))
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true)
  })

  test('shows and counts the characters that XML cannot hold', async () => {
    const exact = 'a\u0000b\u001bc\ud800d\uffffe'
    const document = documentOf([
      notePart(1, 'quotation', { ...cited, note: { ...cited.note, target: { ...cited.note.target, exact } } }),
    ])
    const { bytes, replacedCharacters } = await renderBriefingDocx(document)
    expect(readWord(bytes).paragraphs.find(({ style }) => style === 'Quote')?.words).toBe('a␀b␛c�d�e')
    expect(replacedCharacters).toBe(4)
    expect((await renderBriefingDocx(bundledBriefing(read))).replacedCharacters).toBe(0)
  })

  test.each([
    ['https://example.org/a b', null],
    ['https://exa mple.org', null],
    ['https://[::1]/', null],
    ['https://example.org:port/', null],
    ['https://example.org/ä?q="\\<\\>&', 'https://example.org/%C3%A4?q=%22%3C%3E&'],
    ['https://example.org/a#b#c', 'https://example.org/a#b%23c'],
    ['https://example.org/100%', 'https://example.org/100%25'],
  ])('leads to %s as Word can open it, or shows it', async (url, target) => {
    const { xml, paragraphs, files } = await write(documentOf([textPart(1, `[words](<${url}>)`)]))
    const targets = allElements(xml('word/_rels/document.xml.rels')).flatMap(({ attributes }) =>
      attributes['TargetMode'] === 'External' ? [attributes['Target']] : [],
    )
    expect(targets).toEqual(target === null ? [] : [target])
    expect(paragraphs.some(({ words }) => words === (target === null ? `words (${url})` : 'words'))).toBe(true)
    expect(files['word/document.xml']).not.toContain('javascript:')
  })

  test('lists begin with their number, and each anew', async () => {
    const { xml } = await write(documentOf([textPart(1, '3. a\n4. b\n\n- x\n\n1. c')]))
    const starts = allElements(xml('word/numbering.xml')).filter(({ name }) => name === 'w:startOverride')
    expect(new Set(starts.map(({ attributes }) => attributes['w:val']))).toEqual(new Set(['1', '3']))
  })

  test.each(Object.entries(naughtyStrings))('%s give a file whose parts are XML', async (_, texts) => {
    const parts = texts.flatMap((text) => everywhere(text).parts)
    expect((await write(documentOf(parts))).paragraphs.length).toBeGreaterThan(texts.length)
    for (const text of texts.slice(0, 3)) await write(everywhere(text))
  })

  test('whatever is written in Markdown gives a file whose parts are XML', async () => {
    const piece = fc.oneof(
      anyNaughty,
      fc.constantFrom('\n\n', '> ', '- ', '1. ', '`', '[a](https://b.c)', '|a|\n|-|\n', '[^1]', '*'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        await write(everywhere(`${pieces.join('')}\n\n[^1]: | a |\n    |---|\n\n    - b`))
      }),
      { numRuns: 40 },
    )
  })
})

function everywhere(text: string): BriefingDocument {
  const said = { basis: 'archivist', value: text, remark: text } as const
  const attacked = {
    ...cited,
    note: { ...cited.note, body: text, target: { ...cited.note.target, exact: text } },
    source: { ...cited.source, title: said, publisher: said, language: text },
  }
  return documentOf(
    [
      headingPart(1, 1, text),
      textPart(1, text),
      notePart(1, 'quotation-comment', attacked),
      notePart(2, 'comment', attacked),
      notePart(3, 'reference', attacked),
    ],
    { id: text, title: text, author: text, date: text, archive: { ...documentOf([]).archive, title: text, editionDigest: text } },
  )
}

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0

/** A program that this project has nothing to do with opens the file. Where it is not installed these are reported as skipped. */
describe.skipIf(!hasLibreOffice)(`in LibreOffice${hasLibreOffice ? '' : ' (not installed here: not tested)'}`, () => {
  const convert = async (document: BriefingDocument, to: string, extension: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'briefing-docx-'))
    try {
      writeFileSync(join(folder, 'briefing.docx'), (await renderBriefingDocx(document)).bytes)
      const profile = `-env:UserInstallation=file://${folder}/profile`
      const run = spawnSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        folder,
        join(folder, 'briefing.docx'),
      ])
      expect(run.stderr.toString() + run.stdout.toString()).toContain('convert')
      return readFileSync(join(folder, `briefing.${extension}`))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test('words, footnotes and bookmarks are where they belong', { timeout: 120_000 }, async () => {
    const document = bundledBriefing(read)
    const opened = parseXml(strFromU8(unzipSync(await convert(document, 'odt', 'odt'))['content.xml'] ?? new Uint8Array())).root
    if (opened === null) throw new Error('LibreOffice wrote an empty file')
    const elements = allElements(opened)
    const words = elements.filter(({ name }) => name === 'text:p').map(({ text }) => text)
    for (const part of document.parts) {
      if (part.type !== 'note' || !('exact' in part.cited.note.target) || !part.form.startsWith('quotation')) continue
      for (const paragraph of part.cited.note.target.exact.split('\n\n')) {
        expect(words.some((each) => each.startsWith(paragraph))).toBe(true)
      }
    }
    expect(elements.flatMap(({ attributes }) => attributes['text:note-class'] ?? [])).toEqual(Array(11).fill('footnote'))
    expect(words.filter((each) => /SHA-256 of the quotation: [0-9a-f]{64}$/.test(each)).length).toBeGreaterThanOrEqual(7)
    const names = elements.flatMap(({ name, attributes }) =>
      name === 'text:bookmark-start' ? (attributes['text:name'] ?? []) : [],
    )
    expect(names).toEqual(document.parts.map(({ id }) => `ca_${id.replaceAll('-', '')}`))
  })

  test('it becomes a PDF', { timeout: 120_000 }, async () => {
    expect((await convert(bundledBriefing(read), 'pdf', 'pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
