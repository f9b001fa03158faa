import { z } from 'zod'
import { noteIdSchema } from '../archive/ids.ts'
import { noteFieldsSchema } from './note.ts'

/**
 * A hybrid logical clock as text that sorts in the order of time: 13 digits of milliseconds since 1970, 6 of a counter, the device
 * (Kulkarni et al., Logical Physical Clocks, 2014).
 */
export const clockSchema = z.string().regex(/^\d{13}-\d{6}-[0-9a-f]{8}$/)
export type Clock = z.infer<typeof clockSchema>

/** The fields that a change sets; a new note sets all of them. The newest clock wins, field by field. */
export const changeSchema = z.strictObject({
  format: z.literal(1),
  id: z.uuid(),
  clock: clockSchema,
  note: noteIdSchema,
  fields: noteFieldsSchema.partial(),
})
export type Change = z.infer<typeof changeSchema>
