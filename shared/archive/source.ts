import { z } from 'zod'
import { blockIdSchema, sourceIdSchema } from './ids.ts'
import { archiveSpanSchema } from './span.ts'

/** ISO 8601, as precise as what is known: a year, a month or a day. */
export const partialDateSchema = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/)

const sha512Schema = z.string().regex(/^[0-9a-f]{128}$/)

/** A description of a source says where it comes from: the source itself, the archivist, or nobody. */
function described<T extends z.ZodType<string>>(value: T) {
  return z.discriminatedUnion('basis', [
    z.strictObject({ basis: z.literal('stated'), value, span: archiveSpanSchema }),
    z.strictObject({ basis: z.literal('archivist'), value, remark: z.string().min(1).max(500) }),
    z.strictObject({ basis: z.literal('not-stated') }),
  ])
}

export const describedTextSchema = described(z.string().min(1).max(500))
export type DescribedText = z.infer<typeof describedTextSchema>
export const describedDateSchema = described(partialDateSchema)
export type DescribedDate = z.infer<typeof describedDateSchema>

export const sourceKindSchema = z.enum(['letter', 'statement', 'coverage', 'report', 'other'])
export type SourceKind = z.infer<typeof sourceKindSchema>

export const blockKindSchema = z.enum(['heading', 'paragraph', 'list-item', 'signatory', 'dateline', 'furniture'])
export type BlockKind = z.infer<typeof blockKindSchema>

/**
 * A block is a piece of the text that a reader sees as one: a paragraph, a heading, a row of a list.
 * `start` and `end` count code points of `text.txt`. Blocks stand in order, do not overlap, begin and end with a
 * character that is not white space, and together hold every such character of the text.
 * `number` is what a citation names; page furniture has none.
 */
export const blockSchema = z.strictObject({
  id: blockIdSchema,
  kind: blockKindSchema,
  number: z.int().positive().nullable(),
  start: z.int().nonnegative(),
  end: z.int().positive(),
})
export type Block = z.infer<typeof blockSchema>

export const sourceSchema = z.strictObject({
  id: sourceIdSchema,
  kind: sourceKindSchema,
  title: describedTextSchema,
  publisher: describedTextSchema,
  date: describedDateSchema,
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
  rights: describedTextSchema,
  capture: z.strictObject({
    /** The day the bytes were taken from where they were published; null where nobody wrote it down. */
    capturedAt: partialDateSchema.nullable(),
    /** The day the bytes came into this archive. */
    receivedAt: partialDateSchema,
    fileName: z.string().min(1).max(255),
    mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
    encoding: z.literal('utf-8'),
    bytes: z.int().nonnegative(),
    sha512: sha512Schema,
  }),
  text: z.strictObject({ codePoints: z.int().nonnegative(), sha512: sha512Schema }),
  blocks: z.array(blockSchema).max(200_000),
})
export type Source = z.infer<typeof sourceSchema>

/** A source without its blocks, which come with its text: what lists, search and citations need of thousands of sources at once. */
export const sourceSummarySchema = sourceSchema.omit({ blocks: true }).extend({
  /** How many of its blocks have a number. */
  paragraphs: z.int().nonnegative(),
})
export type SourceSummary = z.infer<typeof sourceSummarySchema>

/** A summary as the catalogue of an edition lists it, with the digest of the whole record, by which a record that differs in anything is known. */
export const listedSourceSchema = sourceSummarySchema.extend({ record: z.string().min(1).max(200) })
export type CataloguedSource = z.infer<typeof listedSourceSchema>

/** What `sourceSummarySchema` is to check, from a record whose form is not known yet. The blocks are not looked into: they are checked with the text. */
export function summaryOf(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || !('blocks' in record) || !Array.isArray(record.blocks)) return record
  const { blocks, ...others } = record
  const numbered = blocks.filter(
    (block: unknown) => typeof block === 'object' && block !== null && 'number' in block && block.number !== null,
  )
  return { ...others, paragraphs: numbered.length }
}
