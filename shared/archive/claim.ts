import { z } from 'zod'
import { claimIdSchema, claimSubjectIdSchema } from './ids.ts'
import { archiveSpanSchema } from './span.ts'

const words = z.string().min(1).max(300)

/** What a figure says of the number it stands for. `around` is any rounding: "around", "about", "nearly". */
export const claimRelationSchema = z.enum(['exactly', 'around', 'more-than', 'at-least', 'less-than', 'at-most'])
export type ClaimRelation = z.infer<typeof claimRelationSchema>

/** What claims are about. Two claims of one subject can be held against each other, and against what the archive holds. */
export const claimSubjectSchema = z.strictObject({
  id: claimSubjectIdSchema,
  label: words,
  /** What the archive holds of it, so that it can be counted; null where there is nothing to count. */
  counted: z.enum(['signatories', 'recommendations']).nullable(),
})
export type ClaimSubject = z.infer<typeof claimSubjectSchema>

/** A figure as it was meant, and as it stands in the source: 25,700,000 and "25.7 million". */
const figureSchema = z.strictObject({
  kind: z.literal('number'),
  number: z.number(),
  asStated: words,
  relation: claimRelationSchema,
  /** The words that say so ("Around", "more than"); null where the figure stands alone. */
  qualifier: words.nullable(),
  /** What is counted, in the words of the source. */
  unit: words.nullable(),
})

const textSchema = z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(1_000) })

export const claimValueSchema = z.discriminatedUnion('kind', [figureSchema, textSchema])
export type ClaimFigure = z.infer<typeof figureSchema>

/** What a source says of a subject. Every text of it stands in its first span; further spans say the same again. */
export const claimSchema = z.strictObject({
  id: claimIdSchema,
  subject: claimSubjectIdSchema,
  value: claimValueSchema,
  /** The time that the source names, in its words: "Quarter 2 of 2020/21". */
  when: words.nullable(),
  spans: z.array(archiveSpanSchema).min(1).max(50),
})
export type Claim = z.infer<typeof claimSchema>

export const claimListSchema = z.strictObject({
  subjects: z.array(claimSubjectSchema).max(1_000),
  claims: z.array(claimSchema).max(10_000),
})
export type ClaimList = z.infer<typeof claimListSchema>
