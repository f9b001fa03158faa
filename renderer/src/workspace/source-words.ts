import { blockOfSpan } from '#shared/archive/block-of-span.ts'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { DescribedDate, DescribedText, Source } from '#shared/archive/source.ts'
import type { ArchiveSpan } from '#shared/archive/span.ts'
import { formatPartialDate, nameOfUntitled } from '#shared/briefing/citation.ts'
import { words } from '../words/words.ts'

/** A title to show: the source's own, or one that the program made and marks as such. */
export interface ShownTitle {
  readonly text: string
  readonly made: boolean
}

export function writeDate(date: DescribedDate): string | null {
  return date.basis === 'not-stated' ? null : formatPartialDate(date.value)
}

export function sourceTitle(source: Pick<Source, 'title' | 'kind' | 'date'>): ShownTitle {
  if (source.title.basis !== 'not-stated') return { text: source.title.value, made: source.title.basis !== 'stated' }
  return { text: nameOfUntitled(source), made: true }
}

/** The number of the paragraph in which a passage begins; null where it begins in page furniture, or the edition does not have the source. */
export function paragraphOf(catalogue: EditionCatalogue, span: ArchiveSpan): number | null {
  return blockOfSpan(catalogue, span)?.number ?? null
}

/** The value, or that it is not stated. */
export function describedWords(described: DescribedText): string {
  return described.basis === 'not-stated' ? words.archive.notStated : described.value
}
