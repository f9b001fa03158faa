import type { EditionId } from '../../archive/ids.ts'
import type { Colour } from '../../notes/colours.ts'

export const PLACES = ['letter', 'coverage', 'signatories', 'notes', 'other'] as const
export type SearchPlace = (typeof PLACES)[number]

/** A condition that is not about words. Dates are ISO 8601, as precise as they were written: a year, a month, a day; both ends count. */
export type Filter =
  | { readonly name: 'in'; readonly value: SearchPlace }
  /** The id of a source. */
  | { readonly name: 'source'; readonly value: string }
  | { readonly name: 'publisher'; readonly value: string }
  /** ISO 3166-1 alpha-2 in capitals, or "International". */
  | { readonly name: 'country'; readonly value: string }
  | { readonly name: 'date'; readonly from: string | null; readonly to: string | null }
  | { readonly name: 'tag'; readonly value: string }
  | { readonly name: 'colour'; readonly value: Colour }
  | { readonly name: 'has'; readonly value: 'note' }
  | { readonly name: 'recommendation'; readonly value: number }
  | { readonly name: 'edition'; readonly value: EditionId }
