import type { ArchiveId, SourceId } from '../archive/ids.ts'
import type { SearchHit, SearchNotice, SearchResults } from '../search/results.ts'
import type { BeyondTyped, LogEntryFields, OpenedHit } from './search-item.ts'

/** A search that was made, with what the log says of it beside its results. */
export interface MadeSearch {
  readonly archive: ArchiveId
  readonly results: SearchResults
  readonly asTyped: boolean
  /** The query as it was read, printed. */
  readonly understood: string
  /** SHA-512 of the inventory of the edition that was searched. */
  readonly editionDigest: string
  readonly leftOut: readonly SourceId[]
  /** Name and version. */
  readonly program: string
}

/** As much of a list as the log keeps; what is left out is counted. */
const WORDS_KEPT = 50
const NOTICES_KEPT = 100
/** More would say nothing that these do not. */
const OPENED_KEPT = 200

function beyondOf(notice: SearchNotice): BeyondTyped[] {
  switch (notice.kind) {
    case 'completed':
    case 'corrected': {
      const words = notice.words.slice(0, WORDS_KEPT)
      return [{ kind: notice.kind, written: notice.written, words, more: notice.more + notice.words.length - words.length }]
    }
    case 'other-words': {
      const words = notice.others.slice(0, WORDS_KEPT)
      return [{ kind: notice.kind, written: notice.written, words, more: notice.others.length - words.length }]
    }
    case 'unknown':
      return []
  }
}

/** How many of the hits are notes; null where the search did not count by place. */
function countInNotes({ facets, total }: SearchResults): number | null {
  if (total === 0) return 0
  const places = facets.find(({ name }) => name === 'in')
  if (places === undefined) return null
  return places.values.find(({ filter }) => filter.name === 'in' && filter.value === 'notes')?.count ?? 0
}

/** The entry of the log for a search, as it is first written. `now` is the moment at which it was made. */
export function logSearch(made: MadeSearch, now: Date): LogEntryFields {
  const { archive, results, asTyped, understood, editionDigest, leftOut, program } = made
  const { query, edition, total, exactTotal, complete, notices } = results
  return {
    archive,
    query: query.slice(0, 2_000),
    understood: understood.slice(0, 20_000),
    asTyped,
    beyond: notices.flatMap(beyondOf).slice(0, NOTICES_KEPT),
    edition,
    editionDigest,
    at: now.toISOString(),
    total,
    exactTotal,
    inNotes: countInNotes(results),
    complete,
    leftOut: [...leftOut],
    opened: [],
    program,
    removedAt: null,
  }
}

/** What was opened, with one more hit; the same list where it stands in it already, or is full. */
export function addOpened(opened: readonly OpenedHit[], hit: SearchHit, now: Date): readonly OpenedHit[] {
  const { id, kind, source, block, number } = hit
  if (opened.some((other) => other.id === id) || opened.length >= OPENED_KEPT) return opened
  return [...opened, { id, kind, source, block, number, at: now.toISOString() }]
}

/** Two searches of one session with the same key are one entry of the log. */
export function searchKey({ archive, results, asTyped }: Pick<MadeSearch, 'archive' | 'results' | 'asTyped'>): string {
  return JSON.stringify([archive, results.edition, asTyped, results.query.trim()])
}
