import type { TextRange } from '../../text/text-range.ts'
import type { Filter } from './filter.ts'
import type { FilterNode, QueryNode } from './query.ts'

/** From the first to the last of the nodes: filters that were brought together may stand apart. */
function spanOf(nodes: readonly QueryNode[]): TextRange {
  return { start: Math.min(...nodes.map(({ range }) => range.start)), end: Math.max(...nodes.map(({ range }) => range.end)) }
}

/** Whether a node says what to look for, not only what to leave out. In a joined AND one of its parts is enough; a joined OR has no other parts. */
export function looksFor(node: QueryNode): boolean {
  return node.kind === 'and' ? node.nodes.some(looksFor) : node.kind !== 'not'
}

/** The name of the filters of which one must hold; null for anything else. */
export function filtersOf(node: QueryNode): Filter['name'] | null {
  if (node.kind === 'filter') return node.filter.name
  if (node.kind !== 'or') return null
  const [first, ...others] = node.nodes.map(filtersOf)
  return first !== undefined && others.every((name) => name === first) ? first : null
}

/** One of several; parts that are themselves one of several are taken in. Null for none. */
export function joinOr(nodes: readonly QueryNode[]): QueryNode | null {
  const parts = nodes.flatMap((node) => (node.kind === 'or' ? node.nodes : [node]))
  const [first, ...others] = parts
  if (first === undefined) return null
  return others.length === 0 ? first : { kind: 'or', nodes: parts, range: spanOf(parts) }
}

/** A part of an AND; `bound` when a written AND stands before it. */
export interface Part {
  readonly node: QueryNode
  readonly bound: boolean
}

/** The parts of an AND within another one, such that what was bound there stays bound. */
function partsOf({ node, bound }: Part): Part[] {
  if (node.kind !== 'and') return [{ node, bound }]
  return node.nodes.map((part, index) => {
    const before = node.nodes[index - 1]
    const name = filtersOf(part)
    return { node: part, bound: before === undefined ? bound : name !== null && name === filtersOf(before) }
  })
}

/**
 * All of several; parts that are themselves all of several are taken in. Filters of the same name mean either of them, wherever they stand, unless
 * AND is written right between two. Null for none.
 */
export function joinAnd(nodes: readonly Part[]): QueryNode | null {
  const joined: QueryNode[] = []
  for (const { node, bound } of nodes.flatMap(partsOf)) {
    const name = filtersOf(node)
    const at = name === null ? -1 : joined.findLastIndex((other) => filtersOf(other) === name)
    const same = joined[at]
    if (same === undefined || (bound && at === joined.length - 1)) joined.push(node)
    else joined[at] = joinOr([same, node]) ?? same
  }
  const [first, ...others] = joined
  if (first === undefined) return null
  return others.length === 0 ? first : { kind: 'and', nodes: joined, range: spanOf(joined) }
}

/** Leaves a node out. What was to be left out of it is then what is looked for: without (without a, without b) is a or b. */
export function leaveOut(node: QueryNode, range: TextRange): QueryNode {
  if (node.kind === 'not') return node.node
  if (looksFor(node)) return { kind: 'not', node, range }
  const parts = node.kind === 'and' ? node.nodes : [node]
  return joinOr(parts.map((part) => leaveOut(part, part.range))) ?? { kind: 'not', node, range }
}

/** The filters that hold for everything a query finds: those beside its words, not those within brackets or under a minus. */
export function filtersForAll(root: QueryNode | null): readonly FilterNode[] {
  if (root === null) return []
  const parts = root.kind === 'and' ? root.nodes : [root]
  return parts.flatMap((part) => {
    if (part.kind === 'filter') return [part]
    return part.kind === 'or' && filtersOf(part) !== null ? part.nodes.filter((node) => node.kind === 'filter') : []
  })
}
