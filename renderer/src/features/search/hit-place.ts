import { useCallback, useMemo } from 'react'
import { findRecord } from '#shared/archive/find-record.ts'
import type { SearchHit, SearchResults } from '#shared/search/results.ts'
import { assertNever } from '#shared/text/assert-never.ts'
import { notedRecordPath, partPath, type SearchWords, type SourcePlace, sourcePath } from '../../places/places.ts'
import { words } from '../../words/words.ts'
import { useColourName } from '../../workspace/colour-meanings.ts'
import { paragraphOf } from '../../workspace/source-words.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import { useEdition } from '../../workspace/workspace.tsx'

/** Where a hit leads, and what it is called. */
export interface HitPlace {
  readonly to: string
  readonly label: string
}

/** The place of each hit of an answer. A hit leads into the edition that was searched, with all hits of the search marked there. */
export function useHitPlace({ text, asTyped }: SearchWords, searched: SearchResults['edition']): (hit: SearchHit) => HitPlace {
  const { catalogue, archive, id: reading } = useEdition()
  const notes = useLiveNotes()
  const colourName = useColourName()
  const noteById = useMemo(() => new Map(notes.map((note) => [note.id, note])), [notes])
  const signatoryById = useMemo(
    () => new Map(catalogue.signatories.signatories.map((signatory) => [signatory.id, signatory])),
    [catalogue],
  )
  return useCallback(
    (hit) => {
      const link = (place: SourcePlace) =>
        hit.source === null ? '' : sourcePath(searched, hit.source, { ...place, query: text, asTyped })
      switch (hit.kind) {
        case 'source':
          return { to: link({}), label: words.archive.title }
        case 'block': {
          const label = hit.number === null ? words.reader.furniture : words.signatories.para(hit.number)
          return { to: link({ block: hit.block ?? undefined }), label }
        }
        case 'signatory': {
          const span = hit.signatory === null ? undefined : signatoryById.get(hit.signatory)?.span
          const number = span === undefined ? null : paragraphOf(catalogue, span)
          return { to: link({ passage: span }), label: number === null ? '' : words.signatories.para(number) }
        }
        case 'note': {
          const note = hit.note === null ? undefined : noteById.get(hit.note)
          if (note === undefined) return { to: partPath(reading, 'notes'), label: '' }
          const label = colourName(note.colour)
          // A note of another archive has no place in this one.
          if (note.target.archive !== archive) return { to: partPath(reading, 'notes'), label }
          const { target } = note
          const { edition } = target
          if ('about' in target) {
            const held = findRecord(catalogue, target.about) !== null
            return { to: notedRecordPath(held ? reading : edition, target.about, note.id), label }
          }
          const { source } = target
          const held = catalogue.sources.some(({ id }) => id === source)
          return { to: sourcePath(held ? reading : edition, source, { note: note.id, query: text, asTyped }), label }
        }
        default:
          return assertNever(hit.kind)
      }
    },
    [text, asTyped, searched, catalogue, archive, reading, noteById, signatoryById, colourName],
  )
}
