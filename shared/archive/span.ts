import { z } from 'zod'
import { sourceIdSchema } from './ids.ts'

/**
 * A span as it stands in an archive: a half-open range of `text.txt` of one source.
 * `start` and `end` count Unicode code points (W3C Web Annotation Data Model, 4.2.5), `exact` is the text between them.
 */
export const archiveSpanSchema = z.strictObject({
  source: sourceIdSchema,
  start: z.int().nonnegative(),
  end: z.int().positive(),
  exact: z.string().min(1).max(200_000),
})
export type ArchiveSpan = z.infer<typeof archiveSpanSchema>
