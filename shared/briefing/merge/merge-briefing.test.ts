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

test.each(PROFILES)('an edited comment for %s stays, also where every citation is written in another style', (profile) => {
  const file = beginExport(renderBriefingMarkdown(briefing, { profile })).replaceAll('Not what is listed.', 'Listed otherwise.')
  expect(merge(file, briefing, profile)).toMatchObject({ text: file, changes: false })
  const restyled: BriefingDocument = { ...briefing, citations: 'chicago' }
  const merged = merge(file, restyled, profile)
  expect(merged.parts.filter(({ state }) => state === 'conflict')).toEqual([])
  const wanted = beginExport(renderBriefingMarkdown(restyled, { profile })).replaceAll('Not what is listed.', 'Listed otherwise.')
  expect(merged.text).toBe(wanted)
})

test.each(PROFILES)('a conflict for %s holds both, and defines no footnote twice', (profile) => {
  const edit = (text: string, to: string) => text.replaceAll('Not what is listed.', to)
  const file = edit(beginExport(renderBriefingMarkdown(briefing, { profile })), 'Listed otherwise.')
  const outcome = mergeExport(file, edit(renderBriefingMarkdown(briefing, { profile }), 'Not listed at all.'))
  if (outcome.state !== 'merged') throw new Error(outcome.state)
  const { text, parts } = outcome.merged
  expect(parts.filter(({ state }) => state === 'conflict')).toHaveLength(1)
  expect(text).toContain('Listed otherwise.')
  expect(text).toContain('Not listed at all.')
  const labels = Array.from(text.matchAll(/^\[\^([^\]]+)\]:/gmu), ([, label]) => label)
  expect(new Set(labels).size).toBe(labels.length)
})
