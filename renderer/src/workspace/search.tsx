import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { BlockId, SourceId } from '#shared/archive/ids.ts'
import type { Signatory } from '#shared/archive/signatory.ts'
import type { Note } from '#shared/notes/note.ts'
import type { SearchDocument } from '#shared/search/search-document.ts'
import type { SearchResults } from '#shared/search/search-documents.ts'
import type { ArchiveReader, OpenText } from './archive-reader.ts'
import { useLiveNotes } from './use-notes.ts'
import { useEdition, useServices } from './workspace.tsx'

interface SearchState {
  /** Why nothing can be found, when loading has failed. */
  readonly failure: string | null
  /** Grows each time what can be found has changed; 0 until the first documents are loaded. */
  readonly version: number
  /** Titles of sources whose text could not be read. */
  readonly leftOut: readonly string[]
  /** The number of each block that has one, by the id of its document. */
  readonly numbers: ReadonlyMap<string, number>
}

const nothingLoaded: SearchState = { version: 0, leftOut: [], numbers: new Map(), failure: null }
const SearchContext = createContext<SearchState>(nothingLoaded)

/** A signatory as one line of text, in the words of the row. */
export function signatoryText(signatory: Signatory): string {
  const { title, name, honours, role, affiliation, countryAsStated } = signatory
  const person = [title, name, ...honours].filter((part) => part !== null).join(' ')
  return [person, role, affiliation, countryAsStated].filter((part) => part !== null).join(' · ')
}

export function noteText(note: Note): string {
  return [note.body, note.tags.map((tag) => `#${tag}`).join(' '), note.target.exact].filter((part) => part !== '').join('\n')
}

function blockDocumentId(source: SourceId, block: BlockId): string {
  return `block:${source}/${block}`
}

function blockDocuments(open: OpenText): SearchDocument[] {
  return open.record.blocks.map((block, index) => {
    const range = open.blocks[index]
    return {
      id: blockDocumentId(open.source, block.id),
      kind: 'block',
      source: open.source,
      block: block.id,
      text: range === undefined ? '' : open.text.slice(range.start, range.end),
    }
  })
}

async function editionDocuments(archive: ArchiveReader, catalogue: EditionCatalogue) {
  const documents: SearchDocument[] = []
  const leftOut: string[] = catalogue.unreadable.map(({ source }) => source)
  const numbers = new Map<string, number>()
  for (const source of catalogue.sources) {
    const open = await archive.text(catalogue.edition.id, source.id)
    if (open.ok) {
      documents.push(...blockDocuments(open.value))
      for (const { id, number } of open.value.record.blocks)
        if (number !== null) numbers.set(blockDocumentId(source.id, id), number)
    } else leftOut.push(source.title.basis === 'not-stated' ? source.id : source.title.value)
  }
  for (const signatory of catalogue.signatories.signatories) {
    documents.push({
      id: `signatory:${signatory.id}`,
      kind: 'signatory',
      source: signatory.span.source,
      block: null,
      text: signatoryText(signatory),
    })
  }
  return { documents, leftOut, numbers }
}

/** Keeps the search in step with the edition being read and with the notes. */
export function SearchProvider({ children }: { readonly children: ReactNode }) {
  const { archive, search } = useServices()
  const { catalogue } = useEdition()
  const notes = useLiveNotes()
  const [state, setState] = useState<SearchState>(nothingLoaded)

  useEffect(() => {
    let wanted = true
    setState(nothingLoaded)
    const load = async () => {
      const { documents, leftOut, numbers } = await editionDocuments(archive, catalogue)
      await search.load(documents)
      if (wanted) setState((last) => ({ version: last.version + 1, leftOut, numbers, failure: null }))
    }
    load().catch((error: unknown) => {
      if (wanted) setState({ ...nothingLoaded, failure: error instanceof Error ? error.message : String(error) })
    })
    return () => {
      wanted = false
    }
  }, [archive, search, catalogue])

  useEffect(() => {
    let wanted = true
    const documents = notes.map(
      (note): SearchDocument => ({
        id: `note:${note.id}`,
        kind: 'note',
        source: note.target.source,
        block: null,
        text: noteText(note),
      }),
    )
    search.putNotes(documents).then(
      () => {
        if (wanted) setState((last) => (last.version === 0 ? last : { ...last, version: last.version + 1 }))
      },
      (error: unknown) => {
        if (wanted) setState((last) => ({ ...last, failure: error instanceof Error ? error.message : String(error) }))
      },
    )
    return () => {
      wanted = false
    }
  }, [search, notes])

  return <SearchContext value={state}>{children}</SearchContext>
}

export type SearchAnswer =
  | { readonly state: 'preparing' }
  | { readonly state: 'failed'; readonly message: string }
  /** `of` is the query the results belong to: while the next answer is on its way, the last one stays. */
  | {
      readonly state: 'ready'
      readonly results: SearchResults
      readonly of: string
      readonly leftOut: readonly string[]
      readonly numbers: ReadonlyMap<string, number>
    }

const LIMIT = 300

/** The answer to a query; it follows the query, the edition and the notes. */
export function useSearch(query: string): SearchAnswer {
  const { search } = useServices()
  const { version, leftOut, numbers, failure: loadFailure } = useContext(SearchContext)
  const [answer, setAnswer] = useState<{ readonly results: SearchResults; readonly of: string } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  useEffect(() => {
    if (version === 0) return undefined
    let wanted = true
    search.search(query, LIMIT).then(
      (results) => {
        if (!wanted || results === null) return
        setFailure(null)
        setAnswer({ results, of: query })
      },
      (error: unknown) => {
        if (wanted) setFailure(error instanceof Error ? error.message : String(error))
      },
    )
    return () => {
      wanted = false
    }
  }, [search, query, version])

  return useMemo(() => {
    const message = loadFailure ?? failure
    if (message !== null) return { state: 'failed', message }
    return answer === null ? { state: 'preparing' } : { state: 'ready', ...answer, leftOut, numbers }
  }, [answer, failure, loadFailure, leftOut, numbers])
}
