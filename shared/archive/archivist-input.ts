import { z } from 'zod'
import { campaignSchema } from './campaign.ts'
import { claimListSchema, claimSchema, claimValueSchema } from './claim.ts'
import { recommendationIdSchema, signatoryIdSchema, sourceIdSchema } from './ids.ts'
import { blockRuleSchema } from './make-blocks.ts'
import { quoteSchema } from './quote.ts'
import { signatorySchema } from './signatory.ts'
import { partialDateSchema, sourceKindSchema, sourceSchema } from './source.ts'

/** What an archivist writes: the records of an edition with quotations in the place of positions. */

const passage = quoteSchema.omit({ source: true })

/** A stated value is quoted from the source itself; `value` may be left out where it is the quotation. */
const describedInput = z.discriminatedUnion('basis', [
  z.strictObject({ basis: z.literal('stated'), value: z.string().min(1).max(500).optional(), quote: passage }),
  z.strictObject({ basis: z.literal('archivist'), value: z.string().min(1).max(500), remark: z.string().min(1).max(500) }),
  z.strictObject({ basis: z.literal('not-stated') }),
])
export type DescribedInput = z.infer<typeof describedInput>

export const sourceInputSchema = z.strictObject({
  id: sourceIdSchema,
  kind: sourceKindSchema,
  title: describedInput,
  publisher: describedInput,
  date: describedInput,
  language: sourceSchema.shape.language,
  rights: describedInput,
  capturedAt: partialDateSchema.nullable(),
  receivedAt: partialDateSchema,
  mediaType: sourceSchema.shape.capture.shape.mediaType,
  blocks: z.array(blockRuleSchema).max(10_000),
})
export type SourceInput = z.infer<typeof sourceInputSchema>

export const campaignInputSchema = z.strictObject({
  ...campaignSchema.shape,
  summary: z.array(z.strictObject({ text: z.string().min(1).max(1_000), quotes: z.array(quoteSchema).min(1) })).max(50),
})
export type CampaignInput = z.infer<typeof campaignInputSchema>

const words = z.string().min(1).max(300)

/** What a row does not say is left out. `row` is the whole row as it stands in the source, without white space at its ends. */
export const signatoriesInputSchema = z.strictObject({
  source: sourceIdSchema,
  statedTotals: z.array(z.strictObject({ value: z.int().positive(), quote: quoteSchema })).max(20),
  signatories: z
    .array(
      z.strictObject({
        id: signatoryIdSchema,
        kind: signatorySchema.shape.kind,
        title: words.optional(),
        name: words,
        honours: z.array(words).max(20).optional(),
        role: words.optional(),
        affiliation: words.optional(),
        remark: words.optional(),
        country: signatorySchema.shape.country.optional(),
        countryAsStated: words.optional(),
        aliases: z.array(words).max(10).optional(),
        row: z.string().min(1).max(2_000),
      }),
    )
    .max(10_000),
})
export type SignatoriesInput = z.infer<typeof signatoriesInputSchema>

export const recommendationsInputSchema = z
  .array(
    z.strictObject({
      id: recommendationIdSchema,
      number: z.int().positive(),
      heading: quoteSchema,
      passages: z
        .array(z.strictObject({ relation: z.enum(['states', 'relays']), quote: quoteSchema }))
        .min(1)
        .max(1_000),
    }),
  )
  .max(999)
export type RecommendationsInput = z.infer<typeof recommendationsInputSchema>

const [figure, text] = claimValueSchema.options

/** What a claim does not say is left out; a figure without a relation is exact. */
export const claimsInputSchema = z.strictObject({
  subjects: claimListSchema.shape.subjects,
  claims: z
    .array(
      z.strictObject({
        id: claimSchema.shape.id,
        subject: claimSchema.shape.subject,
        value: z.discriminatedUnion('kind', [
          z.strictObject({
            ...figure.shape,
            relation: figure.shape.relation.default('exactly'),
            qualifier: words.optional(),
            unit: words.optional(),
          }),
          text,
        ]),
        when: words.optional(),
        quotes: z.array(quoteSchema).min(1).max(50),
      }),
    )
    .max(10_000),
})
export type ClaimsInput = z.infer<typeof claimsInputSchema>
