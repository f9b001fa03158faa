import { type CitationRun, citePart } from '#shared/briefing/bibliography/cite.ts'
import { cslItem } from '#shared/briefing/bibliography/csl-item.ts'
import type { BriefingDocument, CitedNote, CitedRecordNote } from '#shared/briefing/briefing-document.ts'
import { citationTailPieces, type TailPieces } from '#shared/briefing/citation-tail.ts'

type Cited = CitedNote | CitedRecordNote

export interface PreviewFootnote {
  readonly citation: readonly CitationRun[]
  readonly tail: TailPieces
}

function targetOf(cited: Cited): Parameters<typeof citationTailPieces>[0]['link']['to'] {
  const { edition, source } = cited
  if ('quotationSha256' in cited) return { kind: 'passage', edition, source: source.id, start: cited.start, end: cited.end }
  const { about } = cited.note.target
  return about.kind === 'source' ? { kind: 'source', edition, source: about.id } : { ...about, edition }
}

/** The words of the footnote of a note: the citation in the style chosen, and what stands behind it in every style. */
export function previewFootnote(
  cited: Cited,
  { archive, citations }: Pick<BriefingDocument, 'archive' | 'citations'>,
): PreviewFootnote {
  return {
    citation: citePart(cited, cslItem(cited.source, archive), citations),
    tail: citationTailPieces({
      edition: cited.edition,
      source: cited.source.id,
      blocks: cited.blocks,
      capturedAt: cited.source.capture.capturedAt,
      link: { archive: cited.note.target.archive, to: targetOf(cited) },
      quotationSha256: 'quotationSha256' in cited ? cited.quotationSha256 : null,
    }),
  }
}
