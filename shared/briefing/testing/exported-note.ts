import { archiveIdSchema, editionIdSchema, noteIdSchema, sourceIdSchema } from '../../archive/ids.ts'
import type { NotedRecord } from '../../notes/note.ts'
import type { ExportedNote, ExportedRecordNote } from '../citation.ts'

export const statement: ExportedNote['source'] = {
  id: sourceIdSchema.parse('hope-for-children-statement'),
  kind: 'statement',
  title: {
    basis: 'stated',
    value: 'Hope For Children joins the Worldwide coalition',
    span: {
      source: sourceIdSchema.parse('hope-for-children-statement'),
      start: 0,
      end: 47,
      exact: 'Hope For Children joins the Worldwide coalition',
    },
  },
  publisher: { basis: 'archivist', value: 'Hope For Children', remark: 'The address in the text is theirs.' },
  date: { basis: 'archivist', value: '2021-10', remark: 'The coverage of the same letter is of this month.' },
}

export const coverage: ExportedNote['source'] = {
  id: sourceIdSchema.parse('coverage-2021-10-14'),
  kind: 'coverage',
  title: { basis: 'not-stated' },
  publisher: { basis: 'not-stated' },
  date: {
    basis: 'stated',
    value: '2021-10-14',
    span: { source: sourceIdSchema.parse('coverage-2021-10-14'), start: 5, end: 15, exact: '2021-10-14' },
  },
}

const ID = noteIdSchema.parse('6f2cf7f0-6b7f-4b52-9d54-3f8a4c7a9a01')

/** A note on `exact`, with everything else as plain as can be. */
export function exportedNote(
  exact: string,
  more: Partial<Pick<ExportedNote, 'source' | 'blocks' | 'edition'>> &
    Partial<Pick<ExportedNote['note'], 'id' | 'body' | 'tags'>> = {},
): ExportedNote {
  const {
    source = statement,
    edition = editionIdSchema.parse('v1'),
    blocks = [{ number: 12 }],
    body = '',
    tags = [],
    id = ID,
  } = more
  return {
    note: {
      id,
      target: {
        source: source.id,
        archive: archiveIdSchema.parse('info:test'),
        edition: editionIdSchema.parse('v1'),
        textSha512: 'a'.repeat(128),
        exact,
        prefix: '',
        suffix: '',
        start: 0,
        end: exact.length,
      },
      body,
      colour: 'yellow',
      tags,
      author: null,
      createdAt: '2026-01-01T00:00:00Z',
      modifiedAt: '2026-01-01T00:00:00Z',
      trashedAt: null,
      status: 'open',
      formerTargets: [],
      staysFor: [],
    },
    edition,
    quotationSha256: 'b'.repeat(64),
    source,
    blocks,
  }
}

/** A note on a record as a whole, with everything else as in `exportedNote`. */
export function exportedRecordNote(
  about: NotedRecord,
  name: string,
  more: Parameters<typeof exportedNote>[1] = {},
): ExportedRecordNote {
  const { note, source, edition, blocks } = exportedNote(name, more)
  const { archive, edition: madeIn } = note.target
  return { note: { ...note, target: { archive, edition: madeIn, about, name } }, source, edition, blocks }
}
