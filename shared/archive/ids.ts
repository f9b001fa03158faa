import { z } from 'zod'
import { BLOCK, EDITION, RECOMMENDATION, SLUG, SLUG_LENGTH } from './id-patterns.ts'

/** The identifier of an archive: that of its OCFL object, a URI (OCFL 1.1, 3.5.1). It stays the same from edition to edition. */
export const archiveIdSchema = z.string().min(1).max(300).brand<'ArchiveId'>()
export type ArchiveId = z.infer<typeof archiveIdSchema>

export const sourceIdSchema = z.string().max(SLUG_LENGTH).regex(SLUG).brand<'SourceId'>()
export type SourceId = z.infer<typeof sourceIdSchema>

export const editionIdSchema = z.string().regex(EDITION).brand<'EditionId'>()
export type EditionId = z.infer<typeof editionIdSchema>

export const blockIdSchema = z.string().regex(BLOCK).brand<'BlockId'>()
export type BlockId = z.infer<typeof blockIdSchema>

export const signatoryIdSchema = z.string().max(SLUG_LENGTH).regex(SLUG).brand<'SignatoryId'>()
export type SignatoryId = z.infer<typeof signatoryIdSchema>

export const recommendationIdSchema = z.string().regex(RECOMMENDATION).brand<'RecommendationId'>()
export type RecommendationId = z.infer<typeof recommendationIdSchema>

export const claimIdSchema = z.string().max(SLUG_LENGTH).regex(SLUG).brand<'ClaimId'>()
export type ClaimId = z.infer<typeof claimIdSchema>

export const claimSubjectIdSchema = z.string().max(SLUG_LENGTH).regex(SLUG).brand<'ClaimSubjectId'>()

export const noteIdSchema = z.uuid().brand<'NoteId'>()
export type NoteId = z.infer<typeof noteIdSchema>

/** Of a kept search, an entry of the search log or a group of other words. */
export const searchItemIdSchema = z.uuid().brand<'SearchItemId'>()
export type SearchItemId = z.infer<typeof searchItemIdSchema>

/** Of a briefing, and of each of its parts. */
export const briefingIdSchema = z.uuid().brand<'BriefingId'>()
export type BriefingId = z.infer<typeof briefingIdSchema>
export const briefingPartIdSchema = z.uuid().brand<'BriefingPartId'>()
export type BriefingPartId = z.infer<typeof briefingPartIdSchema>
export const briefingTemplateIdSchema = z.uuid().brand<'BriefingTemplateId'>()
export type BriefingTemplateId = z.infer<typeof briefingTemplateIdSchema>
