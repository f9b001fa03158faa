import { useState } from 'react'
import { useNavigate } from 'react-router'
import { NotesDoor } from '../features/notes/notes-door.tsx'
import { PackDoor } from '../features/packs/pack-door.tsx'
import { partPath } from '../places/places.ts'
import { useEdition } from '../workspace/workspace.tsx'

/** Where files come in, by a command or dropped on the window: packs, notes, and bundles of colleagues. */
export function Doors() {
  const { id } = useEdition()
  const navigate = useNavigate()
  const [notesFile, setNotesFile] = useState<File | null>(null)
  const openBundle = (bundle: File) => void navigate(partPath(id, 'colleagues'), { state: { bundle } })
  return (
    <>
      <PackDoor onNotes={setNotesFile} onBundle={openBundle} />
      <NotesDoor dropped={notesFile} onClose={() => setNotesFile(null)} />
    </>
  )
}
