import { describe, expect, test } from 'vitest'
import { archiveIdSchema, type BriefingPartId, briefingPartIdSchema, editionIdSchema } from '../../archive/ids.ts'
import type { CitedNote, DocumentPart } from '../briefing-document.ts'
import { citedNote, citedSource } from '../testing/cited-note.ts'
import { coverage, statement } from '../testing/exported-note.ts'
import { bibliographyOf, cslItem, renderCslJson } from './csl-item.ts'

const archive = {
  id: archiveIdSchema.parse('urn:x:letter'),
  title: 'The letter',
  edition: editionIdSchema.parse('v3'),
  editionDigest: '1'.repeat(128),
}
const id: BriefingPartId = briefingPartIdSchema.parse('6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01')

function documentOf(...cited: CitedNote[]) {
  const parts = cited.map((one): DocumentPart => ({ type: 'note', id, form: 'quotation', cited: one }))
  return { archive, parts }
}

describe('cslItem', () => {
  test('says what the archive knows, and who said it', () => {
    expect(cslItem(citedSource(statement, '2021-10-20'), archive)).toEqual({
      id: 'hope-for-children-statement',
      type: 'document',
      title: 'Hope For Children joins the Worldwide coalition',
      publisher: 'Hope For Children',
      issued: { 'date-parts': [[2021, 10]] },
      accessed: { 'date-parts': [[2021, 10, 20]] },
      language: 'en',
      genre: 'Statement',
      archive: 'The letter',
      archive_location: 'urn:x:letter, source hope-for-children-statement',
      note: 'Publisher named by the archivist. Date given by the archivist.',
      custom: { kind: 'statement', title: 'stated', publisher: 'archivist', issued: 'archivist' },
    })
  })

  test('leaves out what nobody knows, and says so', () => {
    const item = cslItem(citedSource(coverage), archive)
    expect(Object.keys(item)).toEqual(['id', 'type', 'issued', 'language', 'archive', 'archive_location', 'note', 'custom'])
    expect(item.note).toBe('Title not stated in the source. Publisher not stated in the source.')
  })
})

describe('bibliographyOf', () => {
  const renamed = { ...statement, title: { basis: 'not-stated' as const } }
  const older = citedNote('a', { source: renamed, edition: editionIdSchema.parse('v1') })
  const newer = citedNote('b', { source: statement, edition: editionIdSchema.parse('v2') })
  const other = citedNote('c', { source: coverage, edition: editionIdSchema.parse('v3') })

  test('has each source once, by the id of the source', () => {
    const { items } = bibliographyOf(documentOf(newer, other, { ...newer, edition: editionIdSchema.parse('v1') }))
    expect(items.map((item) => item.id)).toEqual(['coverage-2021-10-14', 'hope-for-children-statement'])
  })

  test('keeps two descriptions of one source apart, whatever the order of the parts', () => {
    for (const parts of [
      [older, newer, other],
      [other, newer, older],
      [newer, older, other],
    ]) {
      const { items, itemOf } = bibliographyOf(documentOf(...parts))
      expect(items.map((item) => item.id)).toEqual([
        'coverage-2021-10-14',
        'hope-for-children-statement',
        'hope-for-children-statement:v1',
      ])
      expect(itemOf(older).title).toBeUndefined()
      expect(itemOf(newer).id).toBe('hope-for-children-statement')
    }
  })
})

test('references.json is JSON with a line feed at its end', () => {
  const items = [cslItem(citedSource(coverage), archive)]
  const json = renderCslJson(items)
  expect(JSON.parse(json)).toEqual(items)
  expect(json.endsWith(']\n')).toBe(true)
})
