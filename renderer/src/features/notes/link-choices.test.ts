import { describe, expect, test } from 'vitest'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import { type NoteId, recommendationIdSchema, signatoryIdSchema } from '#shared/archive/ids.ts'
import { readDeepLink } from '#shared/links/deep-link.ts'
import type { Note } from '#shared/notes/note.ts'
import { archiveId, letter, noteOn, smallArchive, v1 } from '../../workspace/testing/small-archive.ts'
import { allChoices, findChoices } from './link-choices.ts'
import { noteName } from './note-name.ts'

const { reader } = await smallArchive({ letter: ['Publish the risk assessment.', 'Around 60 organisations signed.'] })
const opened = await reader.text(v1, letter)
const edition = await reader.edition(v1)
if (!opened.ok || !edition.ok) throw new Error('the small archive does not open')
const open = opened.value

function span(exact: string) {
  const start = open.text.indexOf(exact)
  return { source: letter, start, end: start + exact.length, exact }
}

const catalogue: EditionCatalogue = {
  ...edition.value,
  recommendations: [1, 2].map((number) => ({
    id: recommendationIdSchema.parse(`r${number}`),
    number,
    heading: span('Publish the risk assessment'),
    passages: [{ relation: 'states' as const, span: span('Publish the risk assessment.') }],
  })),
  signatories: {
    statedTotals: [],
    signatories: [
      {
        id: signatoryIdSchema.parse('risk-watch'),
        kind: 'organisation',
        title: null,
        name: 'Élan Risk Watch',
        honours: [],
        role: null,
        affiliation: null,
        remark: null,
        country: null,
        countryAsStated: null,
        aliases: [],
        span: span('60 organisations'),
      },
    ],
  },
}
const self = noteOn(open, 'Publish', 'This one', 1)
const other = noteOn(open, 'Around 60', 'A figure to be **checked**\nand more', 2)
const choices = allChoices({ catalogue, archive: archiveId, id: v1 }, [self, other], self.id)
const names = (query: string) => findChoices(choices, query).offered.map(({ name }) => name)

describe('what two brackets offer', () => {
  test('is everything but the note itself, what the campaign asks for first', () => {
    expect(names('')).toEqual(['Recommendation 1', 'Recommendation 2', 'A figure to be checked', 'The letter', 'Élan Risk Watch'])
  })

  test('has every word, whatever its accents and case, in its name or beside it', () => {
    expect(names('elan watch')).toEqual(['Élan Risk Watch'])
    expect(names('LETTER')).toEqual(['The letter'])
    expect(names('around 60')).toEqual(['A figure to be checked'])
    expect(names('recommendation 2')).toEqual(['Recommendation 2'])
    expect(findChoices(choices, 'nothing such')).toEqual({ offered: [], all: 0 })
  })

  test('puts first what is called so', () => {
    expect(names('risk')).toEqual(['Élan Risk Watch', 'Recommendation 1', 'Recommendation 2'])
    const later = { ...noteOn(open, 'signed', 'On a figure', 3), modifiedAt: '2026-02-01T00:00:00Z' }
    const found = findChoices(allChoices(null, [other, later], self.id), 'a figure').offered
    expect(found.map(({ name }) => name)).toEqual(['A figure to be checked', 'On a figure'])
  })

  test('leads to a place of this archive and edition', () => {
    const [demand] = findChoices(choices, 'recommendation 2').offered
    expect(readDeepLink(demand?.address ?? '')).toEqual({
      archive: archiveId,
      to: { kind: 'recommendation', edition: 'v1', id: 'r2' },
    })
    const [note] = findChoices(choices, 'figure').offered
    expect(readDeepLink(note?.address ?? '')).toEqual({ archive: archiveId, to: { kind: 'note', note: other.id } })
  })

  test('offers a few of many, and says how many there are', () => {
    const many = Array.from({ length: 50 }, (_, n): Note => ({ ...other, id: `${n}` as NoteId }))
    const found = findChoices(allChoices(null, many, self.id), 'figure')
    expect(found.offered).toHaveLength(8)
    expect(found.all).toBe(50)
  })
})

describe('what a note is called elsewhere', () => {
  test('is its first line without the signs of Markdown and the addresses of links', () => {
    expect(noteName({ ...other, body: '\n## See [the *letter*](campaign-archive://open/x)\nand' })).toBe('See the letter')
  })

  test('is what it stands on where nothing was written', () => {
    expect(noteName({ ...other, body: '  \n' })).toBe('Note on “Around 60”')
  })

  test('is cut where it is long, never within a character', () => {
    expect(noteName({ ...other, body: `a${'👩‍🚒'.repeat(100)}` })).toMatch(/^a(👩‍🚒){2,20}…$/u)
    expect(noteName({ ...other, body: 'word '.repeat(100) })).toHaveLength(60)
  })
})
