import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { ArchiveId, NoteId } from '#shared/archive/ids.ts'
import type { BriefingDocument, CitedNote, CitedRecordNote, DocumentPart } from '#shared/briefing/briefing-document.ts'
import type { Briefing, BriefingPart } from '#shared/briefing/outline/briefing.ts'
import { mayLeave } from '#shared/notes/may-leave.ts'
import type { Note } from '#shared/notes/note.ts'
import type { ArchiveReader } from './archive-reader.ts'
import { citeNote } from './gather-notes.ts'

/** The edition being read, as far as a briefing says something of it. */
interface Opened {
  readonly archive: ArchiveId
  readonly catalogue: EditionCatalogue
}

type Cited = CitedNote | CitedRecordNote

interface Known {
  /** As it was when it was looked up. */
  readonly note: Note
  readonly cited: Cited | null
}

/** What is looked up of the notes of a briefing, each once: writing a comment anew does not move its quotation. */
export interface Citations {
  /** Looks up those of the notes that are not known. Resolves with true where there were any. */
  lookUp(notes: readonly Note[]): Promise<boolean>
  /** The citation of a note as it is now; null where its source could not be read, undefined while it has not been looked up. */
  of(note: Note): Cited | null | undefined
}

/** Whether what decides the place of a note is the same. */
function standsAlike(a: Note, b: Note): boolean {
  return a.target === b.target && a.formerTargets === b.formerTargets && a.staysFor === b.staysFor
}

/** The same place with what the note says now. Not of the same type as seen from outside: which of the two it is was decided by its target, which is the same. */
function withWords(cited: Cited, { target: _, ...said }: Note): Cited {
  return { ...cited, note: { ...cited.note, ...said } } as Cited
}

export function citationsOf(archive: ArchiveReader, opened: Opened): Citations {
  const known = new Map<NoteId, Known>()
  return {
    async lookUp(notes) {
      const wanted = notes.filter((note) => {
        const before = known.get(note.id)
        return before === undefined || !standsAlike(before.note, note)
      })
      // One after the other would wait for each source in turn.
      await Promise.all(
        wanted.map(async (note) => {
          known.set(note.id, { note, cited: await citeNote(archive, opened, note) })
        }),
      )
      return wanted.length > 0
    },
    of(note) {
      const found = known.get(note.id)
      if (found === undefined || !standsAlike(found.note, note)) return undefined
      if (found.note === note || found.cited === null) return found.cited
      const cited = withWords(found.cited, note)
      known.set(note.id, { note, cited })
      return cited
    },
  }
}

interface Parts {
  readonly parts: readonly BriefingPart[]
  /** Undefined for a note that is nowhere. One in the trash is still written: a warning says where it lies. */
  note(id: NoteId): Note | undefined
  readonly citations: Pick<Citations, 'of'>
  /** Whether private notes may be in it. */
  readonly internal: boolean
}

/** A part as it is written; null while its note has not been looked up. */
function documentPart(part: BriefingPart, { note: find, citations, internal }: Omit<Parts, 'parts'>): DocumentPart | null {
  const { id } = part
  switch (part.type) {
    case 'heading':
      return { type: 'heading', id, level: part.level, text: part.text }
    case 'text':
      return { type: 'text', id, markdown: part.text }
    case 'note': {
      const note = part.note === null ? undefined : find(part.note)
      if (note === undefined) return { type: 'left-out', id, why: 'gone' }
      if (!internal && !mayLeave(note)) return { type: 'left-out', id, why: 'private' }
      const cited = citations.of(note)
      if (cited === undefined) return null
      return cited === null ? { type: 'left-out', id, why: 'unreadable' } : { type: 'note', id, form: part.form, cited }
    }
  }
}

function isSamePart(a: DocumentPart, b: DocumentPart): boolean {
  if (a.type === 'note' && b.type === 'note') return a.cited === b.cited && a.form === b.form
  if (a.type === 'heading' && b.type === 'heading') return a.text === b.text && a.level === b.level
  if (a.type === 'text' && b.type === 'text') return a.markdown === b.markdown
  return a.type === 'left-out' && b.type === 'left-out' && a.why === b.why
}

/**
 * The parts of a briefing as they are written; null while one of their notes has not been looked up. A part in which nothing changed stays the one in `before`,
 * so that only what changed is rendered anew.
 */
export function gatherParts(wanted: Parts, before: readonly DocumentPart[]): readonly DocumentPart[] | null {
  const known = new Map(before.map((part) => [part.id, part]))
  const parts: DocumentPart[] = []
  for (const part of wanted.parts) {
    const made = documentPart(part, wanted)
    if (made === null) return null
    const same = known.get(part.id)
    parts.push(same !== undefined && isSamePart(same, made) ? same : made)
  }
  return parts
}

/** What is being typed and not saved yet: by the id of a part, or of a note for its comment. */
export type TypedTexts = ReadonlyMap<string, string>

/**
 * What is being typed, laid over the parts as they are saved (`saved`, which `gatherParts` made of the same `parts`): only what is typed is gathered anew, and the
 * rest stays the same objects.
 */
export function gatherTyped(
  { parts, note: find, citations, internal, typed }: Parts & { readonly typed: TypedTexts },
  saved: readonly DocumentPart[],
): readonly DocumentPart[] {
  const note = (id: NoteId): Note | undefined => {
    const there = find(id)
    const body = typed.get(id)
    return there === undefined || body === undefined || body === there.body ? there : { ...there, body }
  }
  return saved.map((last, index) => {
    const part = parts[index]
    if (part?.id !== last.id || !(typed.has(part.id) || (part.note !== null && typed.has(part.note)))) return last
    const made = documentPart({ ...part, text: typed.get(part.id) ?? part.text }, { note, citations, internal })
    return made === null || isSamePart(last, made) ? last : made
  })
}

interface About {
  readonly opened: Opened
  readonly internal: boolean
  readonly program: BriefingDocument['program']
  /** The moment of the export. */
  readonly now: Date
}

/** A briefing as values, to be rendered in any format. */
export function gatherBriefing(
  briefing: Briefing,
  parts: readonly DocumentPart[],
  { opened, internal, program: { name, version }, now }: About,
): BriefingDocument {
  const { archive, catalogue } = opened
  return {
    id: briefing.id,
    title: briefing.title,
    internal,
    author: briefing.author,
    date: now.toISOString(),
    citations: briefing.citations,
    archive: {
      id: archive,
      title: catalogue.campaign.title,
      edition: catalogue.edition.id,
      editionDigest: catalogue.edition.digest,
    },
    program: { name, version },
    parts,
  }
}
