import { z } from 'zod'
import {
  archiveIdSchema,
  claimIdSchema,
  editionIdSchema,
  type noteIdSchema,
  recommendationIdSchema,
  signatoryIdSchema,
  sourceIdSchema,
} from '../archive/ids.ts'
import { COLOURS } from './colours.ts'
import { STATUSES } from './statuses.ts'
import type { WordsConflict } from './words-conflict.ts'

const sha512 = z.string().regex(/^[0-9a-f]{128}$/)

/**
 * A passage that a note stands on: W3C Web Annotation Data Model, TextQuoteSelector (4.2.4) and TextPositionSelector (4.2.5), with the
 * archive and the edition in which it was made. `start` and `end` count code points of the canonical text.
 */
export const passageTargetSchema = z.strictObject({
  archive: archiveIdSchema,
  source: sourceIdSchema,
  edition: editionIdSchema,
  /** SHA-512 of the `text.txt` that the positions count in. */
  textSha512: sha512,
  exact: z.string().min(1).max(200_000),
  prefix: z.string().max(1_000),
  suffix: z.string().max(1_000),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  /** How often the same words stand in that text; absent where nobody counted. Words that stood there once are known again without their context. */
  occurrences: z.int().positive().optional(),
})
export type PassageTarget = z.infer<typeof passageTargetSchema>

/** What a note may stand on as a whole. */
const recordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), id: sourceIdSchema }),
  z.strictObject({ kind: z.literal('signatory'), id: signatoryIdSchema }),
  z.strictObject({ kind: z.literal('recommendation'), id: recommendationIdSchema }),
  z.strictObject({ kind: z.literal('claim'), id: claimIdSchema }),
])

export type NotedRecord = z.infer<typeof recordSchema>

/** A source, a signatory, a recommendation or a claim that a note stands on as a whole. */
const recordTargetSchema = z.strictObject({
  archive: archiveIdSchema,
  /** The edition in which the note was made. */
  edition: editionIdSchema,
  about: recordSchema,
  /** What it was called there, so that the note can be told apart where the edition has it no more. */
  name: z.string().min(1).max(1_000),
})
export type RecordTarget = z.infer<typeof recordTargetSchema>

export const targetSchema = z.union([passageTargetSchema, recordTargetSchema])
export type Target = PassageTarget | RecordTarget

export const noteFieldsSchema = z.strictObject({
  target: targetSchema,
  /** Markdown (CommonMark with GFM). */
  body: z.string().max(200_000),
  colour: z.enum(COLOURS),
  tags: z.array(z.string().min(1).max(100)).max(100),
  author: z.string().max(200).nullable(),
  createdAt: z.iso.datetime(),
  modifiedAt: z.iso.datetime(),
  /** Set while the note lies in the trash. */
  trashedAt: z.iso.datetime().nullable(),
  status: z.enum(STATUSES),
  /** The passages it stood on before it was taken to another edition, the latest last. */
  formerTargets: z.array(passageTargetSchema).max(100),
  /** Texts of other editions (SHA-512) for which the person decided that the note stays where it is. */
  staysFor: z.array(sha512).max(1_000),
  /**
   * The annotation (JSON) of another program that the note was brought in from, with all that a note does not hold; given back when the note is handed on.
   * Null or absent where there is no such thing.
   */
  foreign: z.string().max(500_000).nullable().optional(),
  /** Never leaves this computer: in no bundle, no shared folder, and in no export that is not marked internal. Absent: it may. */
  private: z.boolean().optional(),
})
export type NoteFields = z.infer<typeof noteFieldsSchema>

export interface Note extends NoteFields {
  readonly id: z.infer<typeof noteIdSchema>
  /** Places of the words that were changed in two ways and that nobody has decided; absent where there are none. */
  readonly conflicts?: readonly WordsConflict[]
}

/** A note on a passage. */
export interface PassageNote extends Note {
  readonly target: PassageTarget
}

/** A note on a record as a whole. */
export interface RecordNote extends Note {
  readonly target: RecordTarget
}
