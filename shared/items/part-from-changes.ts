import type { PartChange } from '../notes/change.ts'
import { type MergedWords, mergeWords } from '../notes/merge-words.ts'
import { headsOf, mergeVersions, type Version, versionGraph } from '../notes/version-graph.ts'
import { applyItemChange, applyNewestItem, type ItemRecord } from './apply-item-change.ts'

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A heading is one line: what two have made of it stands in it one after the other. */
function inOneLine({ text, conflicts }: Pick<MergedWords, 'text' | 'conflicts'>): Pick<MergedWords, 'text' | 'conflicts'> {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' / ')
  const variants = conflicts.flatMap((conflict) => conflict.variants)
  return { text: line, conflicts: variants.length === 0 ? [] : [{ start: 0, end: line.length, variants }] }
}

function merged(record: ItemRecord, changes: readonly PartChange[]): ItemRecord {
  if (record.kind !== 'part') return record
  const texts = versionGraph<string, PartChange['fields']>(changes, ({ text }) => text)
  const heads = headsOf(texts)
  const { id, kind, clocks } = record
  if (heads.length === 0) return { id, kind, fields: record.fields, clocks }
  const words = mergeVersions(texts, heads, (base: MergedWords | null, versions: readonly Version<string>[]) =>
    mergeWords(base, versions),
  )
  const { text, conflicts } = heads.length > 1 && record.fields.type === 'heading' ? inOneLine(words) : words
  return {
    id,
    kind,
    fields: { ...record.fields, text },
    clocks,
    ...(heads.length > 1 ? { apart: heads } : {}),
    ...(conflicts.length > 0 ? { conflicts } : {}),
  }
}

/**
 * A part of a briefing as the set of its changes makes it, in whatever order they are given and however often each. Its text is merged from the versions nobody has
 * written upon, as the words of notes are (`noteFromChanges`); of every other field the newest change wins. Undefined for no change. Throws when the changes
 * belong to several parts.
 */
export function partFromChanges(changes: Iterable<PartChange>): ItemRecord | undefined {
  const inOrder = [...changes].sort((a, b) => compareText(a.clock, b.clock) || compareText(a.id, b.id))
  let record: ItemRecord | undefined
  let whole = true
  for (const change of inOrder) {
    const next: ItemRecord | null = whole ? applyItemChange(record, change) : null
    whole = next !== null
    record = next ?? applyNewestItem(record, change)
  }
  return record === undefined || whole ? record : merged(record, inOrder)
}
