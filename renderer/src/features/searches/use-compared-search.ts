import { useMemo } from 'react'
import type { EditionId, NoteId } from '#shared/archive/ids.ts'
import { succeed } from '#shared/contract/failure.ts'
import { type ComparedResults, compareResults } from '#shared/search/compare-results.ts'
import { withoutEdition } from '#shared/search/query/without-edition.ts'
import type { SearchWords } from '../../places/places.ts'
import { createHitTexts } from '../../workspace/hit-texts.ts'
import type { Loadable } from '../../workspace/loadable.ts'
import { useOtherWords } from '../../workspace/other-words.ts'
import { useOutcome } from '../../workspace/use-outcome.ts'
import { useServices } from '../../workspace/workspace.tsx'
import { type FoundHit, type FoundInEdition, gatherHits, type HitSources } from './gather-hits.ts'

export interface ComparedSearch {
  readonly before: FoundInEdition
  readonly after: FoundInEdition
  readonly compared: ComparedResults<FoundHit>
}

/** Runs a search on two editions and tells their hits apart. An edition that the query asks for is left out of it. */
export function useComparedSearch({ text, asTyped }: SearchWords, one: EditionId, other: EditionId): Loadable<ComparedSearch> {
  const { answers, archive, host, notes } = useServices()
  const otherWords = useOtherWords()
  const sources = useMemo<HitSources>(() => {
    const find = (id: NoteId) => notes.snapshot().notes.find((note) => note.id === id) ?? null
    const texts = createHitTexts(host, { find })
    return {
      find: (request) => answers.find(request),
      snippets: (results, hits) => answers.snippets(results, hits),
      async leftOut(edition) {
        // The index is there: it has just been searched.
        const index = await host.call('search.index', { edition, refused: null })
        if (!index.ok) throw new Error(index.error.message)
        return index.value.state === 'ready' ? index.value.leftOut : []
      },
      async texts(edition, hits) {
        const catalogue = await archive.edition(edition)
        if (!catalogue.ok) throw new Error(catalogue.error.message)
        return texts.read(catalogue.value, hits)
      },
    }
  }, [answers, archive, host, notes])
  const query = withoutEdition(text)
  return useOutcome(JSON.stringify([query, asTyped, one, other, otherWords]), async () => {
    const question = { text: query, asTyped, otherWords }
    const before = await gatherHits(sources, { ...question, edition: one })
    const after = await gatherHits(sources, { ...question, edition: other })
    return succeed({ before, after, compared: compareResults(before.hits, after.hits) })
  })
}
