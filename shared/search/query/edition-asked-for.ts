import type { EditionId } from '../../archive/ids.ts'
import type { QueryNode } from './query.ts'

/** `edition:v1` beside the other parts of a query. */
export function editionAskedFor(root: QueryNode | null): EditionId | null {
  if (root === null) return null
  if (root.kind === 'filter') return root.filter.name === 'edition' ? root.filter.value : null
  return root.kind === 'and' ? (root.nodes.map(editionAskedFor).find((edition) => edition !== null) ?? null) : null
}
