import type { EditionCatalogue } from './edition.ts'
import type { Block } from './source.ts'

/** The block in which a passage of a record begins, for its number; null where it is not known. The position counts code points. */
export function blockOfSpan(
  catalogue: Pick<EditionCatalogue, 'blocks'>,
  span: { readonly source: string; readonly start: number },
): Block | null {
  const blocks = catalogue.blocks.find((each) => each.source === span.source)?.blocks
  return blocks?.find((block) => span.start >= block.start && span.start < block.end) ?? null
}

/** All blocks that a passage of a record touches, in order. Positions count code points. */
export function blocksOfSpan(
  catalogue: Pick<EditionCatalogue, 'blocks'>,
  span: { readonly source: string; readonly start: number; readonly end: number },
): readonly Block[] {
  const blocks = catalogue.blocks.find((each) => each.source === span.source)?.blocks ?? []
  return blocks.filter((block) => block.start < span.end && span.start < block.end)
}
