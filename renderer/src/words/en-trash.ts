import type { KeepDeleted } from '#shared/notes/final-removal.ts'
import { count } from './en.ts'

interface Removed {
  readonly notes: number
  readonly briefings: number
  readonly parts: number
  readonly others: number
}

/** "2 notes, 1 briefing and 3 parts taken out of briefings" */
function listOf({ notes, briefings, parts, others }: Removed): string {
  const named = [
    notes === 0 ? '' : count(notes, 'note', 'notes'),
    briefings === 0 ? '' : count(briefings, 'briefing', 'briefings'),
    parts === 0 ? '' : `${count(parts, 'part', 'parts')} taken out of briefings`,
    others === 0 ? '' : count(others, 'search, group of words or template', 'searches, groups of words or templates'),
  ].filter((name) => name !== '')
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`
}

const all = ({ notes, briefings, parts, others }: Removed) => notes + briefings + parts + others

/** What the program says of the trash and of final removal, in English. Apart from the other words, because most windows never need them. */
export const enTrash = {
  keep: 'Keep what is deleted for',
  keepOptions: {
    '30': '30 days',
    '90': '90 days',
    '365': '365 days',
    always: 'until I remove them',
  } satisfies Record<KeepDeleted, string>,
  keepHint:
    'This is for notes, briefings, templates and what is kept of searching. After that they are removed for good when the program starts. This setting counts for this window’s browser.',
  keepNow: (due: Removed) =>
    all(due) === 0 ? '' : `With this setting ${listOf(due)} will be removed for good from the trash at the next start.`,
  hint: {
    '30': 'What lies here is left out everywhere else; a briefing that has it keeps it and says so. 30 days after it was deleted it is removed for good.',
    '90': 'What lies here is left out everywhere else; a briefing that has it keeps it and says so. 90 days after it was deleted it is removed for good.',
    '365':
      'What lies here is left out everywhere else; a briefing that has it keeps it and says so. 365 days after it was deleted it is removed for good.',
    always: 'What lies here is left out everywhere else, and stays until you remove it.',
  } satisfies Record<KeepDeleted, string>,
  change: 'Change how long',
  deleted: 'Deleted',
  removal: 'removed for good on',
  removalNext: 'removed for good when the program starts next',
  kept: 'kept until you remove it',
  remove: 'Remove for good…',
  removeChosen: 'Remove for good…',
  keyRemove: 'Remove the chosen notes for good',
  empty: 'Empty the trash…',
  title: (n: number) => `Remove ${count(n, 'note', 'notes')} for good`,
  goes: 'What goes',
  goesList: (n: number) => [
    `${n === 1 ? 'The note' : `The ${count(n, 'note', 'notes')}`} with all earlier versions, from the record on this computer and from the database of this window.`,
    'What Undo has kept of them.',
  ],
  stays: 'What this program cannot take back',
  staysList: [
    'Copies in backups, also in a second folder, until those backups are removed.',
    'What others already have: files you saved or gave away, bundles, and the shared folder.',
    'Traces on the disk: SSDs and browsers keep old blocks for a while. Encrypt the disk if that matters.',
  ],
  final: 'This cannot be undone.',
  confirm: 'Remove for good',
  removing: (n: number) => `Removing ${count(n, 'note', 'notes')}`,
  failed: 'Not all of it could be removed',
  failedHint: 'The program tries again at its next start.',
  removed: (n: number) => `${count(n, 'note was', 'notes were')} removed for good`,
  removedDue: (due: Removed) =>
    `${listOf(due)} had been in the trash long enough and ${all(due) === 1 ? 'was' : 'were'} removed for good`,

  briefingTitle: (title: string) => `Remove “${title}” for good`,
  briefingGoes: (parts: number) => [
    `The briefing and ${count(parts, 'part', 'parts')} of it, with all earlier versions, from the record on this computer and from the database of this window. The notes in it stay.`,
    'What Undo has kept of it, and where it was exported last.',
  ],
  briefingStays: [
    'Copies in backups, also in a second folder, until those backups are removed.',
    'What others already have: files you saved or gave away, bundles, and the shared folder.',
    'Traces on the disk: SSDs and browsers keep old blocks for a while. Encrypt the disk if that matters.',
  ],
  removingBriefing: 'Removing the briefing',
  briefingRemoved: (title: string) => `“${title}” was removed for good`,
  removeNamed: (title: string) => `Remove “${title}” for good…`,

  showRemoved: (n: number) => `Show removed (${n.toLocaleString('en-GB')})`,
  hideRemoved: 'Hide removed',
  restore: 'Bring back',
  restoreNamed: (name: string) => `Bring back “${name}”`,
  removeThing: (name: string) => `Remove for good… “${name}”`,
  restoredNamed: (name: string) => `“${name}” was brought back`,
  itemGoes: (what: string) => [
    `${what} with all earlier versions, from the record on this computer, from the database of this window and from what it searches in.`,
    'What Undo has kept of it.',
  ],
  wordsGo: (what: string) => [
    `${what}, in every version, from the record on this computer and from the database of this window.`,
    'What Undo has kept of it.',
  ],
  removingItem: 'Removing it',
  tryAgain: 'Remove it again; if it was already begun, the program finishes it at its next start.',
  tags: {
    title: 'Tags in earlier versions',
    show: 'Show tags that only earlier versions or notes in the trash have',
    hide: 'Hide them',
    none: 'No other tags stand in earlier versions of notes, or in the trash.',
    where: 'in an earlier version, or in the trash',
    goes: (tag: string) => `The tag “${tag}”, from every note that has it`,
    stays: 'The same letters in the words of notes and briefings, in kept searches, and in the search log.',
  },
  colours: {
    title: 'Remove names of colours for good',
    show: 'Show all names that colours have or had',
    hide: 'Hide the names',
    none: 'No colour has or had a name.',
    names: (names: readonly string[]) => names.map((name) => `“${name}”`).join(', '),
    removeTitle: (colour: string) => `Remove the names of ${colour} for good`,
    goes: (colour: string, names: readonly string[]) =>
      `The ${names.length === 1 ? 'name' : 'names'} of ${colour}: ${names.map((name) => `“${name}”`).join(', ')}`,
    removed: (colour: string) => `The names of ${colour} were removed for good`,
  },
  searches: {
    kept: 'Removed searches',
    log: 'Taken out of the log',
    words: 'Removed groups of words',
    entries: (n: number) => count(n, 'entry of the search log', 'entries of the search log'),
    keptGoes: (name: string) => `The kept search “${name}”`,
    logGoes: (entries: string) => `The ${entries}`,
    wordsGo: (group: string) => `The group ${group}`,
    startingGo: (group: string) => `What you made of the group ${group}, which comes with the archive and stays removed,`,
  },
}

export type TrashWords = typeof enTrash
