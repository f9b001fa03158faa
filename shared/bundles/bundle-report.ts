import { z } from 'zod'
import { briefingIdSchema, briefingPartIdSchema, noteIdSchema } from '../archive/ids.ts'

const count = z.int().nonnegative()
const line = z.int().positive()

export const bundleJobSchema = z.uuid().brand<'BundleJob'>()
export type BundleJob = z.infer<typeof bundleJobSchema>

export const bundleFaultSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('damaged'), line, reason: z.string() }),
  z.strictObject({ code: z.literal('unknown'), line, reason: z.string() }),
  z.strictObject({ code: z.literal('not-taken'), line, why: z.enum(['clock', 'kind']) }),
  z.strictObject({ code: z.literal('cut-off') }),
  z.strictObject({ code: z.literal('count'), expected: count, found: count }),
  z.strictObject({ code: z.literal('altered') }),
  z.strictObject({ code: z.literal('after-end'), line }),
])

const states = ['new', 'same', 'changed', 'conflicting', 'gone', 'incomplete'] as const

/** A note of a bundle, in the words by which a person knows it. */
const exampleSchema = z.strictObject({
  id: noteIdSchema,
  state: z.enum(states),
  /** The names of the fields that change. */
  fields: z.array(z.string()),
  /** The passage or the record it stands on, cut short. */
  on: z.string().nullable(),
  /** What it says here, and what it would say, cut short. */
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type BundleExample = z.infer<typeof exampleSchema>

/** A briefing of a bundle. */
const incomingBriefingSchema = z.strictObject({
  id: briefingIdSchema,
  state: z.enum(states),
  /** As it would be called, cut short; null where that is not known. */
  title: z.string().nullable(),
  /** The names of the fields that change. */
  fields: z.array(z.string()),
  parts: z.strictObject({ new: count, changed: count, removed: count, conflicting: count }),
})
export type BundleBriefing = z.infer<typeof incomingBriefingSchema>

const countsSchema = z.strictObject({
  new: count,
  same: count,
  changed: count,
  conflicting: count,
  gone: count,
  incomplete: count,
})

/** What a bundle holds, and what taking it in would do. */
export const openedBundleSchema = z.strictObject({
  job: bundleJobSchema,
  about: z.strictObject({
    by: z.string().nullable(),
    at: z.iso.datetime(),
    archive: z.string().nullable(),
    program: z.string(),
  }),
  faults: z.array(bundleFaultSchema),
  /** How many faults there are; only the first are listed. */
  faultCount: count,
  /** Of notes, and of briefings. */
  counts: countsSchema,
  briefingCounts: countsSchema,
  /** Changes that are not here yet; 0 where there is nothing to take in. */
  fresh: count,
  /** Some of the notes of each state but `same`. */
  examples: z.array(exampleSchema),
  /** The same of briefings. */
  briefings: z.array(incomingBriefingSchema),
})
export type OpenedBundle = z.infer<typeof openedBundleSchema>

/** What was taken in. `lost` counts changes that should be in the record now and are not: any but 0 is a defect or a failing disk. */
export const takenBundleSchema = z.strictObject({
  lost: count,
  added: count,
  changed: count,
  decide: count,
  /** The same of briefings. */
  briefings: z.strictObject({ added: count, changed: count, decide: count }),
  /** Notes that were made or that say something else now, and briefings and parts. */
  notes: z.array(noteIdSchema),
  items: z.array(z.union([briefingIdSchema, briefingPartIdSchema])),
})
export type TakenBundle = z.infer<typeof takenBundleSchema>

export const madeBundleSchema = z.strictObject({
  text: z.string(),
  notes: count,
  briefings: count,
  changes: count,
  /** Notes that stay here: private ones, and those in the trash. */
  leftOut: z.strictObject({ private: count, trashed: count }),
})
export type MadeBundle = z.infer<typeof madeBundleSchema>
