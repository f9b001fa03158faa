import type { TextRange } from '../text/text-range.ts'
import type { WordPart } from '../text/word-diff.ts'
import type { NamedChange } from './name-changes.ts'

/** Where the words of a target stand in a text. Ranges are UTF-16 offsets of that text. */
export type Anchor =
  /** The same words at the same position. `typography` tells what differs in signs and white space; absent where nothing does. */
  | { readonly state: 'exact'; readonly range: TextRange; readonly typography?: readonly WordPart[] }
  /** The same words at another position, and this is certainly the passage meant. */
  | { readonly state: 'moved'; readonly range: TextRange; readonly typography?: readonly WordPart[] }
  /** What the passage seems to have become: a person decides. */
  | {
      readonly state: 'reworded'
      readonly range: TextRange
      /** `before` counts from the start of the quotation, `after` from the start of the text. */
      readonly words: readonly WordPart[]
      /** The parts that differ, and what each of them touches. */
      readonly changes: readonly NamedChange[]
      /** Where the old words stand nevertheless, as those of another passage as far as can be told. */
      readonly sameWords: readonly TextRange[]
    }
  /** The same words stand there, in order of the text, and none of them (or the only one) is certainly the passage meant: a person decides. */
  | { readonly state: 'ambiguous'; readonly candidates: readonly TextRange[] }
  /** The passage is not in the text. It stays readable in the edition in which it was marked. */
  | { readonly state: 'missing' }
