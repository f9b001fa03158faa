import { z } from 'zod'

/** Lower-case words joined by hyphens: also a folder name on every file system (OCFL 1.1, 2.2; Windows device names are refused when a source is added). */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The identifier of an archive: that of its OCFL object, a URI (OCFL 1.1, 3.5.1). It stays the same from edition to edition. */
export const archiveIdSchema = z.string().min(1).max(300).brand<'ArchiveId'>()
export type ArchiveId = z.infer<typeof archiveIdSchema>

export const sourceIdSchema = z.string().max(80).regex(SLUG).brand<'SourceId'>()
export type SourceId = z.infer<typeof sourceIdSchema>

/** An edition is an OCFL version: v1, v2, ... (OCFL 1.1, 3.5.3.1). */
export const editionIdSchema = z
  .string()
  .regex(/^v[1-9][0-9]{0,5}$/)
  .brand<'EditionId'>()
export type EditionId = z.infer<typeof editionIdSchema>

export const blockIdSchema = z
  .string()
  .regex(/^b[1-9][0-9]{0,6}$/)
  .brand<'BlockId'>()
export type BlockId = z.infer<typeof blockIdSchema>

export const signatoryIdSchema = z.string().max(80).regex(SLUG).brand<'SignatoryId'>()
export type SignatoryId = z.infer<typeof signatoryIdSchema>

export const recommendationIdSchema = z
  .string()
  .regex(/^r[1-9][0-9]{0,2}$/)
  .brand<'RecommendationId'>()

export const noteIdSchema = z.uuid().brand<'NoteId'>()
export type NoteId = z.infer<typeof noteIdSchema>
