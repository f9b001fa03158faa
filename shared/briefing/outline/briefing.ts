import { z } from 'zod'
import { archiveIdSchema, type BriefingId, type BriefingPartId, briefingIdSchema, noteIdSchema } from '../../archive/ids.ts'
import type { WordsConflict } from '../../notes/words-conflict.ts'
import { CITATION_STYLES, MARKDOWN_PROFILES, NOTE_FORMS } from './briefing-choices.ts'

const moment = z.iso.datetime()

export type NoteForm = (typeof NOTE_FORMS)[number]
export type CitationStyle = (typeof CITATION_STYLES)[number]

const PART_TYPES = ['heading', 'text', 'note'] as const

/** A briefing without its parts: those are kept each by itself, so that what two people do to different parts comes together. */
export const briefingFieldsSchema = z.strictObject({
  archive: archiveIdSchema,
  title: z.string().max(300),
  author: z.string().max(200).nullable(),
  profile: z.enum(MARKDOWN_PROFILES),
  citations: z.enum(CITATION_STYLES),
  createdAt: moment,
  modifiedAt: moment,
  /** Set while it lies in the trash. */
  removedAt: moment.nullable(),
  /**
   * Whether what is written here goes into the shared folder. Each person says so for themselves: a change that sets it sets nothing else, and is never
   * handed on. Absent: it does not.
   */
  shared: z.boolean().optional(),
})
export type BriefingFields = z.infer<typeof briefingFieldsSchema>

/** A part of a briefing. Fields that its type does not use hold what they held last, or the empty value. */
export const briefingPartFieldsSchema = z.strictObject({
  briefing: briefingIdSchema,
  type: z.enum(PART_TYPES),
  /** Where it stands among the parts of its briefing: see `order-key.ts`. Equal keys are ordered by the id of the part. */
  order: z.string().min(1).max(200),
  /** A heading in one line of plain text, or own text in Markdown. */
  text: z.string().max(200_000),
  /** Of a heading: 1 is the highest below the title. */
  level: z.int().min(1).max(4),
  note: noteIdSchema.nullable(),
  form: z.enum(NOTE_FORMS),
  removedAt: moment.nullable(),
})
export type BriefingPartFields = z.infer<typeof briefingPartFieldsSchema>

export interface Briefing extends Readonly<BriefingFields> {
  readonly kind: 'briefing'
  readonly id: BriefingId
}

export interface BriefingPart extends Readonly<BriefingPartFields> {
  readonly kind: 'part'
  readonly id: BriefingPartId
  /** Places of the text that were changed in two ways and that nobody has decided; absent where there are none. */
  readonly conflicts?: readonly WordsConflict[]
}
