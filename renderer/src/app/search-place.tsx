import { SearchPage } from '../features/search/search-page.tsx'
import { KeepSearch } from '../features/searches/keep-search.tsx'
import { useSearchRecorder } from '../features/searches/use-search-recorder.ts'
import { SourcePlace } from './source-place.tsx'

/** The results of a search, which can be kept and are written into the log. */
export function SearchPlace() {
  const recorder = useSearchRecorder()
  return <SearchPage actions={(shown) => <KeepSearch shown={shown} />} onSettled={recorder.settled} onOpened={recorder.opened} />
}

/** A source; the results that are opened beside it are written into the log too. */
export function SearchedSourcePlace() {
  const recorder = useSearchRecorder()
  return <SourcePlace onOpened={recorder.opened} />
}
