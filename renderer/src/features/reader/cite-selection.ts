import type { EditionId } from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import { quotationWithCitation } from '#shared/briefing/citation.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { OpenText } from '../../workspace/archive-reader.ts'
import { sha256 } from '../../workspace/sha256.ts'

interface Selection {
  readonly source: Source
  readonly edition: EditionId
  readonly open: OpenText
  readonly range: TextRange
}

/** The selected words in quotation marks, and under them where they stand. `range` is what `targetRange` leaves of a selection. */
export async function citeSelection({ source, edition, open, range }: Selection): Promise<string> {
  const exact = open.text.slice(range.start, range.end)
  const blocks = source.blocks.filter((_, index) => {
    const block = open.blocks[index]
    return block !== undefined && block.start < range.end && range.start < block.end
  })
  return quotationWithCitation(exact, { source, blocks, edition, quotationSha256: await sha256(exact) })
}
