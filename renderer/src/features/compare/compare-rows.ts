import type { Source } from '#shared/archive/source.ts'
import { type ChangeKind, classifyChange } from '#shared/text/classify-change.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { PassageDiff, WordPart } from '#shared/text/word-diff.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'

/** A text with the numbers of its paragraphs. */
export interface NumberedText {
  readonly open: OpenText
  readonly source: Source
}

/** A stretch of words to show. What differs has a number, counted from 1 through the whole comparison. */
export interface ShownPart {
  readonly kind: WordPart['kind']
  readonly before: string
  readonly after: string
  readonly difference: number | null
  /** What the change touches, where that can turn the meaning, or where nothing but spaces would be seen. */
  readonly touches: readonly ChangeKind[]
}

/** A passage to show. `difference` is that of the passage as a whole: that it is new, taken out or moved. */
export interface ShownPassage {
  readonly kind: PassageDiff['kind']
  readonly key: string
  readonly beforeNumber: number | null
  readonly afterNumber: number | null
  readonly difference: number | null
  readonly parts: readonly ShownPart[]
}

/** Passages as they follow one another, those between two changes folded together. */
export type Row =
  | { readonly kind: 'passage'; readonly passage: ShownPassage }
  | { readonly kind: 'fold'; readonly key: string; readonly passages: readonly ShownPassage[] }

export interface Rows {
  readonly rows: readonly Row[]
  readonly differences: number
}

/** How many unchanged passages stay in sight beside a change. */
const CONTEXT = 1
/** Fewer than this are not worth folding. */
const FEWEST_FOLDED = 3

function paragraphAt({ open, source }: NumberedText, range: TextRange): number | null {
  const index = open.blocks.findIndex((block) => block.start < range.end && range.start < block.end)
  return source.blocks[index]?.number ?? null
}

/** The kinds worth a word: those that can turn the meaning, and what could not be seen otherwise. */
function worthSaying(kinds: readonly ChangeKind[]): readonly ChangeKind[] {
  const telling = kinds.filter(
    (kind) => kind !== 'wording' && kind !== 'letter-case' && kind !== 'punctuation' && kind !== 'spacing',
  )
  return telling.length > 0 ? telling : kinds.filter((kind) => kind === 'spacing')
}

function fold(passages: readonly ShownPassage[]): readonly Row[] {
  const rows: Row[] = []
  let at = 0
  while (at < passages.length) {
    let end = at
    while (end < passages.length && passages[end]?.kind === 'same') end++
    const from = at === 0 ? at : at + CONTEXT
    const to = end === passages.length ? end : end - CONTEXT
    const folded = to - from >= FEWEST_FOLDED ? passages.slice(from, to) : []
    const show = (list: readonly ShownPassage[]) => rows.push(...list.map((passage) => ({ kind: 'passage' as const, passage })))
    if (folded.length === 0) show(passages.slice(at, end))
    else {
      show(passages.slice(at, from))
      rows.push({ kind: 'fold', key: `fold ${folded[0]?.key ?? ''}`, passages: folded })
      show(passages.slice(to, end))
    }
    show(passages.slice(end, end + 1))
    at = end + 1
  }
  return rows
}

/** Lays a comparison out for reading: the words of each passage, the numbers of paragraphs, each difference numbered in its order. */
export function layOutRows(passages: readonly PassageDiff[], before: NumberedText, after: NumberedText): Rows {
  let differences = 0
  const next = () => ++differences
  const slice = (text: string, { start, end }: TextRange) => text.slice(start, end)
  const partsOf = (words: readonly WordPart[]): readonly ShownPart[] =>
    words.map((part) => ({
      kind: part.kind,
      before: slice(before.open.text, part.before),
      after: slice(after.open.text, part.after),
      difference: part.kind === 'same' ? null : next(),
      touches: part.kind === 'same' ? [] : worthSaying(classifyChange(before.open.text, after.open.text, part)),
    }))
  const whole = (kind: WordPart['kind'], text: string): readonly ShownPart[] => [
    { kind, before: kind === 'added' ? '' : text, after: kind === 'removed' ? '' : text, difference: null, touches: [] },
  ]
  const show = (passage: PassageDiff): ShownPassage => {
    switch (passage.kind) {
      case 'same':
      case 'changed':
        return {
          kind: passage.kind,
          key: `${passage.before.start} ${passage.after.start}`,
          beforeNumber: paragraphAt(before, passage.before),
          afterNumber: paragraphAt(after, passage.after),
          difference: null,
          parts: passage.kind === 'same' ? whole('same', slice(after.open.text, passage.after)) : partsOf(passage.words),
        }
      case 'removed':
      case 'moved-away':
        return {
          kind: passage.kind,
          key: `${passage.before.start} -`,
          beforeNumber: paragraphAt(before, passage.before),
          afterNumber: passage.kind === 'removed' ? null : paragraphAt(after, passage.to),
          difference: passage.kind === 'removed' ? next() : null,
          parts: whole(passage.kind === 'removed' ? 'removed' : 'same', slice(before.open.text, passage.before)),
        }
      case 'added':
        return {
          kind: passage.kind,
          key: `- ${passage.after.start}`,
          beforeNumber: null,
          afterNumber: paragraphAt(after, passage.after),
          difference: next(),
          parts: whole('added', slice(after.open.text, passage.after)),
        }
      case 'moved-here':
        return {
          kind: passage.kind,
          key: `- ${passage.after.start}`,
          beforeNumber: paragraphAt(before, passage.from),
          afterNumber: paragraphAt(after, passage.after),
          difference: next(),
          parts: partsOf(passage.words),
        }
    }
  }
  const shown = passages.map(show)
  return { rows: fold(shown), differences }
}
