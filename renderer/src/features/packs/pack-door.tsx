import { useEffect, useRef, useState } from 'react'
import { words } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useCommands } from '../../workspace/commands.ts'
import styles from './pack-dialog.module.css'
import { PackDialog } from './pack-dialog-lazily.tsx'
import { usePack } from './use-pack.ts'

/** Whether a person is dragging files over the window; a drop is handed on. Without this the browser would leave the page for the file. */
function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onDragOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (!holdsFiles(event)) return
      event.preventDefault()
      latest.current([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  return over
}

const NOTES = /\.(?:json|jsonld)$/i
const BUNDLE = /\.txt$/i

interface PackDoorProps {
  onNotes?(file: File): void
  onBundle?(file: File): void
}

/** Where packs come in: by the command, or dropped anywhere on the window. A file of notes or a bundle is handed on where somebody takes it. */
export function PackDoor({ onNotes, onBundle }: PackDoorProps) {
  const [view, actions] = usePack()
  useCommands([{ id: 'open-pack', group: 'view', name: words.packs.open, keys: [], run: actions.choose }])
  const over = useFileDrop((files) => {
    const [file, ...others] = files
    if (others.length > 0) announce({ kind: 'text', text: words.packs.onlyOne })
    else if (file !== undefined && onNotes !== undefined && NOTES.test(file.name)) onNotes(file)
    else if (file !== undefined && onBundle !== undefined && BUNDLE.test(file.name)) onBundle(file)
    else if (file !== undefined) actions.open(file)
  })
  return (
    <>
      {over ? <div className={styles['drop']}>{words.packs.drop}</div> : null}
      {view.state === 'none' ? null : <PackDialog view={view} actions={actions} />}
    </>
  )
}
