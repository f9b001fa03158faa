import type { LinkTarget } from '../links/deep-link.ts'
import type { CitationRun } from './bibliography/cite.ts'
import { citePart } from './bibliography/cite.ts'
import { bibliographyOf } from './bibliography/csl-item.ts'
import type { BriefingDocument, CitedNote, CitedRecordNote } from './briefing-document.ts'
import { formatParagraphs, nameOfUntitled } from './citation.ts'
import { citationTailPieces, type TailPieces } from './citation-tail.ts'

export type Cited = CitedNote | CitedRecordNote

export function isQuoted(cited: Cited): cited is CitedNote {
  return 'exact' in cited.note.target
}

/** The words of a footnote: the citation in the style of the document, then what is the same in every style. */
export interface FootnoteText {
  readonly citation: readonly CitationRun[]
  readonly tail: TailPieces
}

/** A name for a source as it stands in a sentence. */
function titleOf({ source }: Cited): string {
  return source.title.basis === 'not-stated' ? nameOfUntitled(source) : `“${source.title.value}”`
}

function placeOf(cited: Cited): LinkTarget {
  const { edition, source } = cited
  if (isQuoted(cited)) return { kind: 'passage', edition, source: source.id, start: cited.start, end: cited.end }
  const { about } = cited.note.target
  return about.kind === 'source' ? { kind: 'source', edition, source: about.id } : { ...about, edition }
}

/** Gives the footnote of each note of a document. */
export function footnotesOf(document: BriefingDocument): (cited: Cited) => FootnoteText {
  const { itemOf } = bibliographyOf(document)
  return (cited) => ({
    citation: citePart(cited, itemOf(cited), document.citations),
    tail: citationTailPieces({
      edition: cited.edition,
      source: cited.source.id,
      blocks: cited.blocks,
      capturedAt: cited.source.capture.capturedAt,
      link: { archive: cited.note.target.archive, to: placeOf(cited) },
      quotationSha256: isQuoted(cited) ? cited.quotationSha256 : null,
    }),
  })
}

/** What a reference says in the running text. */
export function sayPlace(cited: Cited): string {
  return `See ${titleOf(cited)}${cited.blocks.length === 0 ? '' : `, ${formatParagraphs(cited.blocks)}`}`.replace(/\s+/gu, ' ')
}

/** What stands in the place of a quotation where a note is on a record as a whole. */
export function sayRecord(cited: CitedRecordNote): string {
  const { about, name } = cited.note.target
  if (about.kind === 'source') return 'On this source as a whole'
  return `On the ${about.kind} “${name}”`.replace(/\s+/gu, ' ').trim()
}
