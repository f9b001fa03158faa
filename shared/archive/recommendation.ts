import { z } from 'zod'
import { recommendationIdSchema } from './ids.ts'
import { archiveSpanSchema } from './span.ts'

/** A demand of the campaign. `heading` is its opening words in a source; a passage states it in full or relays it. */
export const recommendationSchema = z.strictObject({
  id: recommendationIdSchema,
  number: z.int().positive(),
  heading: archiveSpanSchema,
  passages: z
    .array(z.strictObject({ relation: z.enum(['states', 'relays']), span: archiveSpanSchema }))
    .min(1)
    .max(1_000),
})
export type Recommendation = z.infer<typeof recommendationSchema>

export const recommendationsSchema = z.array(recommendationSchema).max(999)
