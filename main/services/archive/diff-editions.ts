import { compareEditions, type EditionComparison } from '#shared/archive/compare-editions.ts'
import type { EditionId, SourceId } from '#shared/archive/ids.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import { diffTexts, type PassageDiff } from '#shared/text/word-diff.ts'
import type { Archive } from './archive.ts'

/** The two texts of a source whose words differ, and their differences in UTF-16 offsets. */
export interface TextDiff {
  readonly source: SourceId
  readonly before: string
  readonly after: string
  readonly passages: readonly PassageDiff[]
}

export interface EditionsDiff {
  readonly comparison: EditionComparison
  /** One for each source whose text changed, in the order of the comparison. */
  readonly texts: readonly TextDiff[]
}

/** Compares two editions, and the words of each text that changed. Fails where an edition does not exist or one of its files cannot be trusted. */
export async function diffEditions(archive: Archive, before: EditionId, after: EditionId): Promise<Outcome<EditionsDiff>> {
  const earlier = await archive.edition(before)
  if (!earlier.ok) return earlier
  const later = await archive.edition(after)
  if (!later.ok) return later
  const comparison = compareEditions(earlier.value, later.value)
  const texts: TextDiff[] = []
  for (const { after: source, fields } of comparison.sources.changed) {
    if (!fields.includes('text')) continue
    const was = await archive.text(before, source.id)
    if (!was.ok) return was
    const is = await archive.text(after, source.id)
    if (!is.ok) return is
    texts.push({
      source: source.id,
      before: was.value.text,
      after: is.value.text,
      passages: diffTexts(was.value.text, is.value.text),
    })
  }
  return succeed({ comparison, texts })
}
