import { count } from './en.ts'

/** What the program says of private notes, in English. Apart from the other words, because it is said only where notes are written, listed or handed on. */
export const enPrivate = {
  field: 'Private',
  fieldHint: 'Stays on this computer: left out of files made of your notes, of what colleagues get, and of printed sources.',
  filter: 'Private',
  filterOptions: { yes: 'Private', no: 'Not private' },
  make: 'Make private',
  open: 'Make not private',
  keyToggle: 'Make the chosen notes private, or not private',
  made: (n: number) => `${count(n, 'note is', 'notes are')} private now`,
  opened: (n: number) => `${count(n, 'note is', 'notes are')} no longer private`,
  internal: (n: number) => `Internal: include private notes (${n.toLocaleString('en-GB')})`,
  internalHint: 'The file then says INTERNAL in its title. Do not hand it on.',
  heldBack: (n: number) => `${count(n, 'private note is', 'private notes are')} left out.`,
}

export type PrivateWords = typeof enPrivate
