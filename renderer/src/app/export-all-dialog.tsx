import { useMemo } from 'react'
import { sortNotes } from '#shared/notes/note-filter.ts'
import { ExportDialog } from '../features/notes/export-dialog-lazily.tsx'
import { useLiveNotes } from '../workspace/use-notes.ts'
import { useEdition } from '../workspace/workspace.tsx'

/** All notes, in the order of the sources, from wherever one is. */
export function ExportAllDialog({ onClose }: { readonly onClose: () => void }) {
  const { catalogue } = useEdition()
  const notes = useLiveNotes()
  const ordered = useMemo(
    () =>
      sortNotes(
        notes,
        'place',
        catalogue.sources.map((source) => source.id),
      ),
    [notes, catalogue],
  )
  return <ExportDialog notes={ordered} onClose={onClose} />
}
