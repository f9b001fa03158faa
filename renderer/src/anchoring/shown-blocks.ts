import type { TextRange } from '#shared/text/text-range.ts'

/**
 * The text of a block stands in an element with `data-start`, the UTF-16 offset of its first character in the source, and nothing
 * else stands in that element: its text content is the text of the block, so positions carry over by adding.
 */
export const BLOCK = '[data-start]'

export function startOf(element: Element): number {
  return Number(element.getAttribute('data-start'))
}

/** A block that is on the page, by where its text stands in the source. */
export interface ShownBlock extends TextRange {
  readonly element: Element
  readonly node: Text
}

/** The blocks that are on the page below one element. */
interface ShownBlocks {
  /** In the order of the text; what has changed on the page until now is in it. */
  list(): readonly ShownBlock[]
  /** Calls `listener` with the spans of the text in which blocks have come, gone or changed: before the page is painted. */
  follow(listener: (changed: readonly TextRange[]) => void): () => void
}

function readBlock(element: Element): ShownBlock | null {
  const node = element.firstChild
  if (!(node instanceof Text)) return null
  const start = startOf(element)
  return { element, node, start, end: start + node.length }
}

function blocksIn(node: Node): readonly Element[] {
  if (!(node instanceof Element)) return []
  const below = [...node.querySelectorAll(BLOCK)]
  return node.matches(BLOCK) ? [node, ...below] : below
}

/** Neighbours in one span: a chunk of a text comes and goes as a whole. */
function spansOf(blocks: readonly ShownBlock[]): readonly TextRange[] {
  const first = blocks[0]
  if (first === undefined) return []
  let { start, end } = first
  for (const block of blocks) {
    start = Math.min(start, block.start)
    end = Math.max(end, block.end)
  }
  return [{ start, end }]
}

function watchBlocks(root: Element): ShownBlocks {
  let blocks: readonly ShownBlock[] = blocksOf(root)
  const listeners = new Set<(changed: readonly TextRange[]) => void>()

  function blocksOf(element: Element): readonly ShownBlock[] {
    return [...element.querySelectorAll(BLOCK)]
      .map(readBlock)
      .filter((block) => block !== null)
      .sort((a, b) => a.start - b.start)
  }

  /** Only what has changed is read: a long text comes to the page piece by piece. */
  function take(records: readonly MutationRecord[]): void {
    const touched = new Set<Element>()
    for (const { target, addedNodes, removedNodes } of records) {
      const block = target instanceof Element ? target : target.parentElement
      if (block?.matches(BLOCK) === true) touched.add(block)
      for (const node of [...addedNodes, ...removedNodes]) for (const element of blocksIn(node)) touched.add(element)
    }
    if (touched.size === 0) return
    const gone = blocks.filter(({ element }) => touched.has(element))
    const come = [...touched]
      .filter((element) => root.contains(element))
      .map(readBlock)
      .filter((block) => block !== null)
    const kept = gone.length === 0 ? blocks : blocks.filter(({ element }) => !touched.has(element))
    // Sorting what is nearly in order takes little more than reading it.
    blocks = [...kept, ...come].sort((a, b) => a.start - b.start)
    const changed = [...spansOf(gone), ...spansOf(come)]
    for (const listener of listeners) listener(changed)
  }

  const observer = new MutationObserver(take)
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: ['data-start'] })
  return {
    list() {
      take(observer.takeRecords())
      return blocks
    },
    follow(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const watched = new WeakMap<Element, ShownBlocks>()

export function shownBlocks(root: Element): ShownBlocks {
  const known = watched.get(root)
  if (known !== undefined) return known
  const made = watchBlocks(root)
  watched.set(root, made)
  return made
}
