import type { Clock, NoteChange } from './change.ts'
import { asText } from './newest-fields.ts'

/** What of a note is merged, and not only set: its words and its tags. */
export type MergedField = 'body' | 'tags'

/** A change that sets fields, some of which are merged. */
interface VersionedChange<F> {
  readonly clock: Clock
  readonly fields: F
  readonly parents?: readonly Clock[] | undefined
}

/** What one change made of a field, and the versions it was made from. */
export interface Version<T> {
  readonly clock: Clock
  readonly value: T
  readonly parents: readonly Clock[]
}

/** The versions of a field by the clocks of the changes that wrote them, oldest first. */
export type VersionGraph<T> = ReadonlyMap<Clock, Version<T>>

interface Written<T> {
  readonly clock: Clock
  readonly value: T
  readonly parents: readonly Clock[] | undefined
}

/** Two different values with the same clock do not come from this program; every copy keeps the same one of them, as `takeNewest` does. */
function greater<T>(a: Written<T>, b: Written<T>): Written<T> {
  const [x, y] = [asText(a.value), asText(b.value)]
  if (x !== y) return x > y ? a : b
  return asText(a.parents ?? []) > asText(b.parents ?? []) ? a : b
}

/**
 * The versions of one field among `changes` of one note or part, in any order and however often each comes. A parent is another version of this field that is
 * older; others that are named (a change of another field, one that has not come) are left out. A change without `parents` was made before they were
 * written down: it counts as written upon the newest version that is older.
 */
export function versionGraph<T, F = NoteChange['fields']>(
  changes: Iterable<VersionedChange<F>>,
  pick: (fields: F) => T | undefined,
): VersionGraph<T> {
  const written = new Map<Clock, Written<T>>()
  for (const { clock, fields, parents } of changes) {
    const value = pick(fields)
    if (value === undefined) continue
    const known = written.get(clock)
    const one = { clock, value, parents }
    written.set(clock, known === undefined ? one : greater(known, one))
  }
  const inOrder = [...written.values()].sort((a, b) => (a.clock < b.clock ? -1 : 1))
  return new Map(
    inOrder.map(({ clock, value, parents }, index) => {
      const before = inOrder[index - 1]
      const upon = parents === undefined ? (before === undefined ? [] : [before.clock]) : [...new Set(parents)].sort()
      return [clock, { clock, value, parents: upon.filter((parent) => parent < clock && written.has(parent)) }]
    }),
  )
}

/** The versions that no other was written upon, oldest first. One as a rule; several where people wrote apart. */
export function headsOf<T>(graph: VersionGraph<T>): readonly Clock[] {
  const writtenUpon = new Set([...graph.values()].flatMap(({ parents }) => parents))
  return [...graph.keys()].filter((clock) => !writtenUpon.has(clock))
}

/** A version and all it goes back to. */
export function withAncestors<T>(graph: VersionGraph<T>, clock: Clock): ReadonlySet<Clock> {
  const found = new Set<Clock>([clock])
  const waiting = [clock]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const parent of graph.get(at)?.parents ?? []) {
      if (found.has(parent)) continue
      found.add(parent)
      waiting.push(parent)
    }
  }
  return found
}

/** What all of `clocks` go back to, without what these again go back to. Several where versions crossed. */
function nearestCommonAncestors<T>(graph: VersionGraph<T>, clocks: readonly Clock[]): readonly Clock[] {
  const [first, ...rest] = clocks.map((clock) => withAncestors(graph, clock))
  const common = [...(first ?? [])].filter((clock) => rest.every((ancestors) => ancestors.has(clock)))
  const further = new Set(common.flatMap((clock) => graph.get(clock)?.parents ?? []))
  return common.filter((clock) => !further.has(clock)).sort()
}

/**
 * Merges the versions of `clocks`, none of which goes back to another, all at once against what they have in common. Where that is several versions
 * (two people brought the same two versions together, each in their own way), these are merged first, in the same manner. `base` is null where
 * they have nothing in common. `versions` are in the order of their clocks, so that the answer does not depend on who came first.
 */
export function mergeVersions<T, M>(
  graph: VersionGraph<T>,
  clocks: readonly Clock[],
  merge: (base: M | null, versions: readonly Version<T>[]) => M,
): M {
  const versions = [...clocks].sort().flatMap((clock) => graph.get(clock) ?? [])
  if (versions.length < 2) return merge(null, versions)
  const ancestors = nearestCommonAncestors(graph, clocks)
  return merge(ancestors.length === 0 ? null : mergeVersions(graph, ancestors, merge), versions)
}
