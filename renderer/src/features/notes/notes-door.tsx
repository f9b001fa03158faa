import { lazy, Suspense, useMemo, useState } from 'react'
import { sortNotes } from '#shared/notes/note-filter.ts'
import { words } from '../../words/words.ts'
import { useCommands } from '../../workspace/commands.ts'
import { useLiveNotes } from '../../workspace/use-notes.ts'
import { useEdition } from '../../workspace/workspace.tsx'
import { AnnotationsDialog } from './annotations-dialog-lazily.tsx'

/** Most windows never bring anything in. */
const BringInDialog = lazy(() => import('./bring-in-dialog.tsx').then((module) => ({ default: module.BringInDialog })))

interface NotesDoorProps {
  /** A file that was dropped on the window. */
  readonly dropped: File | null
  onClose(): void
}

/** Where notes come in from files and go out whole, from wherever one is. */
export function NotesDoor({ dropped, onClose }: NotesDoorProps) {
  const { catalogue } = useEdition()
  const notes = useLiveNotes()
  const [open, setOpen] = useState<'in' | 'out' | null>(null)
  const ordered = useMemo(
    () =>
      open !== 'out'
        ? []
        : sortNotes(
            notes,
            'place',
            catalogue.sources.map((source) => source.id),
          ),
    [open, notes, catalogue],
  )
  useCommands([
    { id: 'bring-in-notes', group: 'notes', name: words.exchange.open, keys: ['Mod+Shift+o'], run: () => setOpen('in') },
    { id: 'save-annotations', group: 'notes', name: words.exchange.saveAll, keys: ['Mod+Shift+s'], run: () => setOpen('out') },
  ])
  const close = () => {
    setOpen(null)
    onClose()
  }
  if (open === 'out') return <AnnotationsDialog notes={ordered} onClose={close} />
  if (open === null && dropped === null) return null
  return (
    <Suspense fallback={null}>
      <BringInDialog dropped={dropped} onClose={close} />
    </Suspense>
  )
}
