import { z } from 'zod'
import { partialDateSchema, sourceKindSchema } from './source.ts'
import { archiveSpanSchema } from './span.ts'

export const campaignSchema = z.strictObject({
  id: z
    .string()
    .max(80)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  title: z.string().min(1).max(300),
  addressee: z.string().min(1).max(300),
  leadOrganisation: z.string().min(1).max(300),
  date: partialDateSchema,
  /** Sentences of the archivist, each resting on passages of the sources. */
  summary: z.array(z.strictObject({ text: z.string().min(1).max(1_000), spans: z.array(archiveSpanSchema).min(1) })).max(50),
  /** What a reader would look for and will not find. */
  notHeld: z.array(z.strictObject({ kind: sourceKindSchema, text: z.string().min(1).max(1_000) })).max(20),
})
export type Campaign = z.infer<typeof campaignSchema>
