import type { Version } from './version-graph.ts'

/**
 * The tags of versions that were set apart, against those from which all were made (null: none). A tag that one of them took away is away, one
 * that any of them added is there. In the order of the base, and what was added behind it in the order of `versions`, which are sorted by clock.
 * Where no more than one version differs from the base the tags are that version's, in its order.
 */
export function mergeTags(base: readonly string[] | null, versions: readonly Version<readonly string[]>[]): readonly string[] {
  const lists = new Map(versions.map(({ value }) => [JSON.stringify(value), value]))
  if (lists.size > 1 && base !== null) lists.delete(JSON.stringify(base))
  const [only, ...others] = lists.values()
  if (only !== undefined && others.length === 0) return only
  const before = base ?? []
  const kept = before.filter((tag) => versions.every(({ value }) => value.includes(tag)))
  const added = versions.flatMap(({ value }) => value.filter((tag) => !before.includes(tag)))
  return [...new Set([...kept, ...added])]
}
