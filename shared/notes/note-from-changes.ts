import { applyChange, applyNewest, type NoteRecord } from './apply-change.ts'
import type { NoteChange } from './change.ts'
import { mergeTags } from './merge-tags.ts'
import { type MergedWords, mergeWords } from './merge-words.ts'
import { headsOf, mergeVersions, type Version, versionGraph } from './version-graph.ts'

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The note with words and tags merged from all versions. */
function merged(record: NoteRecord, changes: readonly NoteChange[]): NoteRecord {
  const bodies = versionGraph(changes, ({ body }) => body)
  const lists = versionGraph<readonly string[]>(changes, ({ tags }) => tags)
  const heads = { body: headsOf(bodies), tags: headsOf(lists) }
  const words =
    heads.body.length === 0
      ? null
      : mergeVersions(bodies, heads.body, (base: MergedWords | null, versions: readonly Version<string>[]) =>
          mergeWords(base, versions),
        )
  const tags =
    heads.tags.length === 0
      ? null
      : mergeVersions(lists, heads.tags, (base: readonly string[] | null, versions: readonly Version<readonly string[]>[]) =>
          mergeTags(base, versions),
        )
  const apart = {
    ...(heads.body.length > 1 ? { body: heads.body } : {}),
    ...(heads.tags.length > 1 ? { tags: heads.tags } : {}),
  }
  return {
    id: record.id,
    fields: {
      ...record.fields,
      ...(words === null ? {} : { body: words.text }),
      ...(tags === null ? {} : { tags: [...tags] }),
    },
    clocks: record.clocks,
    ...(Object.keys(apart).length === 0 ? {} : { apart }),
    ...(words === null || words.conflicts.length === 0 ? {} : { conflicts: words.conflicts }),
  }
}

/**
 * A note as the set of its changes makes it, in whatever order they are given and however often each: that is what lets copies of a note converge
 * (a state-based replicated data type: Shapiro et al., A comprehensive study of Convergent and Commutative Replicated Data Types, 2011). Words and tags are merged
 * from the versions nobody has written upon (`mergeWords`, `mergeTags`); of every other field the newest change wins. Undefined for no change.
 * Throws when the changes belong to several notes.
 */
export function noteFromChanges(changes: Iterable<NoteChange>): NoteRecord | undefined {
  const inOrder = [...changes].sort((a, b) => compareText(a.clock, b.clock) || compareText(a.id, b.id))
  let record: NoteRecord | undefined
  let whole = true
  for (const change of inOrder) {
    const next: NoteRecord | null = whole ? applyChange(record, change) : null
    whole = next !== null
    record = next ?? applyNewest(record, change)
  }
  return record === undefined || whole ? record : merged(record, inOrder)
}
