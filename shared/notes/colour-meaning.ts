import { z } from 'zod'
import type { Colour } from './colours.ts'

/** What a person uses a colour for, in their words ("figure", "to be checked"); empty where they have not said, or say it no more. */
export const colourMeaningFieldsSchema = z.strictObject({ meaning: z.string().max(40) })
export type ColourMeaningFields = z.infer<typeof colourMeaningFieldsSchema>

/** A colour that was given a meaning is its own item: there is one for each. */
export interface ColourMeaning extends Readonly<ColourMeaningFields> {
  readonly kind: 'colour'
  readonly id: Colour
}

export type ColourMeanings = Readonly<Partial<Record<Colour, string>>>
