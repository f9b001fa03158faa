import { foldPlain } from '../../text/fold-text.ts'
import type { EditionIndex, SourceColumn } from '../index/edition-index.ts'
import type { Filter } from '../query/filter.ts'
import { samePublisher } from '../query/publisher-name.ts'
import { DocumentSet } from './document-set.ts'
import { sourceAt } from './facet-codes.ts'
import type { NoteShelf } from './note-shelf.ts'
import { placeOfKind } from './place-of-kind.ts'

/** Whether a date that may be a year, a month or a day touches a span of such dates. */
export function dateTouches(date: string, from: string | null, to: string | null): boolean {
  // "2021" stands for all of the year: it is compared with as much of the other date as both have.
  const starts = from === null || date.slice(0, from.length) >= from.slice(0, date.length)
  const ends = to === null || date.slice(0, to.length) <= to.slice(0, date.length)
  return starts && ends
}

/** Names are compared as texts are: without case and accents. */
function sameName(a: string, b: string): boolean {
  return foldPlain(a).trim() === foldPlain(b).trim()
}

/** Whether each source has a value that fits, by its place. */
function fittingValues(column: SourceColumn, fits: (name: string) => boolean): (source: number) => boolean {
  const fitting = column.names.map(fits)
  return (source) => fitting[(column.codes[source] ?? 0) - 1] ?? false
}

/** Whether each source fulfils a filter on sources, by its place. */
function fittingSources(index: EditionIndex, filter: Filter): (source: number) => boolean {
  const { sources } = index
  switch (filter.name) {
    case 'in': {
      const fitting = new Set<string>(sources.kinds.names.filter((kind) => placeOfKind(kind) === filter.value))
      return fittingValues(sources.kinds, (kind) => fitting.has(kind))
    }
    case 'source': {
      const wanted = sourceAt(index, filter.value)
      return (source) => source === wanted
    }
    case 'publisher':
      return fittingValues(sources.publishers, (publisher) => samePublisher(publisher, filter.value))
    case 'date':
      return fittingValues(sources.dates, (date) => dateTouches(date, filter.from, filter.to))
    default:
      return () => false
  }
}

/** The documents of an edition that fulfil a filter. Notes count through the passages they stand on. */
export function filterEdition(index: EditionIndex, notes: NoteShelf, filter: Filter): DocumentSet {
  const { heading, titles, size, sources } = index
  const found = new DocumentSet(size)
  const firstSignatory = titles[sources.size] ?? size
  const addSources = (fits: (source: number) => boolean) => {
    for (let source = 0; source < sources.size; source++)
      if (fits(source)) found.addRange(titles[source] ?? 0, titles[source + 1] ?? 0)
  }
  const addSignatories = (fits: (signatory: (typeof heading.signatories)[number]) => boolean) => {
    for (const [at, signatory] of heading.signatories.entries()) if (fits(signatory)) found.add(firstSignatory + at)
  }
  switch (filter.name) {
    case 'in':
      if (filter.value === 'signatories') found.addRange(firstSignatory, size)
      else if (filter.value !== 'notes') addSources(fittingSources(index, filter))
      return found
    case 'source':
    case 'publisher':
    case 'date': {
      const fits = fittingSources(index, filter)
      addSources(fits)
      addSignatories(({ source }) => fits(sourceAt(index, source)))
      return found
    }
    case 'country':
      addSignatories(({ country }) => country?.toLowerCase() === filter.value.toLowerCase())
      return found
    case 'recommendation':
      for (const { number, documents } of heading.recommendations)
        if (number === filter.value) for (const document of documents) found.add(document)
      return found
    case 'has':
      return notes.passages(index, () => true)
    case 'tag':
      return notes.passages(index, (note) => note.tags.some((tag) => sameName(tag, filter.value)))
    case 'colour':
      return notes.passages(index, (note) => note.colour === filter.value)
    case 'edition':
      // Which index is asked has been decided by it already.
      return DocumentSet.all(size)
  }
}

/** The notes that fulfil a filter: by what they are, or by the source they stand in. */
export function filterNotes(index: EditionIndex, notes: NoteShelf, filter: Filter): DocumentSet {
  switch (filter.name) {
    case 'in':
      return filter.value === 'notes' ? notes.all() : notes.where(() => false)
    case 'source':
    case 'publisher':
    case 'date': {
      const fits = fittingSources(index, filter)
      return notes.where(({ source }) => source !== null && fits(sourceAt(index, source)))
    }
    case 'tag':
      return notes.where(({ tags }) => tags.some((tag) => sameName(tag, filter.value)))
    case 'colour':
      return notes.where(({ colour }) => colour === filter.value)
    case 'edition':
      return notes.all()
    case 'country':
    case 'recommendation':
    case 'has':
      return notes.where(() => false)
  }
}
