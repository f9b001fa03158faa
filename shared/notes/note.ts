import { z } from 'zod'
import { archiveIdSchema, editionIdSchema, type noteIdSchema, sourceIdSchema } from '../archive/ids.ts'
import { COLOURS } from './colours.ts'

/**
 * Where a note stands: W3C Web Annotation Data Model, TextQuoteSelector (4.2.4) and TextPositionSelector (4.2.5), with the
 * archive and the edition in which it was made. `start` and `end` count code points of the canonical text.
 */
export const targetSchema = z.strictObject({
  archive: archiveIdSchema,
  source: sourceIdSchema,
  edition: editionIdSchema,
  /** SHA-512 of the `text.txt` that the positions count in. */
  textSha512: z.string().regex(/^[0-9a-f]{128}$/),
  exact: z.string().min(1).max(200_000),
  prefix: z.string().max(1_000),
  suffix: z.string().max(1_000),
  start: z.int().nonnegative(),
  end: z.int().positive(),
})
export type Target = z.infer<typeof targetSchema>

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
})
export type NoteFields = z.infer<typeof noteFieldsSchema>

export interface Note extends NoteFields {
  readonly id: z.infer<typeof noteIdSchema>
}
