import { appendFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { VerificationReport } from '#shared/briefing/verify/report.ts'
import { type AdversaryCase, caseOf, FORMATS } from '#shared/briefing/verify/testing/adversary/cases.ts'
import type { QuotedSource } from '#shared/briefing/verify/testing/adversary/takings.ts'
import { prepareBundledArchive } from './testing/prepare-bundled.ts'
import { type PreparedArchive, verifyBriefing } from './verify-briefing.ts'

/** More, and other ones, by `ADVERSARY_CASES=20000 ADVERSARY_SEED=7000000 npx vitest run verify-adversary`. */
const CASES = Number(process.env['ADVERSARY_CASES'] ?? 900)
const FIRST_SEED = Number(process.env['ADVERSARY_SEED'] ?? 1)

let prepared: PreparedArchive
let sources: readonly [QuotedSource, ...QuotedSource[]]
beforeAll(async () => {
  prepared = await prepareBundledArchive()
  const [first, ...rest] = prepared.index.texts.map(({ source, title, text, blocks }): QuotedSource => {
    const characters = [...text]
    return {
      id: source,
      title,
      text,
      paragraphs: blocks.map(({ start, end, number }) => ({ words: characters.slice(start, end).join(''), number })),
    }
  })
  if (first === undefined) throw new Error('the archive has no sources')
  sources = [first, ...rest]
})

/** Fewer words are not told from chance: that nothing is said of them is right. */
const FEW = 4

/** What is wrong with what was said of a case; null where it is right. */
function fault({ expects, words, written }: AdversaryCase, { findings, ok }: VerificationReport): string | null {
  const said = findings
    .map(
      ({ result, text, citation, parts }) =>
        `${result}${citation?.fits === false ? ` (${citation.problems.join('; ')})` : ''} ${JSON.stringify(text)} ${JSON.stringify(parts.filter(({ kinds }) => kinds.length > 0))}`,
    )
    .join('\n      ')
  const [only, ...more] = findings
  switch (expects) {
    case 'altered':
      if (!ok) return null
      if (words < FEW + 1 && findings.every(({ result }) => result === 'unchecked')) return null
      return findings.length === 0 ? 'altered, and not found' : `altered, and not said so: ${said}`
    case 'cited wrongly':
      return ok ? `cited wrongly, and not said so: ${said || 'nothing found'}` : null
    case 'untouched':
    case 'marked':
      if (only === undefined) return 'not found'
      // A footnote of the writer between two paragraphs of a block makes two quotations of it.
      if (more.length > 0 && findings.length === written.length && ok && findings.every(({ kind }) => kind === 'block'))
        return null
      if (more.length > 0) return `found as ${findings.length}: ${said}`
      if (!ok) return `untouched, and called ${said}`
      if (only.result === 'unchecked' && words > 1) return `not checked: ${said}`
      return expects === 'untouched' && only.result === 'marked' ? `nothing was marked: ${said}` : null
  }
}

describe.each(FORMATS)('%s', (format) => {
  test('an altered quotation is never called exact, and an untouched one never altered', async () => {
    const wrong: string[] = []
    const counts = new Map<string, [number, number]>()
    for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES / FORMATS.length; seed++) {
      const each = caseOf(seed * 3 + FORMATS.indexOf(format), format, sources)
      const report = await verifyBriefing(each, prepared)
      if (!report.ok) throw new Error(`seed ${each.seed}: ${report.error.message}`)
      const is = fault(each, report.value)
      const count = counts.get(`${each.expects}: ${each.kind}`) ?? [0, 0]
      counts.set(`${each.expects}: ${each.kind}`, [count[0] + 1, count[1] + (is === null ? 0 : 1)])
      if (is !== null)
        wrong.push(
          `seed ${each.seed}, ${each.kind}, ${each.place}: ${is}\n    taken:   ${JSON.stringify(each.taken)}\n    written: ${JSON.stringify(each.written)}`,
        )
    }
    const faulty = [...counts].map(([kind, [all, found]]) => `${format}: ${kind}: ${found} of ${all}`)
    const table = process.env['ADVERSARY_TABLE']
    if (table !== undefined) await appendFile(table, [...faulty.sort(), ...wrong, ''].join('\n'))
    expect(wrong).toEqual([])
  })
})
