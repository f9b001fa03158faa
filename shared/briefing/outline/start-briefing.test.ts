import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recommendationIdSchema, sourceIdSchema } from '../../archive/ids.ts'
import type { Note } from '../../notes/note.ts'
import { bundledEdition } from '../testing/bundled-edition.ts'
import { type StartingPoint, startBriefing } from './start-briefing.ts'

const bundled = bundledEdition((path) => readFileSync(new URL(`../../../resources/archive/${path}`, import.meta.url), 'utf8'))

const words = {
  recommendation: (number: number, heading: string) => `${number}. ${heading}`,
  stated: 'Asked',
  relayed: 'Relayed',
  alsoOn: 'Also on it',
  untagged: 'Without a tag',
}
const r1 = recommendationIdSchema.parse('r1')

const asked = bundled.note(1, 'grant access to its data to independent researchers, civil society', {
  body: 'The heart of it.',
  tags: ['access', 'research'],
})
const relayed = bundled.note(2, 'Led by the NSPCC, the group has asked Facebook to publish, in full', { tags: ['research'] })
const counted = bundled.note(3, '59 signatories')
const onR1 = bundled.recordNote(4, { kind: 'recommendation', id: r1 }, 'Share its full research')
const linking = bundled.note(5, 'negative mental health impact on young users', {
  body: 'See also [it](campaign-archive://open/info%3Atest%2Fbundled/v3/recommendation/r2).',
})
const all: readonly Note[] = [counted, linking, onR1, relayed, asked]

/** The outline as text: headings with as many signs as their level, notes by their number. */
function outline(start: StartingPoint, notes: readonly Note[] = all): readonly string[] {
  const { parts } = startBriefing(start, bundled.catalogue, notes, words)
  return parts.map((part) =>
    part.type === 'heading' ? `${'#'.repeat(part.level)} ${part.text.slice(0, 40)}` : `${part.note?.slice(-1)} ${part.form}`,
  )
}

describe('a briefing started from the bundled archive', () => {
  test('by recommendation: under each, what the letter asks, what coverage says of it, and what stands on it or links to it', () => {
    expect(outline('recommendation')).toEqual([
      '# 1. Share its full research on children’s',
      '## Asked',
      '1 quotation-comment',
      '5 quotation-comment',
      '## Relayed',
      '2 quotation',
      '## Also on it',
      '4 comment',
      '# 2. Set-out what research has been conduc',
      '## Also on it',
      '5 quotation-comment',
      '# 3. Publish Facebook’s risk assessments, ',
      '# 4. Provide transparency on Facebook’s pr',
      '# 5. Review the child protection implicati',
    ])
    const { notes, left } = startBriefing('recommendation', bundled.catalogue, all, words)
    expect([notes, left]).toEqual([4, 1])
  })

  test('by source: in the order of the archive, each note at its place', () => {
    expect(outline('source')).toEqual([
      '# Hope For Children joins the Worldwide co',
      '1 quotation-comment',
      '5 quotation-comment',
      '3 quotation',
      '# Untitled article, 14 October 2021',
      '2 quotation',
    ])
  })

  test('by tag: a note stands under each of its tags, and those without one at the end', () => {
    expect(outline('tag')).toEqual([
      '# access',
      '1 quotation-comment',
      '# research',
      '1 quotation-comment',
      '2 quotation',
      '# Without a tag',
      '5 quotation-comment',
      '3 quotation',
      '4 comment',
    ])
    expect(startBriefing('tag', bundled.catalogue, all, words).notes).toBe(5)
  })

  test('by claim: each subject, with the notes on the passages that say something of it', () => {
    expect(outline('claim')).toEqual([
      '# How many signed the letter',
      '3 quotation',
      '# How many recommendations the coalition m',
      '# How much child sexual exploitation conte',
    ])
    expect(startBriefing('claim', { ...bundled.catalogue, claims: null }, all, words).parts).toEqual([])
  })

  test('empty: nothing, and nothing counts as left out', () => {
    expect(startBriefing('empty', bundled.catalogue, all, words)).toEqual({ parts: [], notes: 0, left: 0 })
  })

  test('a note that was made in another text counts by its words, and never by a position of that text', () => {
    const elsewhere = (note: typeof asked) => ({ ...note, target: { ...note.target, textSha512: 'c'.repeat(128), start: 0 } })
    expect(outline('recommendation', [elsewhere(asked)])[2]).toBe('1 quotation-comment')
    const atThatPosition = { ...counted, target: { ...counted.target, textSha512: 'c'.repeat(128), start: 1_900, end: 1_920 } }
    expect(outline('recommendation', [atThatPosition])).not.toContain('3 quotation')
    const ofAnother = { ...asked, target: { ...asked.target, source: sourceIdSchema.parse('news-article-2021-10-14') } }
    expect(outline('recommendation', [ofAnother])).not.toContain('1 quotation-comment')
  })
})
