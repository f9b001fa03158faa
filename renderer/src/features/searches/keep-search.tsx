import { Link } from 'react-router'
import type { SourceId } from '#shared/archive/ids.ts'
import type { SearchResults } from '#shared/search/results.ts'
import { partPath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { words } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useCommands } from '../../workspace/commands.ts'
import { useKeepSearch, useKeptSearches } from '../../workspace/searches.ts'
import { useEdition } from '../../workspace/workspace.tsx'

const say = words.searches

/** A search as it is shown: what was typed, and what was found. */
export interface SearchShown {
  readonly text: string
  readonly asTyped: boolean
  readonly results: SearchResults
  /** Sources that could not be read, so that they were not searched. */
  readonly leftOut: readonly SourceId[]
}

/** Keeps the search that is shown, or leads to where it is kept. */
export function KeepSearch({ shown }: { readonly shown: SearchShown }) {
  const { id: edition } = useEdition()
  const kept = useKeptSearches()
  const keepSearch = useKeepSearch()
  const { text, asTyped, results } = shown
  const query = text.trim()
  const known = kept.find((search) => search.query.trim() === query && search.asTyped === asTyped)

  const keep = () => {
    if (known !== undefined || query === '') return
    const name = query.slice(0, 200)
    const { edition: searched, total, complete } = results
    const lastRun = { at: new Date().toISOString(), edition: searched, total, complete }
    keepSearch({ name, query: query.slice(0, 2_000), asTyped, edition: searched, lastRun })
    announce({ kind: 'text', text: say.kept(name.length > 60 ? `${name.slice(0, 60)}…` : name), undo: true })
  }
  useCommands([{ id: 'keep-search', group: 'search', name: words.keys.keepSearch, keys: ['k'], run: keep }])
  return known === undefined ? (
    <Button size="small" onPress={keep}>
      {say.keep}
    </Button>
  ) : (
    <Link to={partPath(edition, 'searches')}>{say.keepAgain}</Link>
  )
}
