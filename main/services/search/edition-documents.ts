import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { BlockId, EditionId, SourceId } from '#shared/archive/ids.ts'
import { signatoryText } from '#shared/archive/signatory-text.ts'
import type { Block, DescribedDate, DescribedText, SourceSummary } from '#shared/archive/source.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { BlockDocument, EditionDocuments, SourceDocument } from '#shared/search/documents.ts'
import { createOffsetMap } from '#shared/text/offset-map.ts'
import type { Archive } from '../archive/archive.ts'

/** A passage of a recommendation in one source. Positions count code points. */
interface DemandPassage {
  readonly number: number
  readonly start: number
  readonly end: number
}

/** What is written in a description, whoever wrote it. */
function writtenIn(described: DescribedText | DescribedDate): string | null {
  return described.basis === 'not-stated' ? null : described.value
}

function demandPassages(catalogue: EditionCatalogue): ReadonlyMap<SourceId, readonly DemandPassage[]> {
  const found = new Map<SourceId, DemandPassage[]>()
  for (const { number, passages } of catalogue.recommendations) {
    for (const { span } of passages) {
      const others = found.get(span.source) ?? []
      others.push({ number, start: span.start, end: span.end })
      found.set(span.source, others)
    }
  }
  return found
}

/** The index of the first block that ends after `position`. Blocks stand in order and do not overlap. */
function blockAt(blocks: readonly Block[], position: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((blocks[middle]?.end ?? Number.POSITIVE_INFINITY) > position) high = middle
    else low = middle + 1
  }
  return low
}

function demandsByBlock(blocks: readonly Block[], passages: readonly DemandPassage[]): ReadonlyMap<BlockId, ReadonlySet<number>> {
  const found = new Map<BlockId, Set<number>>()
  for (const { number, start, end } of passages) {
    for (let at = blockAt(blocks, start); at < blocks.length; at += 1) {
      const block = blocks[at]
      if (block === undefined || block.start >= end) break
      found.set(block.id, (found.get(block.id) ?? new Set()).add(number))
    }
  }
  return found
}

function blockDocuments(text: string, blocks: readonly Block[], passages: readonly DemandPassage[]): readonly BlockDocument[] {
  const offsets = createOffsetMap(text)
  const demands = demandsByBlock(blocks, passages)
  return blocks.map(({ id, number, start, end }) => ({
    id,
    number,
    text: text.slice(offsets.toUtf16(start), offsets.toUtf16(end)),
    recommendations: [...(demands.get(id) ?? [])].sort((a, b) => a - b),
  }))
}

function sourceDocument(source: SourceSummary, blocks: readonly BlockDocument[]): SourceDocument {
  return {
    id: source.id,
    kind: source.kind,
    language: source.language,
    title: writtenIn(source.title),
    publisher: writtenIn(source.publisher),
    date: writtenIn(source.date),
    blocks,
  }
}

/**
 * Gathers everything of an edition that can be found, in the order of the edition: the same edition gives the same documents. Each text is held against
 * its digest; a source that cannot be read is left out and named. Fails as `Archive.edition` does. `onProgress` is told after each source.
 */
export async function editionDocuments(
  archive: Archive,
  edition: EditionId,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Outcome<EditionDocuments>> {
  const opened = await archive.edition(edition)
  if (!opened.ok) return opened
  const catalogue = opened.value
  const demands = demandPassages(catalogue)
  const sources: SourceDocument[] = []
  const leftOut = catalogue.unreadable.map(({ source }) => source)
  for (const [index, source] of catalogue.sources.entries()) {
    const read = await archive.text(edition, source.id)
    if (read.ok)
      sources.push(
        sourceDocument(source, blockDocuments(read.value.text, read.value.record.blocks, demands.get(source.id) ?? [])),
      )
    else leftOut.push(source.id)
    onProgress(index + 1, catalogue.sources.length)
  }
  return succeed({
    edition,
    digest: catalogue.edition.digest,
    sources,
    signatories: catalogue.signatories.signatories.map((signatory) => ({
      id: signatory.id,
      source: signatory.span.source,
      country: signatory.country,
      text: signatoryText(signatory),
    })),
    leftOut,
  })
}
