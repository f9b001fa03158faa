import { beforeAll, describe, expect, test } from 'vitest'
import type { ReadDocument } from '#shared/briefing/verify/read/read-document.ts'
import { readDocx } from '#shared/briefing/verify/read/read-docx.ts'
import { readHtml } from '#shared/briefing/verify/read/read-html.ts'
import { readMarkdown } from '#shared/briefing/verify/read/read-markdown.ts'
import { alterations, harmless, type Variant } from '#shared/briefing/verify/testing/variants.ts'
import {
  quotationInDocx,
  quotationInHtml,
  quotationInMarkdown,
  type WrittenAs,
} from '#shared/briefing/verify/testing/written-quotation.ts'
import { verifyDocument } from '#shared/briefing/verify/verify-document.ts'
import { sentenceRanges } from '#shared/text/segment-text.ts'
import { prepareBundledArchive } from './testing/prepare-bundled.ts'
import type { PreparedArchive } from './verify-briefing.ts'

let prepared: PreparedArchive
beforeAll(async () => {
  prepared = await prepareBundledArchive()
})

const readers: readonly (readonly [string, (quotation: string, form: WrittenAs) => ReadDocument])[] = [
  ['Markdown', (quotation, form) => readMarkdown(quotationInMarkdown(quotation, form))],
  ['HTML', (quotation, form) => readHtml(quotationInHtml(quotation, form))],
  ['DOCX', (quotation, form) => readDocx(quotationInDocx(quotation, form))],
]
const file = { name: 'briefing', bytes: 1, sha256: '' }
const noFigures = { claims: [], texts: [], names: [] }

/** Every block and every sentence of the archive with enough words to be told from chance. */
function passages(): readonly string[] {
  const all = new Set<string>()
  for (const text of prepared.index.texts) {
    for (const block of text.blocks) {
      const words = text.text.slice(text.offsets().toUtf16(block.start), text.offsets().toUtf16(block.end))
      for (const passage of [words, ...sentenceRanges(words).map(({ start, end }) => words.slice(start, end))])
        if (passage.split(/\s+/u).length >= 5) all.add(passage)
    }
  }
  return [...all]
}

function verified(variant: Variant, read: (quotation: string, form: WrittenAs) => ReadDocument, form: WrittenAs) {
  return verifyDocument(read(variant.quotation, form), file, prepared.index, noFigures).findings
}

/** Each variant in one format and form by turns, so that all of them meet all without the run taking minutes. */
function* cases(variantsOf: (passage: string) => readonly Variant[], form: WrittenAs) {
  let turn = form === 'block' ? 0 : 1
  for (const passage of passages()) {
    for (const variant of variantsOf(passage)) {
      const reader = readers[turn++ % readers.length]
      if (reader !== undefined) yield { variant, format: reader[0], findings: verified(variant, reader[1], form) }
    }
  }
}

describe.each(['block', 'inline'] as const)('quotations as %s', (form) => {
  test('no harmless change is called anything but exact', () => {
    let count = 0
    const wrong: string[] = []
    for (const { variant, format, findings } of cases(harmless, form)) {
      count++
      const [only] = findings
      if (findings.length !== 1 || only?.result !== 'exact')
        wrong.push(`${format}, ${variant.rule}: ${findings.map(({ result, text }) => `${result} ${text}`).join(' | ')}`)
    }
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(1_000)
  })

  test('no alteration is called exact', () => {
    let count = 0
    const wrong: string[] = []
    for (const { variant, format, findings } of cases(alterations, form)) {
      count++
      if (findings.every(({ result }) => result === 'exact' || result === 'marked' || result === 'unchecked'))
        wrong.push(`${format}, ${variant.rule}: ${variant.quotation}`)
    }
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(1_500)
  })
})
