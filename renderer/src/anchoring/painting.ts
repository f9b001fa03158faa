import { COLOURS, type Colour } from '#shared/notes/colours.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import { putInOrder, type RangesInOrder, rangesIn } from './block-spans.ts'
import { shownBlocks } from './shown-blocks.ts'
import { textToDomRanges } from './text-dom.ts'

/** What can be painted, lowest first where two lie on the same words. The style sheet has one `::highlight()` rule for each. */
const layers = [
  ...COLOURS.map((colour) => `note-${colour}` as const),
  'note-active',
  'passage',
  'hit',
  'hit-current',
  'find',
  'find-current',
] as const
export type Layer = (typeof layers)[number]

export function noteLayer(colour: Colour): Layer {
  return `note-${colour}`
}

/** A range of the text with the parts of it that are on the page. */
interface PaintedRange extends TextRange {
  parts: readonly Range[]
}

interface PaintedLayer {
  readonly byPlace: ReadonlyMap<string, PaintedRange>
  readonly inOrder: RangesInOrder<PaintedRange>
}

interface PaintedRoot {
  readonly layers: Map<Layer, PaintedLayer>
  stop(): void
}

const painted = new Map<Element, PaintedRoot>()

function highlightOf(layer: Layer): Highlight {
  const known = CSS.highlights.get(layer)
  if (known !== undefined) return known
  const made = new Highlight()
  made.priority = layers.indexOf(layer)
  CSS.highlights.set(layer, made)
  return made
}

function takeAway(layer: Layer, { parts }: PaintedRange): void {
  const highlight = highlightOf(layer)
  for (const part of parts) highlight.delete(part)
}

function show(root: Element, layer: Layer, range: PaintedRange): void {
  range.parts = textToDomRanges(root, range)
  const highlight = highlightOf(layer)
  for (const part of range.parts) highlight.add(part)
}

/** Blocks that come to the page later, or come back, are painted as they come. */
function followBlocks(root: Element): PaintedRoot {
  const made: PaintedRoot = {
    layers: new Map(),
    stop: shownBlocks(root).follow((changed) => {
      for (const [layer, { inOrder }] of made.layers)
        for (const span of changed)
          for (const range of rangesIn(inOrder, span)) {
            takeAway(layer, range)
            show(root, layer, range)
          }
    }),
  }
  painted.set(root, made)
  return made
}

/**
 * Paints ranges of the text below `root` without touching its elements (CSS Custom Highlight API Level 1). Each call replaces what the layer
 * showed below that root; other texts on the page keep theirs. What stays is not painted anew.
 */
export function paint(root: Element, layer: Layer, ranges: readonly TextRange[]): void {
  const known = painted.get(root)
  if (known === undefined && ranges.length === 0) return
  const { layers: ofRoot } = known ?? followBlocks(root)
  // What has changed on the page until now is painted by what was to be shown until now.
  shownBlocks(root).list()
  const before = ofRoot.get(layer)?.byPlace ?? new Map<string, PaintedRange>()
  const after = new Map<string, PaintedRange>()
  for (const { start, end } of ranges) {
    const place = `${start}-${end}`
    if (!after.has(place)) after.set(place, before.get(place) ?? { start, end, parts: [] })
  }
  for (const [place, range] of before) if (!after.has(place)) takeAway(layer, range)
  for (const [place, range] of after) if (!before.has(place)) show(root, layer, range)
  ofRoot.set(layer, { byPlace: after, inOrder: putInOrder([...after.values()]) })
}

/** Takes all paint of a text away, when it is left. */
export function clearPaint(root: Element): void {
  const known = painted.get(root)
  if (known === undefined) return
  known.stop()
  for (const [layer, { byPlace }] of known.layers) for (const range of byPlace.values()) takeAway(layer, range)
  painted.delete(root)
}
