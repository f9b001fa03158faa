import { createTarget } from '../../annotation/create-target.ts'
import { claimListSchema } from '../../archive/claim.ts'
import type { EditionCatalogue } from '../../archive/edition.ts'
import { archiveIdSchema, editionIdSchema, noteIdSchema } from '../../archive/ids.ts'
import { recommendationsSchema } from '../../archive/recommendation.ts'
import { sourceSchema } from '../../archive/source.ts'
import type { Note, NotedRecord, PassageNote } from '../../notes/note.ts'
import { untouchedFields } from '../../notes/testing/untouched-fields.ts'

const edition = editionIdSchema.parse('v3')
const archive = archiveIdSchema.parse('info:test/bundled')

interface BundledEdition {
  readonly catalogue: Pick<EditionCatalogue, 'sources' | 'recommendations' | 'claims'>
  /** A note on words that stand in the statement or in the article. */
  note(number: number, exact: string, fields?: Partial<Note>): PassageNote
  /** A note on a record as a whole. */
  recordNote(number: number, about: NotedRecord, name: string, fields?: Partial<Note>): Note
}

/** What the third edition of the bundled archive says of its sources, recommendations and claims. `read` gets a path below `resources/archive`. */
export function bundledEdition(read: (path: string) => string): BundledEdition {
  const json = (path: string): unknown => JSON.parse(read(path))
  // The text and the original of these two are the same bytes, so the store holds them once.
  const sources = ['v1/content/sources/hope-for-children-statement', 'v2/content/sources/news-article-2021-10-14'].map(
    (folder) => ({ source: sourceSchema.parse(json(`${folder}/source.json`)), text: read(`${folder}/original.txt`) }),
  )
  const made = (number: number, fields: Partial<Note>): Omit<Note, 'target'> => ({
    ...untouchedFields,
    id: noteIdSchema.parse(`6f2cf7f0-6b7f-4b52-9d54-${String(number).padStart(12, '0')}`),
    ...fields,
  })
  return {
    catalogue: {
      sources: sources.map(({ source: { blocks, ...summary } }) => ({
        ...summary,
        paragraphs: blocks.filter(({ number }) => number !== null).length,
        record: 'r',
      })),
      recommendations: recommendationsSchema.parse(json('v2/content/recommendations.json')),
      claims: claimListSchema.parse(json('v3/content/claims.json')),
    },
    note(number, exact, fields = {}) {
      const holder = sources.find(({ text }) => text.includes(exact))
      if (holder === undefined) throw new Error(`“${exact}” stands in no source of the bundled archive`)
      const start = holder.text.indexOf(exact)
      const target = createTarget({
        archive,
        edition,
        source: holder.source.id,
        text: holder.text,
        textSha512: holder.source.text.sha512,
        range: { start, end: start + exact.length },
      })
      return { ...made(number, fields), target }
    },
    recordNote(number, about, name, fields = {}) {
      return { ...made(number, fields), target: { archive, edition, about, name } }
    },
  }
}
