import { lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FileKind } from '#shared/files/recognise-file.ts'
import { assertNever } from '#shared/text/assert-never.ts'
import { NotesDoor } from '../features/notes/notes-door.tsx'
import { PackDoor } from '../features/packs/pack-door.tsx'
import { partPath } from '../places/places.ts'
import { words } from '../words/words.ts'
import { announce } from '../workspace/announcements.ts'
import { useTemplateActions } from '../workspace/templates.ts'
import { useEdition } from '../workspace/workspace.tsx'

/** The language of templates is needed only where there is one. */
const DroppedTemplate = lazy(() =>
  import('../features/templates/dropped-template.tsx').then((module) => ({ default: module.DroppedTemplate })),
)

/** Where files come in, by a command or dropped on the window: each is led to where its kind is looked at before anything is kept. */
export function Doors() {
  const { id } = useEdition()
  const navigate = useNavigate()
  const templates = useTemplateActions()
  const [notesFile, setNotesFile] = useState<File | null>(null)
  const [templateFile, setTemplateFile] = useState<File | null>(null)

  const keepTemplate = (name: string, text: string) => {
    templates.make(name, text)
    setTemplateFile(null)
    announce({ kind: 'text', text: words.packs.templateKept(name), undo: true })
    void navigate(partPath(id, 'templates'))
  }
  const onOther = (kind: Exclude<FileKind, 'pack'>, file: File) => {
    switch (kind) {
      case 'annotations':
        setNotesFile(file)
        return
      case 'bundle':
        void navigate(partPath(id, 'colleagues'), { state: { bundle: file } })
        return
      case 'briefing':
        void navigate(partPath(id, 'verify'), { state: { briefing: file } })
        return
      case 'backup':
        announce({ kind: 'text', text: words.packs.dropBackup(file.name) })
        void navigate(partPath(id, 'backups'))
        return
      case 'template':
        setTemplateFile(file)
        return
      case 'unknown':
        return
      default:
        assertNever(kind)
    }
  }
  return (
    <>
      <PackDoor onOther={onOther} />
      {templateFile === null ? null : (
        <Suspense fallback={null}>
          <DroppedTemplate file={templateFile} onKeep={keepTemplate} onClose={() => setTemplateFile(null)} />
        </Suspense>
      )}
      <NotesDoor dropped={notesFile} onClose={() => setNotesFile(null)} />
    </>
  )
}
