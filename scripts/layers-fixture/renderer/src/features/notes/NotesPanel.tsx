import Markdown from 'react-markdown'
import { Button } from '../../ui/Button.tsx'
import { save } from '../../words/english.ts'
import { useNotes } from '../../workspace/use-notes.ts'
import { order } from './order.ts'

export function NotesPanel() {
  return (
    <>
      <Markdown>{save}</Markdown>
      <Button />
      {[order, useNotes].length}
    </>
  )
}
