import { z } from 'zod'
import {
  briefingIdSchema,
  briefingPartIdSchema,
  briefingTemplateIdSchema,
  noteIdSchema,
  searchItemIdSchema,
} from '../archive/ids.ts'
import { briefingFieldsSchema, briefingPartFieldsSchema } from '../briefing/outline/briefing.ts'
import { briefingTemplateFieldsSchema } from '../briefing/outline/briefing-template.ts'
import type { KeptItemKind } from '../items/kept-item.ts'
import { keptSearchFieldsSchema, logEntryFieldsSchema, wordGroupFieldsSchema } from '../searches/search-item.ts'
import { colourMeaningFieldsSchema } from './colour-meaning.ts'
import { COLOURS } from './colours.ts'
import { noteFieldsSchema } from './note.ts'

/**
 * A hybrid logical clock as text that sorts in the order of time: 13 digits of milliseconds since 1970, 6 of a counter, the device
 * (Kulkarni et al., Logical Physical Clocks, 2014).
 */
export const clockSchema = z.string().regex(/^\d{13}-\d{6}-[0-9a-f]{8}$/)
export type Clock = z.infer<typeof clockSchema>

const id = z.uuid()

/** The device that made a change: the last part of its clock. */
const deviceSchema = z.string().regex(/^[0-9a-f]{8}$/)

/**
 * Where words are set that are merged: the clocks of the changes whose words these ones were written upon, all of them seen by the person. One as a
 * rule; several where versions that were written apart are brought together; absent in changes made before this was written down.
 */
const parentsSchema = z.array(clockSchema).min(1).max(100).optional()

/** The fields of a note that a change sets; a new note sets all of them. The newest clock wins, field by field. */
export const noteChangeSchema = z.strictObject({
  format: z.literal(1),
  id,
  clock: clockSchema,
  note: noteIdSchema,
  fields: noteFieldsSchema.partial(),
  /** Of the words (`body`) and of the tags. */
  parents: parentsSchema,
})
export type NoteChange = z.infer<typeof noteChangeSchema>

function itemChangeSchema<K extends KeptItemKind, I extends z.ZodType, F extends z.ZodObject>(kind: K, item: I, fields: F) {
  return z.strictObject({ format: z.literal(2), id, clock: clockSchema, kind: z.literal(kind), item, fields })
}

/** Of a single change, where what it is about stays. */
const goneChangeIdSchema = z.uuid().brand<'GoneChangeId'>()

/** What can be removed for good: a note, a briefing with each of its parts, what is kept of searching, a template; or single changes, with the words in them. */
export const goneIdSchema = z.union([
  noteIdSchema,
  briefingIdSchema,
  briefingPartIdSchema,
  searchItemIdSchema,
  briefingTemplateIdSchema,
  goneChangeIdSchema,
])
export type GoneId = z.infer<typeof goneIdSchema>

/** Something that was removed for good on this computer: its other lines are taken out of the record, and none is taken in again. Never handed on. */
const goneChangeSchema = z.strictObject({
  format: z.literal(3),
  id,
  clock: clockSchema,
  kind: z.literal('gone'),
  item: goneIdSchema,
  fields: z.strictObject({ at: z.iso.datetime() }),
})
type GoneChange = z.infer<typeof goneChangeSchema>

/** What the person who works at a device calls themselves, so that what comes from it can be said to be theirs. */
const personChangeSchema = z.strictObject({
  format: z.literal(3),
  id,
  clock: clockSchema,
  kind: z.literal('person'),
  item: deviceSchema,
  fields: z.strictObject({ name: z.string().max(200) }),
})
type PersonChange = z.infer<typeof personChangeSchema>

/** One line of the journal. A program that knows fewer formats leaves a line of another one where it is. */
export const changeSchema = z.discriminatedUnion('format', [
  noteChangeSchema,
  z.discriminatedUnion('kind', [
    itemChangeSchema('kept', searchItemIdSchema, keptSearchFieldsSchema.partial()),
    itemChangeSchema('log', searchItemIdSchema, logEntryFieldsSchema.partial()),
    itemChangeSchema('words', searchItemIdSchema, wordGroupFieldsSchema.partial()),
    itemChangeSchema('colour', z.enum(COLOURS), colourMeaningFieldsSchema.partial()),
    itemChangeSchema('briefing', briefingIdSchema, briefingFieldsSchema.partial()),
    itemChangeSchema('part', briefingPartIdSchema, briefingPartFieldsSchema.partial()).extend({
      /** Of `text`. */
      parents: parentsSchema,
    }),
    itemChangeSchema('template', briefingTemplateIdSchema, briefingTemplateFieldsSchema.partial()),
  ]),
  z.discriminatedUnion('kind', [goneChangeSchema, personChangeSchema]),
])
export type Change = z.infer<typeof changeSchema>
/** The same as `NoteChange`, of what a person keeps beside their notes: of searching, of colours, of briefings. */
export type ItemChange = Exclude<Change, NoteChange | GoneChange | PersonChange>
export type PartChange = Extract<ItemChange, { readonly kind: 'part' }>
