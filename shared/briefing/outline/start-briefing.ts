import type { EditionCatalogue } from '../../archive/edition.ts'
import type { SourceId } from '../../archive/ids.ts'
import type { ArchiveSpan } from '../../archive/span.ts'
import { linksIn } from '../../links/mentions.ts'
import type { Note, NotedRecord } from '../../notes/note.ts'
import { isOnPassage, targetSource } from '../../notes/note-target.ts'
import { nameOfUntitled } from '../citation.ts'
import type { BriefingPartFields } from './briefing.ts'

export const STARTING_POINTS = ['empty', 'recommendation', 'source', 'tag', 'claim'] as const
export type StartingPoint = (typeof STARTING_POINTS)[number]

/** A part that is to be made; where it stands is given to it when it is put into a briefing. */
export type NewPart = Pick<BriefingPartFields, 'type' | 'text' | 'level' | 'note' | 'form'>

/** What headings say that no source, tag or person has written. */
export interface StartingWords {
  recommendation(number: number, heading: string): string
  /** Notes on the passages that state a recommendation, on those that relay it, and those that stand on it or link to it. */
  readonly stated: string
  readonly relayed: string
  readonly alsoOn: string
  readonly untagged: string
}

export interface StartedBriefing {
  readonly parts: readonly NewPart[]
  /** How many notes are in it, each counted once. */
  readonly notes: number
  /** How many of the notes that were given are not in it. */
  readonly left: number
}

type Catalogue = Pick<EditionCatalogue, 'sources' | 'recommendations' | 'claims'>

export function headingPart(text: string, level: number): NewPart {
  return { type: 'heading', text, level, note: null, form: 'quotation' }
}

export function textPart(text: string): NewPart {
  return { type: 'text', text, level: 1, note: null, form: 'quotation' }
}

/** A note as it is put into a briefing: with its comment where it has one. A note on a record has no quotation. */
export function notePart(note: Note): NewPart {
  const form = !isOnPassage(note) ? 'comment' : note.body.trim() === '' ? 'quotation' : 'quotation-comment'
  return { type: 'note', text: '', level: 1, note: note.id, form }
}

/**
 * Whether the passage of a note and a passage of a record touch. Positions are held against each other where both count in the same text; of a note made in
 * another text, one must hold the words of the other.
 */
function touches(catalogue: Catalogue, note: Note, span: ArchiveSpan): boolean {
  if (!isOnPassage(note) || note.target.source !== span.source) return false
  const source = catalogue.sources.find(({ id }) => id === span.source)
  const target = [note.target, ...note.formerTargets].find(({ textSha512 }) => textSha512 === source?.text.sha512)
  if (target !== undefined) return target.start < span.end && span.start < target.end
  return span.exact.includes(note.target.exact) || note.target.exact.includes(span.exact)
}

/** Whether a note stands on a record as a whole, or links to it. */
function isAbout(note: Note, record: NotedRecord): boolean {
  if ('about' in note.target) {
    const { kind, id } = note.target.about
    if (kind === record.kind && id === record.id) return true
  }
  return linksIn(note.body).some(
    ({ archive, to }) => archive === note.target.archive && to.kind === record.kind && 'id' in to && to.id === record.id,
  )
}

/** As they follow each other in the sources, those on records last; then as they were made. */
function inOrder(catalogue: Catalogue, notes: readonly Note[]): readonly Note[] {
  const places = new Map<SourceId, number>(catalogue.sources.map(({ id }, index) => [id, index]))
  const placeOf = ({ target }: Note) => {
    const source = targetSource(target)
    return (source === null ? undefined : places.get(source)) ?? places.size
  }
  const startOf = ({ target }: Note) => ('exact' in target ? target.start : -1)
  return notes.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) || startOf(a) - startOf(b) || a.createdAt.localeCompare(b.createdAt) || (a.id < b.id ? -1 : 1),
  )
}

interface Section {
  readonly heading: string
  readonly level: number
  readonly notes: readonly Note[]
}

function byRecommendation(catalogue: Catalogue, notes: readonly Note[], words: StartingWords): readonly Section[] {
  return catalogue.recommendations.flatMap(({ id, number, heading, passages }) => {
    const on = (relation: 'states' | 'relays') =>
      notes.filter((note) => passages.some((passage) => passage.relation === relation && touches(catalogue, note, passage.span)))
    const stated = on('states')
    const relayed = on('relays').filter((note) => !stated.includes(note))
    const also = notes.filter(
      (note) => !stated.includes(note) && !relayed.includes(note) && isAbout(note, { kind: 'recommendation', id }),
    )
    return [
      { heading: words.recommendation(number, heading.exact), level: 1, notes: [] },
      ...[
        { heading: words.stated, level: 2, notes: stated },
        { heading: words.relayed, level: 2, notes: relayed },
        { heading: words.alsoOn, level: 2, notes: also },
      ].filter((section) => section.notes.length > 0),
    ]
  })
}

function bySource(catalogue: Catalogue, notes: readonly Note[]): readonly Section[] {
  return catalogue.sources
    .map((source) => ({
      heading: source.title.basis === 'not-stated' ? nameOfUntitled(source) : source.title.value,
      level: 1,
      notes: notes.filter(({ target }) => targetSource(target) === source.id),
    }))
    .filter((section) => section.notes.length > 0)
}

function byTag(notes: readonly Note[], words: StartingWords): readonly Section[] {
  const tags = [...new Set(notes.flatMap((note) => note.tags))].sort((a, b) => a.localeCompare(b, 'en'))
  const tagged = tags.map((tag) => ({ heading: tag, level: 1, notes: notes.filter((note) => note.tags.includes(tag)) }))
  const untagged = notes.filter((note) => note.tags.length === 0)
  return untagged.length === 0 ? tagged : [...tagged, { heading: words.untagged, level: 1, notes: untagged }]
}

function byClaim(catalogue: Catalogue, notes: readonly Note[]): readonly Section[] {
  const { subjects, claims } = catalogue.claims ?? { subjects: [], claims: [] }
  return subjects.map(({ id, label }) => {
    const own = claims.filter(({ subject }) => subject === id)
    const isOn = (note: Note) =>
      own.some(
        (claim) => claim.spans.some((span) => touches(catalogue, note, span)) || isAbout(note, { kind: 'claim', id: claim.id }),
      )
    return { heading: label, level: 1, notes: notes.filter(isOn) }
  })
}

function sectionsOf(
  start: StartingPoint,
  catalogue: Catalogue,
  notes: readonly Note[],
  words: StartingWords,
): readonly Section[] {
  switch (start) {
    case 'empty':
      return []
    case 'recommendation':
      return byRecommendation(catalogue, notes, words)
    case 'source':
      return bySource(catalogue, notes)
    case 'tag':
      return byTag(notes, words)
    case 'claim':
      return byClaim(catalogue, notes)
  }
}

/**
 * The parts that a new briefing begins with. `recommendation` and `claim` have a heading for each recommendation and each subject of claims of the edition,
 * also where there is no note on it yet: the outline shows what is still missing. `notes` are those of the archive being read.
 * A note stands under each heading that it belongs to.
 */
export function startBriefing(
  start: StartingPoint,
  catalogue: Catalogue,
  notes: readonly Note[],
  words: StartingWords,
): StartedBriefing {
  const sections = sectionsOf(start, catalogue, inOrder(catalogue, notes), words)
  const used = new Set(sections.flatMap((section) => section.notes.map(({ id }) => id)))
  return {
    parts: sections.flatMap(({ heading, level, notes: own }) => [headingPart(heading, level), ...own.map(notePart)]),
    notes: used.size,
    left: start === 'empty' ? 0 : notes.length - used.size,
  }
}
