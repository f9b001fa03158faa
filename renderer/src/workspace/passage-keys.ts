import { COLOURS, type Colour } from '#shared/notes/colours.ts'
import { words } from '../words/words.ts'

interface PassageKey {
  readonly id: string
  readonly name: string
  readonly keys: readonly string[]
}

export const highlightKeys: readonly (PassageKey & { readonly colour: Colour })[] = COLOURS.map((colour, index) => ({
  colour,
  id: `highlight-${colour}`,
  name: words.reader.highlight(words.colours[colour]),
  keys: [String(index + 1)],
}))

export const noteKey: PassageKey = { id: 'write-note', name: words.notes.write, keys: ['n'] }
export const copyKey: PassageKey = { id: 'copy-citation', name: words.reader.copyQuotation, keys: ['c'] }
export const tagKey: PassageKey = { id: 'tag-passage', name: words.writing.tagLong, keys: ['t'] }
export const linkKey: PassageKey = { id: 'copy-place', name: words.writing.copyLinkLong, keys: ['l'] }
export const briefingKey: PassageKey = { id: 'add-to-briefing', name: words.writing.toBriefing, keys: ['a'] }
export const removeKey: PassageKey = {
  id: 'remove-highlight',
  name: words.writing.removeHighlightLong,
  keys: ['Delete', 'Backspace'],
}
export const nextHighlightKey: PassageKey = { id: 'next-highlight', name: words.writing.nextHighlight, keys: ['h'] }
export const previousHighlightKey: PassageKey = {
  id: 'previous-highlight',
  name: words.writing.previousHighlight,
  keys: ['Shift+h'],
}
/** Of the note that is chosen in the text. */
export const statusKey: PassageKey = { id: 'next-status', name: words.writing.statusNext, keys: ['x'] }
export const caretKey: PassageKey = { id: 'caret', name: words.reader.selectByKeyboard, keys: ['s'] }

/** What can be done with a passage of a source, and by which keys: for the reader, which does it, and for the help, which lists it. */
export const passageKeys: readonly PassageKey[] = [
  caretKey,
  ...highlightKeys,
  noteKey,
  tagKey,
  copyKey,
  linkKey,
  briefingKey,
  removeKey,
  nextHighlightKey,
  previousHighlightKey,
  statusKey,
]
