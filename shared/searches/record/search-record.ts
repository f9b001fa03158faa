import type { ArchiveId, SourceId } from '../../archive/ids.ts'
import { assertNever } from '../../text/assert-never.ts'
import type { BeyondTyped, LogEntry, OpenedHit } from '../search-item.ts'

/** What a record of searches is made of. Rendered as Markdown, CSV or JSON, it supports "we searched, and found no response". */
export interface SearchRecordExport {
  readonly archive: { readonly id: ArchiveId; readonly title: string }
  /** Of the program that writes the record; each search names the one that made it. */
  readonly program: { readonly name: string; readonly version: string }
  readonly author: string | null
  /** In the order in which they are to stand. */
  readonly searches: readonly LogEntry[]
  /** As the archive names its sources now; one that is not there is named by its id alone. */
  readonly titles: ReadonlyMap<SourceId, string>
}

/** How the numbers are to be read: stands in every record that a person reads. */
export const HOW_TO_READ =
  'A hit is a passage, a title of a source, a row of the list of signatories, or a note of the person who searched. All words of a query must stand in the passage, or in the title of its source with at least one of them in the passage. “Exactly so” counts the hits in which every word stands as it was typed; in the others one stands in another form. Times are in UTC. The edition is the exact state of the archive that was searched; its digest (SHA-512 of its inventory) covers every file in it.'

/** "41", "41, of which 2 are own notes", "at least 41 (the search was stopped before its end)". */
export function writeHits({ total, inNotes, complete }: Pick<LogEntry, 'total' | 'inNotes' | 'complete'>): string {
  const number = complete ? String(total) : `at least ${total} (the search was stopped before its end)`
  if (inNotes === null || inNotes === 0) return number
  return `${number}, of which ${inNotes} ${inNotes === 1 ? 'is an own note' : 'are own notes'}`
}

/** What the search took beside a word as it was typed, in words. */
export function writeBeyond({ kind, written, words, more }: BeyondTyped): string {
  const list = words.map((word) => `“${word}”`).join(', ') + (more > 0 ? ` and ${more} more` : '')
  switch (kind) {
    case 'completed':
      return `words that begin with “${written}”: ${list}`
    case 'corrected':
      return `“${written}” stands nowhere; instead: ${list}`
    case 'other-words':
      return `for “${written}” also: ${list}`
    default:
      return assertNever(kind)
  }
}

/** How a search was made, beside its words. */
export function writeManner({ asTyped, beyond, leftOut }: Pick<LogEntry, 'asTyped' | 'beyond' | 'leftOut'>): string {
  const manner = asTyped ? ['only the words as typed'] : beyond.length === 0 ? ['nothing else'] : beyond.map(writeBeyond)
  const missing = leftOut.length === 0 ? [] : [`not searched, because they could not be read: ${leftOut.join(', ')}`]
  return [...manner, ...missing].join('; ')
}

/** "“Title” (source-id), para. 4", or the name of what has no place in a source. */
export function writeOpened({ kind, source, number }: OpenedHit, titles: SearchRecordExport['titles']): string {
  if (source === null) return kind === 'note' ? 'a note' : kind
  const title = titles.get(source)
  const name = title === undefined ? source : `“${title}” (${source})`
  switch (kind) {
    case 'source':
      return `${name}, title`
    case 'block':
      return number === null ? `${name}, page furniture` : `${name}, para. ${number}`
    case 'signatory':
      return `${name}, a row of the signatories`
    case 'note':
      return `${name}, a note`
    default:
      return assertNever(kind)
  }
}
