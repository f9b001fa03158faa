import { useMemo } from 'react'
import type { SearchItemId } from '#shared/archive/ids.ts'
import { parseQuery } from '#shared/search/query/parse-query.ts'
import { printQuery } from '#shared/search/query/print-query.ts'
import type { SearchHit } from '#shared/search/results.ts'
import type { MadeSearch } from '#shared/searches/log-search.ts'
import { createSearchLog, type SearchLog } from '#shared/searches/search-log.ts'
import type { NoteStore } from '../../data/note-store.ts'
import { words } from '../../words/words.ts'
import { useKeptSearches } from '../../workspace/searches.ts'
import { useSettings } from '../../workspace/settings.ts'
import { useEdition, useServices } from '../../workspace/workspace.tsx'
import type { SearchShown } from './keep-search.tsx'

/** The log of this window's session, which goes on while one looks at other places. */
const logs = new WeakMap<NoteStore, SearchLog>()

function logOf(store: NoteStore): SearchLog {
  const known = logs.get(store)
  if (known !== undefined) return known
  const log = createSearchLog({
    write: (item, fields) => store.changeItems([{ kind: 'log', item, fields }]),
    holds: (item) => store.snapshot().items.some((kept) => kept.kind === 'log' && kept.id === item && kept.removedAt === null),
    now: () => new Date(),
    newId: () => crypto.randomUUID() as SearchItemId,
  })
  logs.set(store, log)
  return log
}

export interface SearchRecorder {
  /** A search was meant as it stands. */
  settled(shown: SearchShown): void
  opened(hit: SearchHit, shown: SearchShown): void
}

/** Writes searches into the log where the person has not switched it off, and what a kept search found into it. */
export function useSearchRecorder(): SearchRecorder {
  const { notes: store, program } = useServices()
  const { archive, editions } = useEdition()
  const { keepSearchLog } = useSettings()
  const kept = useKeptSearches()

  return useMemo(() => {
    const made = ({ asTyped, results, leftOut }: SearchShown): MadeSearch | null => {
      const edition = editions.find(({ id }) => id === results.edition)
      if (edition === undefined) return null
      const { root } = parseQuery(results.query)
      return {
        archive,
        results,
        asTyped,
        understood: root === null ? '' : printQuery(root),
        editionDigest: edition.digest,
        leftOut,
        program: `${words.program.name} ${program.version}`,
      }
    }
    return {
      settled(shown) {
        const search = made(shown)
        if (search === null) return
        if (keepSearchLog) logOf(store).settled(search)
        const { edition, total, complete } = shown.results
        const query = shown.text.trim()
        const lastRun = { at: new Date().toISOString(), edition, total, complete }
        const found = kept.filter((item) => item.query.trim() === query && item.asTyped === shown.asTyped)
        if (found.length > 0) store.changeItems(found.map(({ id: item }) => ({ kind: 'kept', item, fields: { lastRun } })))
      },
      opened(hit, shown) {
        const search = made(shown)
        if (search !== null && keepSearchLog) logOf(store).opened(search, hit)
      },
    }
  }, [store, program, archive, editions, keepSearchLog, kept])
}
