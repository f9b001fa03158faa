import type { TextRange } from '../../text/text-range.ts'
import type { Filter } from './filter.ts'

export interface QueryWord {
  /** As texts are compared: folded. */
  readonly word: string
  /** As the person wrote it. */
  readonly written: string
}

/** Words that follow each other; most have one. */
export interface WordsNode {
  readonly kind: 'words'
  readonly words: readonly [QueryWord, ...QueryWord[]]
  /** In quotation marks: only these forms of the words, and no other words for the same thing. */
  readonly exact: boolean
  /** `word*`: the last word stands for every word that begins with it. */
  readonly prefix: boolean
  /** The query ends with the last word: it may be the beginning of one that is still being typed. */
  readonly typing: boolean
  readonly range: TextRange
}

/** Both sides with at most `distance` words between them, in either order. */
export interface NearNode {
  readonly kind: 'near'
  readonly left: WordsNode
  readonly right: WordsNode
  readonly distance: number
  readonly range: TextRange
}

export interface FilterNode {
  readonly kind: 'filter'
  readonly filter: Filter
  readonly range: TextRange
}

export interface NotNode {
  readonly kind: 'not'
  readonly node: QueryNode
  readonly range: TextRange
}

export interface AndNode {
  readonly kind: 'and'
  readonly nodes: readonly QueryNode[]
  readonly range: TextRange
}

export interface OrNode {
  readonly kind: 'or'
  readonly nodes: readonly QueryNode[]
  readonly range: TextRange
}

/** A query as it was understood. Ranges are UTF-16 offsets of the query's text. */
export type QueryNode = WordsNode | NearNode | FilterNode | NotNode | AndNode | OrNode

/** What could not be understood, where, and what was taken instead. The window has the words for each code. */
export interface QueryFault {
  readonly code:
    | 'quote-not-closed'
    | 'bracket-not-closed'
    | 'bracket-not-opened'
    | 'bracket-empty'
    | 'or-without-side'
    | 'and-without-side'
    | 'near-without-side'
    | 'near-distance'
    | 'minus-without-word'
    | 'star-without-word'
    | 'star-inside'
    | 'filter-value-missing'
    | 'filter-value-unknown'
    | 'only-negative'
    | 'nothing-to-look-for'
    | 'too-deep'
    | 'too-many-parts'
    | 'too-long'
  readonly range: TextRange
  /** The name of the filter or the piece of the query that is meant, as written. */
  readonly written: string
}

export interface Query {
  readonly text: string
  /** Null where there is nothing to look for. */
  readonly root: QueryNode | null
  readonly faults: readonly QueryFault[]
}
