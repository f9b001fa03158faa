import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderExport } from '#shared/briefing/export-formats.ts'
import { bundledNotes, documentOf, notePart, textPart } from '#shared/briefing/testing/bundled-briefing.ts'
import { openArchive } from '../archive/open-archive.ts'
import { type PreparedArchive, prepareArchive, verifyBriefing } from './verify-briefing.ts'

const read = (path: string) => readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8')

let prepared: PreparedArchive
beforeAll(async () => {
  const archive = await openArchive('resources/archive')
  if (!archive.ok) throw new Error(archive.error.message)
  const made = await prepareArchive(archive.value, null)
  if (!made.ok) throw new Error(made.error.message)
  prepared = made.value
})

/** Every block of the archive as a quotation, with a comment that quotes nothing. */
function everyBlock() {
  const notes = bundledNotes(read).map((cited) => ({ ...cited, note: { ...cited.note, body: 'A comment, and *emphasis*.' } }))
  return {
    notes,
    document: documentOf([textPart(0, 'Own words.'), ...notes.map((cited, at) => notePart(at + 1, 'quotation-comment', cited))]),
  }
}

describe.each(['plain', 'pandoc', 'obsidian', 'html', 'docx'] as const)('%s', (format) => {
  test('every quotation that the program exports is exact, and its citation fits', async () => {
    const { notes, document } = everyBlock()
    const [file] = await renderExport(format, document)
    if (file === undefined) throw new Error('nothing was written')
    const report = await verifyBriefing({ name: file.name, bytes: file.bytes }, prepared)
    if (!report.ok) throw new Error(report.error.message)
    const { findings, summary } = report.value
    const wrong = findings
      .filter(({ result, citation }) => !['exact', 'unchecked'].includes(result) || citation?.fits !== true)
      .map(({ result, text, citation }) => `${result}: ${text} ${citation?.problems.join('; ') ?? 'no citation'}`)
    expect(wrong).toEqual([])
    expect(findings).toHaveLength(notes.length)
    expect(summary.exact).toBeGreaterThan(notes.length * 0.9)
    expect(findings.every(({ part }) => part !== null)).toBe(true)
  })
})

describe.each(['plain', 'pandoc', 'obsidian'] as const)('%s, quoted whole in a mail', (format) => {
  const mail = async (change: (text: string) => string) => {
    const [file] = await renderExport(format, everyBlock().document)
    if (file === undefined) throw new Error('nothing was written')
    const quoted = change(Buffer.from(file.bytes).toString('utf8')).replace(/^/gmu, '> ')
    const bytes = new TextEncoder().encode(`On Monday Ana wrote:\n${quoted}\nThank you.\n`)
    const report = await verifyBriefing({ name: 'mail.txt', bytes }, prepared)
    if (!report.ok) throw new Error(report.error.message)
    return report.value
  }

  test('is what was exported: its front matter is no quotation', async () => {
    const { ok, findings } = await mail((text) => text)
    expect({ ok, findings: findings.length }).toEqual({ ok: true, findings: everyBlock().notes.length })
  })

  test.each([
    ['a number', 'more than 50', 'more than 60'],
    ['a name', 'Mark Zuckerberg', 'Marc Zuckerberg'],
    ['a negation', 'has dismissed', 'has not dismissed'],
    ['a clause', ', in full,', ''],
  ])('is altered where %s is', async (_, from, to) => {
    const { ok, findings } = await mail((text) => text.replaceAll(from, to))
    expect(ok).toBe(false)
    expect(findings.filter(({ result, text }) => result === 'exact' && to !== '' && text.includes(to))).toEqual([])
  })
})
