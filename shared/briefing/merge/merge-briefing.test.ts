import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { BriefingDocument } from '../briefing-document.ts'
import { renderBriefingMarkdown } from '../markdown/markdown-writer.ts'
import { bundledBriefing } from '../testing/bundled-briefing.ts'
import { beginExport, canMerge, type MergedExport, mergeExport } from './merge-export.ts'

const archive = new URL('../../../resources/archive/', import.meta.url)
const briefing = bundledBriefing((path) => readFileSync(new URL(path, archive), 'utf8'))
const PROFILES = ['plain', 'pandoc', 'obsidian'] as const

function merge(file: string, document: BriefingDocument, profile: (typeof PROFILES)[number]): MergedExport {
  const outcome = mergeExport(file, renderBriefingMarkdown(document, { profile }))
  if (outcome.state !== 'merged') throw new Error(outcome.state)
  return outcome.merged
}

test.each(PROFILES)(
  'what the program writes for %s is a base: nothing changes where nothing did, and all of it where all did',
  (profile) => {
    const written = renderBriefingMarkdown(briefing, { profile })
    expect(canMerge(written)).toBe(true)
    const file = beginExport(written)
    expect(merge(file, briefing, profile)).toMatchObject({ text: file, changes: false })
    const other: BriefingDocument = {
      ...briefing,
      title: 'Other',
      citations: 'apa',
      author: null,
      date: '2026-12-01T00:00:00.000Z',
      parts: briefing.parts.toReversed(),
    }
    expect(merge(file, other, profile).text).toBe(beginExport(renderBriefingMarkdown(other, { profile })))
  },
)

test.each(PROFILES)('an edited quotation for %s stays, and a conflict holds both', (profile) => {
  const file = beginExport(renderBriefingMarkdown(briefing, { profile })).replaceAll('Not what is listed.', 'Listed otherwise.')
  expect(merge(file, briefing, profile)).toMatchObject({ text: file, changes: false })
  const merged = merge(file, { ...briefing, citations: 'chicago' }, profile)
  expect(merged.parts.filter(({ state }) => state === 'conflict')).toHaveLength(1)
  expect(merged.text).toContain('Listed otherwise.')
  expect(merged.text).toContain('Not what is listed.')
})
