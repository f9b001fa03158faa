import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { EXPORT_FORMAT_FACTS, EXPORT_FORMATS, renderExport } from './export-formats.ts'
import { bundledBriefing, documentOf, textPart } from './testing/bundled-briefing.ts'

const read = (path: string) => readFileSync(new URL(`../../resources/archive/${path}`, import.meta.url), 'utf8')

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('renderExport', () => {
  test.each(EXPORT_FORMATS)('%s: the same briefing gives the same bytes, whatever the clock and chance say', async (format) => {
    const first = await renderExport(format, bundledBriefing(read))
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] })
    vi.spyOn(Math, 'random').mockReturnValue(0.123)
    const second = await renderExport(format, bundledBriefing(read))
    expect(second.map(({ name }) => name)).toEqual(first.map(({ name }) => name))
    for (const [index, { bytes }] of second.entries()) {
      expect(Buffer.from(bytes).equals(Buffer.from(first[index]?.bytes ?? []))).toBe(true)
    }
    expect(first.every(({ bytes }) => bytes.length > 0)).toBe(true)
  })

  test.each(EXPORT_FORMATS)('%s: a briefing without a part gives a file', async (format) => {
    const [file] = await renderExport(format, documentOf([]))
    expect(file?.name).toBe(`What the open letter asks of Facebook${EXPORT_FORMAT_FACTS[format].extension}`)
    expect(file?.mediaType).toBe(EXPORT_FORMAT_FACTS[format].mediaType)
  })

  test('for Pandoc the sources stand beside the file, under its name', async () => {
    const files = await renderExport('pandoc', bundledBriefing(read), { name: 'Letter' })
    expect(files.map(({ name }) => name)).toEqual(['Letter.md', 'Letter.csl.json'])
    expect(Buffer.from(files[0]?.bytes ?? []).toString('utf8')).toContain('bibliography: "Letter.csl.json"')
  })

  test('for Obsidian a file for each note stands beside the one that shows them', async () => {
    const files = await renderExport('obsidian-notes', bundledBriefing(read), { name: 'Letter' })
    expect(files[0]?.name).toBe('Letter.md')
    expect(files).toHaveLength(11)
    expect(new Set(files.map(({ name }) => name)).size).toBe(11)
  })

  test('counts the halves of characters that UTF-8 cannot hold', async () => {
    const [file] = await renderExport('html', documentOf([textPart(1, 'a\ud800b')]))
    expect(file?.replacedCharacters).toBe(1)
    expect(Buffer.from(file?.bytes ?? []).toString('utf8')).toContain('a\ufffdb')
  })
})
