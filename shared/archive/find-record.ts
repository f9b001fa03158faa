import type { NotedRecord } from '../notes/note.ts'
import { assertNever } from '../text/assert-never.ts'
import type { EditionCatalogue } from './edition.ts'
import type { SourceId } from './ids.ts'
import type { ArchiveSpan } from './span.ts'

/** Where an edition has a record. */
export interface FoundRecord {
  readonly source: SourceId
  /** The passages that make it, the first of them in `source`; none for a source as a whole. Positions count code points. */
  readonly spans: readonly ArchiveSpan[]
}

/** The record in an edition, by its id, which it keeps from edition to edition; null where the edition does not have it. */
export function findRecord(
  catalogue: Pick<EditionCatalogue, 'sources' | 'signatories' | 'recommendations' | 'claims'>,
  about: NotedRecord,
): FoundRecord | null {
  switch (about.kind) {
    case 'source':
      return catalogue.sources.some(({ id }) => id === about.id) ? { source: about.id, spans: [] } : null
    case 'signatory':
      return foundAt(catalogue.signatories.signatories.find(({ id }) => id === about.id)?.span)
    case 'recommendation': {
      const found = catalogue.recommendations.find(({ id }) => id === about.id)
      return foundAt(
        found?.heading,
        found?.passages.map(({ span }) => span),
      )
    }
    case 'claim': {
      const spans = catalogue.claims?.claims.find(({ id }) => id === about.id)?.spans ?? []
      return foundAt(spans[0], spans.slice(1))
    }
    default:
      return assertNever(about)
  }
}

function foundAt(first: ArchiveSpan | undefined, others: readonly ArchiveSpan[] = []): FoundRecord | null {
  return first === undefined ? null : { source: first.source, spans: [first, ...others] }
}
