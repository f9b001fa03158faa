import type { Filter } from '#shared/search/query/filter.ts'
import type { QueryNode } from '#shared/search/query/query.ts'
import type { TextRange } from '#shared/text/text-range.ts'

export interface ActiveFilter {
  readonly filter: Filter
  /** It leaves out what it fits. */
  readonly negative: boolean
  /** Where it stands in the query, with its minus. */
  readonly range: TextRange
}

/**
 * The filters of a query that can be taken away one by one: those at its top, and those side by side of which either may hold.
 * What stands in brackets with words belongs to them, and is left to the box.
 */
export function activeFilters(root: QueryNode | null): readonly ActiveFilter[] {
  if (root === null) return []
  switch (root.kind) {
    case 'filter':
      return [{ filter: root.filter, negative: false, range: root.range }]
    case 'not':
      return root.node.kind === 'filter' ? [{ filter: root.node.filter, negative: true, range: root.range }] : []
    case 'and':
      return root.nodes.flatMap(activeFilters)
    case 'or':
      return root.nodes.every(({ kind }) => kind === 'filter') ? root.nodes.flatMap(activeFilters) : []
    default:
      return []
  }
}
