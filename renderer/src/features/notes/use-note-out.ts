import { type DragEvent, useCallback, useRef } from 'react'
import type { Note } from '#shared/notes/note.ts'
import { copyText } from '../../ui/copy-text.ts'
import { words } from '../../words/words.ts'
import { announce } from '../../workspace/announcements.ts'
import { useEditionIfOpen, useServices } from '../../workspace/workspace.tsx'
import type { GivenNote } from './note-as-markdown.ts'

/**
 * A note is taken to another program by dragging the handle, or copied by its button. What is given has to be there in the moment of the drag or the copy, and looking
 * it up takes a moment: it is looked up when the pointer, or the focus, comes to the handle or the button.
 */
export function useNoteOut(note: Note) {
  const { archive } = useServices()
  const edition = useEditionIfOpen()
  const given = useRef<{ readonly of: Note; readonly note: GivenNote | null } | null>(null)
  const lookUp = useCallback(async (): Promise<GivenNote | null> => {
    if (given.current?.of === note) return given.current.note
    // What cannot be had now is asked for again with the next touch.
    const late = await import('./note-as-markdown.ts').catch(() => null)
    if (late === null) return null
    const found = edition === null ? null : await late.noteAsMarkdown(archive, edition, note)
    given.current = { of: note, note: found }
    return found
  }, [archive, edition, note])
  const ready = () => (given.current?.of === note ? given.current.note : null)
  return {
    prepare: () => void lookUp(),
    onDragStart(event: DragEvent) {
      const now = ready()
      if (now === null) {
        // Nothing is given rather than something else.
        event.preventDefault()
        return
      }
      event.dataTransfer.effectAllowed = 'copy'
      event.dataTransfer.setData('text/plain', now.markdown)
      event.dataTransfer.setData('text/markdown', now.markdown)
      event.dataTransfer.setData('text/html', now.html)
    },
    async copy() {
      const now = await lookUp()
      const copied = now !== null && copyText(now.markdown)
      announce({
        kind: 'text',
        text: copied ? words.notes.copiedMarkdown : now === null ? words.notes.copyNotFound : words.notes.copyRefused,
      })
    },
  }
}
