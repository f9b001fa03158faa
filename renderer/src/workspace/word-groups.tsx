import { type ReactNode, useMemo } from 'react'
import type { OtherWords } from '#shared/search/other-words.ts'
import { otherWordsOf } from '#shared/searches/word-groups.ts'
import { OtherWordsContext } from './other-words.ts'
import { useWordGroups } from './searches.ts'

/** Gives searches the groups of other words that are switched on: the same list until one of them changes, so that no search runs again for nothing. */
export function WordGroupsProvider({ children }: { readonly children: ReactNode }) {
  const written = JSON.stringify(otherWordsOf(useWordGroups()))
  const words = useMemo(() => JSON.parse(written) as readonly OtherWords[], [written])
  return <OtherWordsContext value={words}>{children}</OtherWordsContext>
}
