import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { BriefingId, NoteId } from '#shared/archive/ids.ts'
import { Page } from '../../ui/page.tsx'
import { colleaguesWords as say } from '../../words/colleagues-words.ts'
import { useWindowTitle } from '../../workspace/workspace.tsx'
import { readBrought } from './brought.ts'
import styles from './colleagues-page.module.css'
import { GivePart } from './give-part.tsx'
import { SharedFolderPart } from './shared-folder-part.tsx'
import { TakePart } from './take-part.tsx'

/** Notes that go to colleagues and come from them. */
export function ColleaguesPage() {
  useWindowTitle(say.title)
  const { state, pathname } = useLocation()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<readonly NoteId[]>([])
  const [outlines, setOutlines] = useState<readonly BriefingId[]>([])
  const [dropped, setDropped] = useState<File | null>(null)
  useEffect(() => {
    const { notes, briefings, bundle } = readBrought(state)
    if (notes.length + briefings.length === 0 && bundle === null) return
    setChosen(notes)
    setOutlines(briefings)
    setDropped(bundle)
    // Taken once: a reload must not read a file again that may be gone by then.
    void navigate(pathname, { replace: true, state: null })
  }, [state, pathname, navigate])
  return (
    <Page>
      <header>
        <h1>{say.title}</h1>
        <p className={styles['hint']}>{say.hint}</p>
      </header>
      <GivePart chosen={chosen} brought={outlines} />
      <TakePart dropped={dropped} />
      <SharedFolderPart />
    </Page>
  )
}
