import { useCallback, useMemo } from 'react'
import type { ArchiveId, SearchItemId } from '#shared/archive/ids.ts'
import type { KeptItem } from '#shared/items/kept-item.ts'
import type { KeptSearch, KeptSearchFields, LogEntry, WordGroup } from '#shared/searches/search-item.ts'
import { wordGroupsOf } from '#shared/searches/word-groups.ts'
import { useNotesSnapshot } from './use-notes.ts'
import { useEdition, useServices } from './workspace.tsx'

function keptOf(archive: ArchiveId, items: readonly KeptItem[]): readonly KeptSearch[] {
  return items
    .filter((item) => item.kind === 'kept')
    .filter((search) => search.archive === archive && search.removedAt === null)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt) || a.id.localeCompare(b.id))
}

/** The kept searches of the archive being read, the newest first. */
export function useKeptSearches(): readonly KeptSearch[] {
  const { archive } = useEdition()
  const { items } = useNotesSnapshot()
  return useMemo(() => keptOf(archive, items), [archive, items])
}

/** The search log of the archive being read, the newest first. */
export function useLogEntries(): readonly LogEntry[] {
  const { archive } = useEdition()
  const { items } = useNotesSnapshot()
  return useMemo(
    () =>
      items
        .filter((item) => item.kind === 'log')
        .filter((entry) => entry.archive === archive && entry.removedAt === null)
        .sort((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id)),
    [archive, items],
  )
}

/** The groups of other words of the archive being read. */
export function useWordGroups(): readonly WordGroup[] {
  const { archive } = useEdition()
  const { items } = useNotesSnapshot()
  return useMemo(() => wordGroupsOf(archive, items), [archive, items])
}

type Kept = Pick<KeptSearchFields, 'name' | 'query' | 'asTyped' | 'edition' | 'lastRun'>

/** Keeps a search. It can be undone. */
export function useKeepSearch(): (fields: Kept) => void {
  const { notes, history } = useServices()
  const { archive } = useEdition()
  return useCallback(
    (fields) => {
      const item = crypto.randomUUID() as SearchItemId
      const at = new Date().toISOString()
      notes.changeItems([{ kind: 'kept', item, fields: { ...fields, archive, createdAt: at, removedAt: null } }])
      const step = { kind: 'kept' as const, item, before: { removedAt: at }, after: { removedAt: null } }
      history.record({ what: { kind: 'search-kept', count: 1 }, notes: [], items: [step] })
    },
    [notes, history, archive],
  )
}
