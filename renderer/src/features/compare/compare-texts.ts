import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { EditionId } from '#shared/archive/ids.ts'
import type { SourceSummary } from '#shared/archive/source.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import { diffTexts, type PassageDiff } from '#shared/text/word-diff.ts'
import type { ArchiveReader } from '../../workspace/archive-reader.ts'
import type { NumberedText } from './compare-rows.ts'

export type TextComparison =
  | {
      readonly state: 'compared'
      readonly before: NumberedText
      readonly after: NumberedText
      readonly passages: readonly PassageDiff[]
    }
  | { readonly state: 'in-one'; readonly source: SourceSummary; readonly edition: EditionId; readonly without: EditionId }
  | { readonly state: 'in-neither' }

export function sourceOf(catalogue: EditionCatalogue, id: string): SourceSummary | null {
  return catalogue.sources.find((source) => source.id === id) ?? null
}

/** Reads a source in two editions and compares its texts; says so where only one of them has it, or neither. */
export async function compareTexts(
  archive: ArchiveReader,
  id: string,
  before: EditionId,
  after: EditionId,
): Promise<Outcome<TextComparison>> {
  const [earlier, later] = await Promise.all([archive.edition(before), archive.edition(after)])
  if (!earlier.ok) return earlier
  if (!later.ok) return later
  const [was, is] = [sourceOf(earlier.value, id), sourceOf(later.value, id)]
  if (was === null)
    return is === null
      ? succeed({ state: 'in-neither' })
      : succeed({ state: 'in-one', source: is, edition: after, without: before })
  if (is === null) return succeed({ state: 'in-one', source: was, edition: before, without: after })
  const [beforeText, afterText] = await Promise.all([archive.text(before, was.id), archive.text(after, is.id)])
  if (!beforeText.ok) return beforeText
  if (!afterText.ok) return afterText
  return succeed({
    state: 'compared',
    before: { open: beforeText.value, source: beforeText.value.record },
    after: { open: afterText.value, source: afterText.value.record },
    passages: diffTexts(beforeText.value.text, afterText.value.text),
  })
}
