import { COLOURS, type Colour } from '#shared/notes/colours.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { textToDomRanges } from './text-dom.ts'

/** What can be painted, lowest first where two lie on the same words. The style sheet has one `::highlight()` rule for each. */
const layers = [...COLOURS.map((colour) => `note-${colour}` as const), 'note-active', 'passage', 'hit', 'hit-current'] as const
export type Layer = (typeof layers)[number]

export function noteLayer(colour: Colour): Layer {
  return `note-${colour}`
}

/**
 * Paints ranges of the text below `root` without touching its elements (CSS Custom Highlight API Level 1).
 * Each call replaces what the layer showed before.
 */
export function paint(root: Element, layer: Layer, ranges: readonly TextRange[]): void {
  const highlight = new Highlight(...ranges.flatMap((range) => textToDomRanges(root, range)))
  highlight.priority = layers.indexOf(layer)
  CSS.highlights.set(layer, highlight)
}

/** Takes all paint away, when a text is left. */
export function clearPaint(): void {
  for (const layer of layers) CSS.highlights.delete(layer)
}
