import { archiveIdSchema, blockIdSchema, editionIdSchema, searchItemIdSchema, sourceIdSchema } from '../../../archive/ids.ts'
import type { LogEntry } from '../../search-item.ts'
import type { SearchRecordExport } from '../search-record.ts'

const archive = archiveIdSchema.parse('info:campaign-archive/letter')
const letter = sourceIdSchema.parse('the-letter')

export function sampleEntry(fields: Partial<LogEntry> = {}): LogEntry {
  return {
    kind: 'log',
    id: searchItemIdSchema.parse('00000000-0000-4000-8000-000000000001'),
    archive,
    query: 'response',
    understood: 'response',
    asTyped: false,
    beyond: [],
    edition: editionIdSchema.parse('v3'),
    editionDigest: `3e${'0'.repeat(126)}`,
    at: '2026-11-21T10:15:00.000Z',
    total: 0,
    exactTotal: 0,
    inNotes: 0,
    complete: true,
    leftOut: [],
    opened: [],
    program: 'Campaign Archive 0.4.0',
    removedAt: null,
    ...fields,
  }
}

export function sampleRecord(searches: readonly LogEntry[]): SearchRecordExport {
  return {
    archive: { id: archive, title: 'The letter to Mark Zuckerberg' },
    program: { name: 'Campaign Archive', version: '0.5.0' },
    author: 'Ana Pérez',
    searches,
    titles: new Map([[letter, 'A | title']]),
  }
}

/** One search of every sort: none found, words beside those typed, stopped before its end, hits opened, a source that could not be read. */
export const sampleSearches: readonly LogEntry[] = [
  sampleEntry(),
  sampleEntry({
    query: 'CSAM OR "=1+1" | Zuckerburg',
    understood: '(CSAM OR "=1+1") Zuckerburg',
    at: '2026-11-21T10:16:00.000Z',
    total: 12,
    exactTotal: 3,
    inNotes: 2,
    beyond: [
      { kind: 'other-words', written: 'CSAM', words: ['child sexual abuse material'], more: 0 },
      { kind: 'corrected', written: 'Zuckerburg', words: ['Zuckerberg'], more: 0 },
      { kind: 'completed', written: 'risk', words: ['risks', 'risky'], more: 4 },
    ],
    opened: [
      { id: 'h1', kind: 'block', source: letter, block: blockIdSchema.parse('b4'), number: 4, at: '2026-11-21T10:17:00.000Z' },
      { id: 'h2', kind: 'block', source: letter, block: blockIdSchema.parse('b1'), number: null, at: '2026-11-21T10:17:00.000Z' },
      { id: 'h3', kind: 'signatory', source: letter, block: null, number: null, at: '2026-11-21T10:17:01.000Z' },
      {
        id: 'h4',
        kind: 'source',
        source: sourceIdSchema.parse('gone'),
        block: null,
        number: null,
        at: '2026-11-21T10:17:02.000Z',
      },
      { id: 'h5', kind: 'note', source: null, block: null, number: null, at: '2026-11-21T10:17:03.000Z' },
    ],
  }),
  sampleEntry({
    query: '-risk reply*',
    understood: '-risk reply*',
    asTyped: true,
    edition: editionIdSchema.parse('v2'),
    editionDigest: `2e${'0'.repeat(126)}`,
    at: '2026-11-21T11:00:00.000Z',
    total: 41,
    exactTotal: 41,
    inNotes: 1,
    complete: false,
    leftOut: [letter],
    program: 'Campaign Archive 0.3.0',
  }),
]
