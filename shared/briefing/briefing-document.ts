import type { BriefingPartId, EditionId } from '../archive/ids.ts'
import type { Source } from '../archive/source.ts'
import type { ExportedNote, ExportedRecordNote } from './citation.ts'
import type { CitationStyle, NoteForm } from './outline/briefing.ts'

/** A quotation with all that its citation may say. */
export interface CitedNote extends ExportedNote {
  readonly source: ExportedNote['source'] & Pick<Source, 'capture' | 'language'>
  /** Where the quotation stands in `edition`: code points of the canonical text, for the deep link and for those who check by hand. */
  readonly start: number
  readonly end: number
}

export interface CitedRecordNote extends ExportedRecordNote {
  readonly source: CitedNote['source']
}

/** A part of a briefing with everything that is needed to write it. */
export type DocumentPart =
  | { readonly type: 'heading'; readonly id: BriefingPartId; readonly level: number; readonly text: string }
  | { readonly type: 'text'; readonly id: BriefingPartId; readonly markdown: string }
  | {
      readonly type: 'note'
      readonly id: BriefingPartId
      readonly form: NoteForm
      readonly cited: CitedNote | CitedRecordNote
    }
  /** A note that cannot be written now: it was removed for good, is private, or its source cannot be read. It is said in its place. */
  | { readonly type: 'left-out'; readonly id: BriefingPartId; readonly why: 'gone' | 'private' | 'unreadable' }

/** A briefing as values: what every format is rendered from, by functions that read no clock, no disk and no database. */
export interface BriefingDocument {
  /** Of the briefing; what its parts are known by again is theirs. */
  readonly id: string
  readonly title: string
  /** Whether the file may hold private notes: it then says so, in its front matter and its title. */
  readonly internal: boolean
  readonly author: string | null
  /** ISO 8601: the moment of the export, handed in. */
  readonly date: string
  readonly citations: CitationStyle
  readonly archive: {
    readonly id: string
    readonly title: string
    readonly edition: EditionId
    /** SHA-512 of the edition's inventory. */
    readonly editionDigest: string
  }
  readonly program: { readonly name: string; readonly version: string }
  readonly parts: readonly DocumentPart[]
}
