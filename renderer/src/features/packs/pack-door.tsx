import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { FileKind } from '#shared/files/recognise-file.ts'
import type { HandedFile } from '../../host/host.ts'
import { words, writeSentence } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useCommands } from '../../workspace/commands.ts'
import { kindOfFile, offerDropped } from '../../workspace/dropped-files.ts'
import { useServices } from '../../workspace/workspace.tsx'
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

interface PackDoorProps {
  /** Is given what is no pack; where nobody takes it, every file is looked at as a pack. */
  onOther?(kind: Exclude<FileKind, 'pack'>, file: File): void
}

/** Where files come in: packs by the command, and whatever is dropped anywhere on the window, which is recognised by its content. */
export function PackDoor({ onOther }: PackDoorProps) {
  const { host } = useServices()
  const [view, actions] = usePack()
  useCommands([{ id: 'open-pack', group: 'view', name: words.packs.open, keys: [], run: actions.choose }])
  const open = async (file: File) => {
    const kind = await kindOfFile(file)
    if (kind === null) announce({ kind: 'text', text: words.packs.dropUnreadable(file.name) })
    else if (kind === 'pack' || onOther === undefined) actions.open(file)
    else if (offerDropped(kind, file)) return
    else if (kind === 'unknown') announce({ kind: 'text', text: words.packs.dropUnknown(file.name) })
    else onOther(kind, file)
  }
  const over = useFileDrop((files) => {
    const [file, ...others] = files
    if (others.length > 0) announce({ kind: 'text', text: words.packs.onlyOne })
    else if (file !== undefined) void open(file)
  })
  const onHanded = useEffectEvent((handed: HandedFile) => {
    switch (handed.state) {
      case 'pack':
        return actions.follow(handed.job)
      case 'refused':
        return announce({ kind: 'text', text: writeSentence(handed.message) })
      default:
        return void open(new File([handed.text], handed.name))
    }
  })
  useEffect(() => host.onFile(onHanded), [host])
  return (
    <>
      {over ? <div className={styles['drop']}>{words.packs.drop}</div> : null}
      {view.state === 'none' ? null : <PackDialog view={view} actions={actions} />}
    </>
  )
}
