import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { EditionId, SourceId } from '#shared/archive/ids.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { createOffsetMap, type OffsetMap } from '#shared/text/offset-map.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { Host } from '../host/host.ts'

/** The text of a source, ready for use: its map of positions, and its blocks in UTF-16 offsets, in the order of `source.blocks`. */
export interface OpenText {
  readonly source: SourceId
  readonly edition: EditionId
  readonly text: string
  readonly sha512: string
  readonly offsets: OffsetMap
  readonly blocks: readonly TextRange[]
}

/** Reads editions and texts from the host, each once: an edition never changes. A failure is not kept, so that a retry can succeed. */
export interface ArchiveReader {
  edition(id: EditionId): Promise<Outcome<EditionCatalogue>>
  text(edition: EditionId, source: SourceId): Promise<Outcome<OpenText>>
}

export function createArchiveReader(host: Host): ArchiveReader {
  const editions = new Map<EditionId, Promise<Outcome<EditionCatalogue>>>()
  const texts = new Map<string, Promise<Outcome<OpenText>>>()

  function once<K, T>(kept: Map<K, Promise<Outcome<T>>>, key: K, read: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const known = kept.get(key)
    if (known !== undefined) return known
    const reading = read().then((outcome) => {
      if (!outcome.ok) kept.delete(key)
      return outcome
    })
    kept.set(key, reading)
    return reading
  }

  const edition = (id: EditionId) => once(editions, id, () => host.call('archive.edition', { edition: id }))

  return {
    edition,
    text: (editionId, source) =>
      once(texts, `${editionId}/${source}`, async () => {
        const catalogue = await edition(editionId)
        if (!catalogue.ok) return catalogue
        const record = catalogue.value.sources.find((item) => item.id === source)
        if (record === undefined) return fail('source-unknown', `edition ${editionId} has no source "${source}"`)
        const answer = await host.call('archive.text', { edition: editionId, source })
        if (!answer.ok) return answer
        const { text, sha512 } = answer.value
        const offsets = createOffsetMap(text)
        const blocks = record.blocks.map(({ start, end }) => ({ start: offsets.toUtf16(start), end: offsets.toUtf16(end) }))
        return succeed({ source, edition: editionId, text, sha512, offsets, blocks })
      }),
  }
}
