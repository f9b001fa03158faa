import type { NamedChange } from '../../annotation/name-changes.ts'
import type { BriefingPartId, EditionId } from '../../archive/ids.ts'
import type { TextRange } from '../../text/text-range.ts'
import type { WordPart } from '../../text/word-diff.ts'
import type { CutKind } from './find-cut-words.ts'
import type { FigureFault } from './judge-figures.ts'

/** Which words of a part are meant: its own, the comment of its note, or the quotation. */
export type WarnedWords = 'text' | 'comment' | 'quotation'

/** What became of a quotation in an edition, where it does not stand there as it is quoted. */
export type QuotationNow =
  | {
      readonly state: 'reworded'
      /** The passage as it reads there. */
      readonly passage: string
      /** `before` counts in the quotation, `after` in `passage`. */
      readonly words: readonly WordPart[]
      readonly changes: readonly NamedChange[]
    }
  | { readonly state: 'ambiguous'; readonly places: number }
  | { readonly state: 'missing' }
  /** The edition no longer has the source, or it cannot be read there. */
  | { readonly state: 'no-source' }

export type WarningReason =
  | (FigureFault & { /** As it stands. */ readonly figure: string })
  | { readonly code: 'quotation-changed'; readonly edition: EditionId; readonly newer: EditionId; readonly now: QuotationNow }
  | {
      readonly code: 'quotation-cut'
      readonly side: 'before' | 'after'
      readonly kind: CutKind
      /** The words of the source that were left off, from those that matter to the quotation. */
      readonly cut: string
    }
  /** It begins or ends inside a word of the source: "safe" of "unsafe". */
  | { readonly code: 'word-cut'; readonly side: 'before' | 'after'; readonly word: string }
  /** The words around it are not looked at: the program knows those of English alone. */
  | { readonly code: 'cut-not-checked'; readonly language: string }
  /** `goesOut`: the briefing is an internal one, and has it. Otherwise it is left out. */
  | { readonly code: 'note-private'; readonly goesOut: boolean }
  | { readonly code: 'note-in-trash' }
  | { readonly code: 'note-gone' }
  | { readonly code: 'source-unreadable' }
  | { readonly code: 'quotation-twice'; readonly first: BriefingPartId }
  | { readonly code: 'heading-empty' }

/** Something that a person should look at before a briefing goes out. None keeps them from anything. */
export type Warning = WarningReason & {
  readonly part: BriefingPartId
  readonly where: WarnedWords
  /** UTF-16 offsets in those words: of a text or comment in its Markdown. */
  readonly range: TextRange
}

/** `hint`: it may well be meant so. */
export function rankOf(warning: Warning): 'warning' | 'hint' {
  switch (warning.code) {
    case 'quotation-twice':
    case 'heading-empty':
    case 'cut-not-checked':
      return 'hint'
    case 'figure-unsupported':
    case 'figure-disputed':
    case 'figure-less-certain':
    case 'quotation-changed':
    case 'quotation-cut':
    case 'word-cut':
    case 'note-private':
    case 'note-in-trash':
    case 'note-gone':
    case 'source-unreadable':
      return 'warning'
  }
}
