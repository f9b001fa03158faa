import { z } from 'zod'
import { RESULTS } from './results.ts'

const count = z.int().nonnegative()
const line = z.int().positive().nullable()

const partSchema = z.strictObject({
  /** What the source has, and what the quotation has in its place; equal in words where `kinds` is empty. */
  source: z.string(),
  quotation: z.string(),
  kinds: z.array(
    z.enum([
      'lookalike',
      'hidden',
      'number',
      'negation',
      'name',
      'quantity',
      'modal',
      'wording',
      'letter-case',
      'punctuation',
      'spacing',
    ]),
  ),
})
export type ReportedPart = z.infer<typeof partSchema>

const placeSchema = z.strictObject({
  source: z.string(),
  title: z.string(),
  /** The edition in which the words were found: the one that is held against, where it has them. */
  edition: z.string(),
  /** All editions that have the source with this text, oldest first. */
  editions: z.array(z.string()),
  /** "para. 12", as citations have it. */
  paragraphs: z.string(),
  /** Code points of the canonical text. */
  start: count,
  end: count,
  /** The address of the passage. */
  link: z.string(),
  /** The words there. */
  text: z.string(),
})
export type ReportedPlace = z.infer<typeof placeSchema>

const remarkSchema = z.strictObject({ code: z.string(), text: z.string() })

const citationSchema = z.strictObject({
  text: z.string(),
  line,
  fits: z.boolean(),
  problems: z.array(z.string()),
})

const findingSchema = z.strictObject({
  number: z.int().positive(),
  result: z.enum(RESULTS),
  /** The quotation as it was read. */
  text: z.string(),
  /** Where it stands in the file: the line where the format has lines, and the paragraph counted from 1. */
  line,
  paragraph: z.int().positive(),
  kind: z.enum(['block', 'inline']),
  /** The part of a briefing of the program in which it stands. */
  part: z.string().nullable(),
  place: placeSchema.nullable(),
  /** What differs, with what is the same between; empty where nothing does. */
  parts: z.array(partSchema),
  /** Where the words stand in an older edition only: how the newer one reads. */
  newer: z.strictObject({ place: placeSchema, parts: z.array(partSchema) }).nullable(),
  remarks: z.array(remarkSchema),
  citation: citationSchema.nullable(),
})
export type Finding = z.infer<typeof findingSchema>

const figureSchema = z.strictObject({
  text: z.string(),
  /** The words around it. */
  context: z.string(),
  line,
  paragraph: z.int().positive(),
  /** `stated`: a claim or a text of the archive says so; `qualified`: with another qualification; `disputed`: sources give others; `not-found`: none does. */
  result: z.enum(['stated', 'qualified', 'disputed', 'not-found']),
  message: z.string(),
})
export type ReportedFigure = z.infer<typeof figureSchema>

/** What came of verifying a briefing, as `--json` prints it. */
export const verificationReportSchema = z.strictObject({
  format: z.literal('campaign-archive-verification/1'),
  file: z.strictObject({ name: z.string(), type: z.enum(['markdown', 'html', 'docx']), bytes: count, sha256: z.string() }),
  archive: z.strictObject({ id: z.string(), title: z.string(), edition: z.string(), editions: z.array(z.string()) }),
  /** What is to be known before anything else: the briefing of another campaign, sources that could not be read. */
  warnings: z.array(z.string()),
  summary: z.record(z.enum(RESULTS), count),
  /** Whether every quotation that can be checked is exact or says itself what was changed, and every citation fits. */
  ok: z.boolean(),
  findings: z.array(findingSchema),
  figures: z.array(figureSchema),
})
export type VerificationReport = z.infer<typeof verificationReportSchema>
