import { z } from 'zod'
import { campaignSchema } from './campaign.ts'
import { claimListSchema } from './claim.ts'
import { editionIdSchema, sourceIdSchema } from './ids.ts'
import { recommendationsSchema } from './recommendation.ts'
import { signatoryListSchema } from './signatory.ts'
import { blockSchema, listedSourceSchema } from './source.ts'

/** What the inventory says of one edition. `digest` is the SHA-512 of `vN/inventory.json`, which holds the digest of every file. */
export const editionRecordSchema = z.strictObject({
  id: editionIdSchema,
  created: z.iso.datetime({ offset: true }),
  message: z.string().max(2_000),
  user: z.string().max(300),
  digest: z.string().regex(/^[0-9a-f]{128}$/),
})
export type EditionRecord = z.infer<typeof editionRecordSchema>

/** Everything about an edition but the texts of its sources and, for most of them, their blocks. */
export const editionCatalogueSchema = z.strictObject({
  edition: editionRecordSchema,
  campaign: campaignSchema,
  sources: z.array(listedSourceSchema),
  /** Sources whose record cannot be used, each with the cause: nothing of them is shown as genuine. */
  unreadable: z.array(z.strictObject({ source: sourceIdSchema, message: z.string() })),
  /** The blocks of those sources into which the records of this edition point. */
  blocks: z.array(z.strictObject({ source: sourceIdSchema, blocks: z.array(blockSchema) })),
  signatories: signatoryListSchema,
  recommendations: recommendationsSchema,
  /** Null where the edition has no claims.json: claims were not recorded in it. */
  claims: claimListSchema.nullable(),
})
export type EditionCatalogue = z.infer<typeof editionCatalogueSchema>
