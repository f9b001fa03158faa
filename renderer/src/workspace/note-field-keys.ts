import { words } from '../words/words.ts'

/** The keys in the field of a note, as `Command.keys` writes them. */
export const noteFieldKeys = {
  bold: 'Mod+b',
  italic: 'Mod+i',
  list: 'Mod+Shift+8',
  quote: 'Mod+Shift+9',
  link: '[[',
  preview: 'Mod+e',
  statusNext: 'Mod+Shift+x',
  private: 'Mod+Shift+h',
  finish: 'Mod+Enter',
} as const

/** The same with their names, for the help. */
export const namedNoteFieldKeys: readonly { readonly id: string; readonly name: string; readonly keys: readonly string[] }[] = (
  Object.keys(noteFieldKeys) as (keyof typeof noteFieldKeys)[]
).map((name) => ({ id: `field-${name}`, name: words.writing[name], keys: [noteFieldKeys[name]] }))
