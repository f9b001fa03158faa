import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { EditionId, SourceId } from '#shared/archive/ids.ts'
import type { Host } from '../host/host.ts'
import type { SearchClient } from '../search-index/search-client.ts'
import type { ArchiveReader } from './archive-reader.ts'
import type { IndexProgress } from './search-answer.ts'

/** An edition that can be searched. */
export interface SearchedEdition {
  readonly catalogue: EditionCatalogue
  readonly leftOut: readonly SourceId[]
}

/** The indexes that the worker has been given: each is loaded once. */
export interface EditionIndexes {
  /** The editions that are loaded or being loaded. */
  readonly editions: readonly EditionId[]
  /** Rejects with a sentence where the edition cannot be searched; asking again then tries again. */
  load(edition: EditionId, onProgress: (progress: IndexProgress) => void): Promise<SearchedEdition>
}

export interface IndexesParts {
  readonly host: Pick<Host, 'call' | 'searchIndex'>
  readonly archive: Pick<ArchiveReader, 'edition'>
  readonly client: Pick<SearchClient, 'loadEdition'>
  /** Waits a little before the service is asked again. */
  readonly pause: () => Promise<void>
}

/** How often an index is asked for anew that the worker cannot use. */
const ATTEMPTS = 2

export function createEditionIndexes({ host, archive, client, pause }: IndexesParts): EditionIndexes {
  interface Loading {
    readonly done: Promise<SearchedEdition>
    progress: IndexProgress | null
    readonly listeners: Set<(progress: IndexProgress) => void>
  }
  const known = new Map<EditionId, Loading>()

  /** Asks until the index is there. `refused`: one that the worker could not use. */
  async function awaitIndex(edition: EditionId, refused: string | null, tell: (progress: IndexProgress) => void) {
    for (let without = refused; ; without = null) {
      const look = await host.call('search.index', { edition, refused: without })
      if (!look.ok) throw new Error(look.error.message)
      if (look.value.state === 'ready') return look.value
      const { done, total, reason } = look.value
      tell({ done, total, reason })
      await pause()
    }
  }

  async function load(edition: EditionId, tell: (progress: IndexProgress) => void): Promise<SearchedEdition> {
    const catalogue = await archive.edition(edition)
    if (!catalogue.ok) throw new Error(catalogue.error.message)
    const { digest } = catalogue.value.edition
    let refused: string | null = null
    for (let attempt = 1; ; attempt += 1) {
      const { sha512, leftOut } = await awaitIndex(edition, refused, tell)
      const outcome = await client.loadEdition({ edition, digest, sha512, read: () => host.searchIndex(edition) })
      if (outcome.state === 'loaded') return { catalogue: catalogue.value, leftOut }
      if (attempt === ATTEMPTS) throw new Error(`the search index of edition ${edition} cannot be used: ${outcome.message}`)
      refused = sha512
    }
  }

  return {
    get editions() {
      return [...known.keys()]
    },
    async load(edition, onProgress) {
      let loading = known.get(edition)
      if (loading === undefined) {
        const listeners = new Set<(progress: IndexProgress) => void>()
        const tell = (progress: IndexProgress) => {
          begun.progress = progress
          for (const listener of listeners) listener(progress)
        }
        const begun: Loading = { done: Promise.resolve().then(() => load(edition, tell)), progress: null, listeners }
        loading = begun
        known.set(edition, loading)
        loading.done.catch(() => known.delete(edition))
      }
      if (loading.progress !== null) onProgress(loading.progress)
      loading.listeners.add(onProgress)
      try {
        return await loading.done
      } finally {
        loading.progress = null
        loading.listeners.delete(onProgress)
      }
    },
  }
}
