import type { TextRange } from '../text/text-range.ts'

/** Where the words of a target stand in a text. Every range (UTF-16) holds exactly the words of the target. */
export type Anchor =
  /** The same words at the same place. */
  | { readonly state: 'exact'; readonly range: TextRange }
  /** The same words at another place, and no other place fits. */
  | { readonly state: 'moved'; readonly range: TextRange }
  /** The same words at several places that fit equally well, in order: a person decides. */
  | { readonly state: 'ambiguous'; readonly candidates: readonly TextRange[] }
  /** The words are not in the text. They stay readable in the edition in which they were marked. */
  | { readonly state: 'missing' }
