import type { NoteId } from '#shared/archive/ids.ts'
import { AttachBar } from '../features/moving/attach-bar.tsx'
import { readTextSelection, useTextSelection } from '../features/reader/use-text-selection.ts'
import type { OpenText } from '../workspace/archive-reader.ts'

/** The text of the source that is open, whichever it is. */
const text = {
  get current() {
    return document.querySelector<HTMLElement>('[data-scroller] section[tabindex="0"]')
  },
}

/** Beside a text: the words that are selected in it become the passage of a note that is there already. */
export function AttachPlace({ note, open }: { readonly note: NoteId; readonly open: OpenText }) {
  const selection = useTextSelection(text, open.text)
  return (
    <AttachBar note={note} open={open} selection={selection} readSelection={() => readTextSelection(text.current, open.text)} />
  )
}
