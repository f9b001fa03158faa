import { z } from 'zod'
import { archiveIdSchema, blockIdSchema, editionIdSchema, type SearchItemId, sourceIdSchema } from '../archive/ids.ts'
import { OTHER_WORDS_LIMITS } from './other-words-limits.ts'

const count = z.int().nonnegative()
const moment = z.iso.datetime()
/** As it was typed. The search itself reads the first 1,000 UTF-16 units. */
const query = z.string().max(2_000)
const ownWords = z.string().min(1).max(OTHER_WORDS_LIMITS.wordLength)

/** A search that the person wants to come back to. */
export const keptSearchFieldsSchema = z.strictObject({
  archive: archiveIdSchema,
  name: z.string().min(1).max(200),
  query,
  asTyped: z.boolean(),
  /** The edition it was made on. */
  edition: editionIdSchema,
  createdAt: moment,
  /** What it found when it last ran. `complete` is false where the number is no total. */
  lastRun: z.strictObject({ at: moment, edition: editionIdSchema, total: count, complete: z.boolean() }).nullable(),
  /** Set once the person has removed it; it can be brought back. */
  removedAt: moment.nullable(),
})
export type KeptSearchFields = z.infer<typeof keptSearchFieldsSchema>

/** A hit that the person opened. A signatory or note has no block. */
const openedHitSchema = z.strictObject({
  /** That of the hit in its results. */
  id: z.string().max(300),
  kind: z.enum(['source', 'block', 'signatory', 'note']),
  source: sourceIdSchema.nullable(),
  block: blockIdSchema.nullable(),
  number: count.nullable(),
  at: moment,
})
export type OpenedHit = z.infer<typeof openedHitSchema>

/** What a search took beside a word as it was typed. */
const beyondSchema = z.strictObject({
  kind: z.enum(['completed', 'corrected', 'other-words']),
  written: z.string().max(2_000),
  words: z.array(z.string().max(2_000)).max(200),
  /** How many more words there are than are named here. */
  more: count,
})
export type BeyondTyped = z.infer<typeof beyondSchema>

/** One search that was made, so that it can be shown what was looked for, where, and what was found. */
export const logEntryFieldsSchema = z.strictObject({
  archive: archiveIdSchema,
  query,
  /** The query as the program read it. */
  understood: z.string().max(20_000),
  asTyped: z.boolean(),
  beyond: z.array(beyondSchema).max(200),
  edition: editionIdSchema,
  /** SHA-512 of the edition's inventory. */
  editionDigest: z.string().regex(/^[0-9a-f]{128}$/),
  at: moment,
  total: count,
  /** How many have every word as it was typed. */
  exactTotal: count,
  /** How many of the hits are the person's own notes; null where that was not counted. */
  inNotes: count.nullable(),
  /** False where the search was stopped because it took too long: the numbers are then no totals. */
  complete: z.boolean(),
  /** Sources that could not be read, so that they were not searched. */
  leftOut: z.array(sourceIdSchema).max(100_000),
  opened: z.array(openedHitSchema).max(200),
  /** Name and version of the program. */
  program: z.string().max(200),
  removedAt: moment.nullable(),
})
export type LogEntryFields = z.infer<typeof logEntryFieldsSchema>

/** Words and phrases that mean the same in a campaign. */
export const wordGroupFieldsSchema = z.strictObject({
  archive: archiveIdSchema,
  words: z.array(ownWords).min(2).max(OTHER_WORDS_LIMITS.words),
  /** Whether searches use it. */
  on: z.boolean(),
  createdAt: moment,
  removedAt: moment.nullable(),
})
export type WordGroupFields = z.infer<typeof wordGroupFieldsSchema>

export interface KeptSearch extends Readonly<KeptSearchFields> {
  readonly kind: 'kept'
  readonly id: SearchItemId
}
export interface LogEntry extends Readonly<LogEntryFields> {
  readonly kind: 'log'
  readonly id: SearchItemId
}
export interface WordGroup extends Readonly<WordGroupFields> {
  readonly kind: 'words'
  readonly id: SearchItemId
}
