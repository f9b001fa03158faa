import { lazy, Suspense, useLayoutEffect } from 'react'
import { holdKeys } from '../../workspace/held-keys.ts'
import type { NoteEditorProps } from './note-editor.tsx'

export const loadNoteEditor = () => import('./note-editor.tsx')
const Loaded = lazy(() => loadNoteEditor().then((module) => ({ default: module.NoteEditor })))

/** What is typed meanwhile is for the field. */
function OnItsWay() {
  useLayoutEffect(holdKeys, [])
  return null
}

/** Reading begins without what is needed for writing; it is fetched once the window is at rest. */
export function NoteEditor(props: NoteEditorProps) {
  return (
    <Suspense fallback={<OnItsWay />}>
      <Loaded {...props} />
    </Suspense>
  )
}
