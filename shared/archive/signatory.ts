import { z } from 'zod'
import { signatoryIdSchema } from './ids.ts'
import { archiveSpanSchema } from './span.ts'

const words = z.string().min(1).max(300)

/**
 * One row of the list of signatories. Every text in it stands in its row; together they hold every letter and digit of
 * the row, so that nothing is added and nothing is left out. What the row does not say is null.
 */
export const signatorySchema = z.strictObject({
  id: signatoryIdSchema,
  kind: z.enum(['person', 'organisation']),
  /** A form of address: "Professor", "Dr". */
  title: words.nullable(),
  name: words,
  /** Letters after the name: "OBE", "FBA". */
  honours: z.array(words).max(20),
  role: words.nullable(),
  affiliation: words.nullable(),
  remark: words.nullable(),
  /** ISO 3166-1 alpha-2, or "International" where the row says so, or null where it says nothing. */
  country: z.union([z.literal('International'), z.string().regex(/^[A-Z]{2}$/)]).nullable(),
  countryAsStated: words.nullable(),
  /** Other names that stand in the row, whole parts of `name`. */
  aliases: z.array(words).max(10),
  span: archiveSpanSchema,
})
export type Signatory = z.infer<typeof signatorySchema>

export const signatoryListSchema = z.strictObject({
  /** The totals that the sources give for the list, to be held against the number of rows. */
  statedTotals: z.array(z.strictObject({ value: z.int().positive(), span: archiveSpanSchema })).max(20),
  signatories: z.array(signatorySchema).max(10_000),
})
export type SignatoryList = z.infer<typeof signatoryListSchema>
