import { useNavigate } from 'react-router'
import type { EditionId } from '#shared/archive/ids.ts'
import type { Note } from '#shared/notes/note.ts'
import { partPath } from '../../places/places.ts'
import { Button } from '../../ui/button.tsx'
import { noteListWords } from '../../words/en-notes-list.ts'

/** Takes the chosen notes to the page on which they become a file for a colleague. */
export function GiveChosen({ notes, edition }: { readonly notes: readonly Note[]; readonly edition: EditionId }) {
  const navigate = useNavigate()
  const give = () => void navigate(partPath(edition, 'colleagues'), { state: { notes: notes.map((note) => note.id) } })
  return (
    <Button size="small" onPress={give}>
      {noteListWords.giveChosen}
    </Button>
  )
}
