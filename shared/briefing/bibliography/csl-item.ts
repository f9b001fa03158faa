import type { EditionId } from '../../archive/ids.ts'
import type { SourceKind } from '../../archive/source.ts'
import type { BriefingDocument, CitedNote } from '../briefing-document.ts'

/** Who says a thing about a source: the source itself, the archivist, or nobody. */
export type Basis = 'stated' | 'archivist' | 'not-stated'

/** [year], [year, month] or [year, month, day], as precise as what is known. */
export type DateParts = readonly [number] | readonly [number, number] | readonly [number, number, number]

interface CslDate {
  readonly 'date-parts': readonly [DateParts]
}

/**
 * A source as CSL-JSON (Citation Style Language 1.0.2, csl-data.json). What the archive does not know is left out, never filled in: an author,
 * which the archive does not record, and an address, where the bytes were not taken from one. `custom` is the place that CSL-JSON has for
 * what its fields cannot say; other programs keep or pass over it.
 */
export interface CslItem {
  readonly id: string
  readonly type: 'article-newspaper' | 'report' | 'document'
  readonly title?: string
  readonly publisher?: string
  readonly issued?: CslDate
  /** The day the bytes were taken from where they were published. */
  readonly accessed?: CslDate
  readonly language: string
  /** What it is, in the words of the archive; CSL has no type of its own for a letter to the public or a statement. */
  readonly genre?: string
  /** The archive by its title, and where in it the source is. */
  readonly archive: string
  readonly archive_location: string
  /** What is not stated, and what the archivist said in the place of the source: a sentence each. */
  readonly note?: string
  readonly custom: {
    readonly kind: SourceKind
    readonly title: Basis
    readonly publisher: Basis
    readonly issued: Basis
  }
}

const TYPES: Readonly<Record<SourceKind, CslItem['type']>> = {
  letter: 'document',
  statement: 'document',
  coverage: 'article-newspaper',
  report: 'report',
  other: 'document',
}

const GENRES: Readonly<Record<SourceKind, string | null>> = {
  letter: 'Letter',
  statement: 'Statement',
  coverage: null,
  report: null,
  other: null,
}

/** "2021-10-14" as [2021, 10, 14]: ISO 8601, as precise as it is given. */
function dateParts(date: string): CslDate {
  const [year = 0, month, day] = date.split('-').map(Number)
  if (month === undefined) return { 'date-parts': [[year]] }
  return { 'date-parts': [day === undefined ? [year, month] : [year, month, day]] }
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

function remark(name: string, verb: string, basis: Basis): string[] {
  if (basis === 'stated') return []
  return [basis === 'archivist' ? `${name} ${verb} by the archivist.` : `${name} not stated in the source.`]
}

/** A source as a CSL-JSON item, under `id`: see `keysOfSources`. Fields that hold nothing are absent. */
export function cslItem(
  source: CitedNote['source'],
  archive: Pick<BriefingDocument['archive'], 'id' | 'title'>,
  id: string = source.id,
): CslItem {
  const { title, publisher, date, capture } = source
  const genre = GENRES[source.kind]
  const notes = [
    ...remark('Title', 'given', title.basis),
    ...remark('Publisher', 'named', publisher.basis),
    ...remark('Date', 'given', date.basis),
  ]
  return {
    id,
    type: TYPES[source.kind],
    ...(title.basis === 'not-stated' ? {} : { title: oneLine(title.value) }),
    ...(publisher.basis === 'not-stated' ? {} : { publisher: oneLine(publisher.value) }),
    ...(date.basis === 'not-stated' ? {} : { issued: dateParts(date.value) }),
    ...(capture.capturedAt === null ? {} : { accessed: dateParts(capture.capturedAt) }),
    language: source.language,
    ...(genre === null ? {} : { genre }),
    archive: oneLine(archive.title),
    archive_location: `${archive.id}, source ${source.id}`,
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
    custom: { kind: source.kind, title: title.basis, publisher: publisher.basis, issued: date.basis },
  }
}

/**
 * The sources that a document cites, as CSL-JSON items in the order of their ids (by code units). The id of an item is that of its source; where editions
 * that are cited describe the same source in different ways, those that are not the document's get theirs after it: `letter:v1`.
 */
export function bibliographyOf(document: Pick<BriefingDocument, 'archive' | 'parts'>): {
  readonly items: readonly CslItem[]
  /** The item of what a part cites. */
  itemOf(cited: { readonly source: CitedNote['source']; readonly edition: EditionId }): CslItem
} {
  const { archive } = document
  const current = new Map<string, CslItem>()
  const cited = document.parts.flatMap((part) => (part.type === 'note' ? [part.cited] : []))
  // The document's edition names its sources first, then the newest, so that keys do not depend on the order of the parts.
  const rank = (edition: EditionId) => (edition === archive.edition ? Number.POSITIVE_INFINITY : Number(edition.slice(1)))
  const described = [...cited].sort((a, b) => (a.edition === b.edition ? 0 : rank(b.edition) - rank(a.edition)))
  const items = new Map<string, CslItem>()
  // Many notes share one source, as one object.
  const made = new Map<CitedNote['source'], CslItem>()
  const itemOf = ({ source, edition }: { readonly source: CitedNote['source']; readonly edition: EditionId }): CslItem => {
    const item = made.get(source) ?? cslItem(source, archive)
    made.set(source, item)
    const first = current.get(item.id)
    if (first === undefined || first === item || JSON.stringify(first) === JSON.stringify(item)) return first ?? item
    return cslItem(source, archive, `${item.id}:${edition}`)
  }
  for (const one of described) {
    const item = itemOf(one)
    if (!current.has(one.source.id)) current.set(one.source.id, item)
    items.set(item.id, item)
  }
  return { items: [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), itemOf }
}

/** `references.json`: the bibliography beside a file for Pandoc. Ends with a line feed; the same sources give the same bytes. */
export function renderCslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items, null, 2)}\n`
}
