import type { EditionCatalogue } from '#shared/archive/edition.ts'
import type { EditionId, SourceId } from '#shared/archive/ids.ts'
import type { Source } from '#shared/archive/source.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { PassageTarget } from '#shared/notes/note.ts'
import { createOffsetMap, type OffsetMap } from '#shared/text/offset-map.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { Host } from '../host/host.ts'

/** The text of a source, ready for use: its map of positions, and its blocks in UTF-16 offsets, in the order of `record.blocks`. */
export interface OpenText {
  readonly source: SourceId
  /** The whole record of the source, with its blocks. */
  readonly record: Source
  readonly edition: EditionId
  readonly text: string
  readonly sha512: string
  readonly offsets: OffsetMap
  readonly blocks: readonly TextRange[]
}

/** Reads editions and texts from the host, each once: an edition never changes. A failure is not kept, so that a retry can succeed. */
export interface ArchiveReader {
  edition(id: EditionId): Promise<Outcome<EditionCatalogue>>
  /** The same where it was read already; null where it was not. */
  editionNow(id: EditionId): EditionCatalogue | null
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

  const read = new Map<EditionId, EditionCatalogue>()
  const edition = (id: EditionId) =>
    once(editions, id, async () => {
      const answer = await host.call('archive.edition', { edition: id })
      if (answer.ok) read.set(id, answer.value)
      return answer
    })

  return {
    edition,
    editionNow: (id) => read.get(id) ?? null,
    text: (editionId, source) =>
      once(texts, `${editionId}/${source}`, async () => {
        const answer = await host.call('archive.text', { edition: editionId, source })
        if (!answer.ok) return answer
        const { text, sha512, record } = answer.value
        const offsets = createOffsetMap(text)
        const blocks = record.blocks.map(({ start, end }) => ({ start: offsets.toUtf16(start), end: offsets.toUtf16(end) }))
        return succeed({ source, record, edition: editionId, text, sha512, offsets, blocks })
      }),
  }
}

/**
 * The text in which the target of a note was made, for looking it up in the text with the digest `textSha512`: null where it is not needed, since that is
 * the one, and where it cannot be read.
 */
export async function textOfTarget(
  archive: Pick<ArchiveReader, 'text'>,
  { target }: { readonly target: PassageTarget },
  textSha512: string,
): Promise<string | null> {
  if (target.textSha512 === textSha512) return null
  const old = await archive.text(target.edition, target.source)
  return old.ok && old.value.sha512 === target.textSha512 ? old.value.text : null
}
