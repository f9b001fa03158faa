import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderExport } from '#shared/briefing/export-formats.ts'
import { bundledNotes, documentOf, notePart, textPart } from '#shared/briefing/testing/bundled-briefing.ts'
import { digestOfWords } from '#shared/briefing/verify/check-citation.ts'
import { prepareBundledArchive } from './testing/prepare-bundled.ts'
import { type PreparedArchive, verifyBriefing } from './verify-briefing.ts'

const read = (path: string) => readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8')

let prepared: PreparedArchive
beforeAll(async () => {
  prepared = await prepareBundledArchive()
})

/** Every block of the archive as a quotation, with a comment that quotes nothing. */
function everyBlock() {
  const notes = bundledNotes(read).map((cited) => ({ ...cited, note: { ...cited.note, body: 'A comment, and *emphasis*.' } }))
  return {
    notes,
    document: documentOf([textPart(0, 'Own words.'), ...notes.map((cited, at) => notePart(at + 1, 'quotation-comment', cited))]),
  }
}

/** The same passages, as a hand that was not steady selects them: each begins and ends inside a word, where there is one long enough. */
function cutInsideWords() {
  const isLetter = (sign: string | undefined) => sign !== undefined && /\p{L}/u.test(sign)
  return everyBlock().notes.flatMap((cited) => {
    const { target } = cited.note
    const signs = Array.from(target.exact)
    const from = signs.findIndex((_, at) => at > 0 && isLetter(signs[at - 1]) && isLetter(signs[at]))
    const to = signs.findLastIndex((_, at) => isLetter(signs[at - 1]) && isLetter(signs[at]))
    if (from < 0 || to - from < 12) return []
    const exact = signs.slice(from, to).join('')
    const place = { start: target.start + from, end: target.start + to }
    const note = { ...cited.note, target: { ...target, ...place, exact } }
    return [{ ...cited, ...place, note, quotationSha256: digestOfWords(exact) }]
  })
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

  test('what was exported as it was selected, inside of words, is cut short and fits, and the words that are cut are named; not so once a letter of it is altered', async () => {
    const cut = cutInsideWords()
    expect(cut.length).toBeGreaterThan(20)
    const [file] = await renderExport(format, documentOf(cut.map((cited, at) => notePart(at + 1, 'quotation', cited))))
    if (file === undefined) throw new Error('nothing was written')
    const report = await verifyBriefing({ name: file.name, bytes: file.bytes }, prepared)
    if (!report.ok) throw new Error(report.error.message)
    const wrong = report.value.findings
      .filter(({ result, citation }) => result !== 'cut' || citation?.fits !== true)
      .map(({ result, text, citation }) => `${result}: ${text} ${citation?.problems.join('; ') ?? 'no citation'}`)
    expect(wrong).toEqual([])
    expect(report.value.findings).toHaveLength(cut.length)
    expect(report.value.findings.every(({ remarks }) => remarks.some(({ code }) => code === 'inside-word'))).toBe(true)
    // A Word file is no text in which a letter could be altered so.
    if (format === 'docx') return
    const text = new TextDecoder().decode(file.bytes)
    const words = cut
      .map(({ note }) => note.target.exact)
      .find((exact) => /^[a-z ]+$/i.test(exact.slice(0, 12)) && text.includes(exact.slice(0, 12)))
    if (words === undefined) throw new Error('no quotation begins with plain words')
    const altered = text.replaceAll(words.slice(0, 12), `x${words.slice(1, 12)}`)
    const again = await verifyBriefing({ name: file.name, bytes: new TextEncoder().encode(altered) }, prepared)
    expect(again.ok && again.value.findings.map(({ result }) => result)).toContain('altered-since-export')
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
