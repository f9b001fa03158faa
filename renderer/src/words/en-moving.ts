import type { ChangeKind } from '#shared/text/classify-change.ts'
import { count } from './en.ts'

/** The words of the page on which one decides about notes, in English. Kept apart from the others because the page comes later, and they with it. */
export const movingWords = {
  title: (id: string) => `Your notes and edition ${id}`,
  hint: 'These notes were made in an earlier edition, on a source whose text has changed since. A note goes to this edition only when you say so, and every step can be undone.',
  looking: 'Looking up the notes of earlier editions',
  lookingOf: (done: number, total: number) => `${done.toLocaleString('en-GB')} of ${count(total, 'note', 'notes')}`,
  failed: 'The notes could not be looked up',
  noneTitle: 'No note of an earlier edition is affected',
  noneHint: 'Every note on this archive was made in this edition or a later one, or stands on a text that has not changed.',
  later: (n: number) =>
    `${count(n, 'note was', 'notes were')} made in a later edition than this one. Nothing is asked about ${n === 1 ? 'it' : 'them'} here.`,
  show: 'Show',
  shows: {
    undecided: (n: number) => `To decide (${n})`,
    reworded: (n: number) => `Wording changed (${n})`,
    ambiguous: (n: number) => `Place not certain (${n})`,
    missing: (n: number) => `Not found (${n})`,
    same: (n: number) => `Same words (${n})`,
    stays: (n: number) => `Left on their edition (${n})`,
    taken: (n: number) => `Taken to this edition (${n})`,
    'no-source': (n: number) => `Source not here (${n})`,
    unread: (n: number) => `Could not be looked up (${n})`,
  },
  about: {
    undecided: 'None of these is shown in the text of this edition until you have decided.',
    reworded: 'The passage seems to have been rewritten. Compare both, above all where a number, a name or a “not” changed.',
    ambiguous: 'The same words stand in this edition, but which place is the one you meant is not certain. Choose it.',
    missing: 'Nothing in this edition seems to be the passage. Leave the note on its edition, or select where it belongs.',
    same: 'The same words stand in one certain place: these notes are shown there already. Taken to this edition, they are cited from it, and their words are looked up from here.',
    stays:
      'You decided that these notes stay on their own edition. They are cited from it, and are not shown in the text of this one.',
    taken: 'These notes stood in an earlier edition before. Their former passages stay readable there.',
    'no-source':
      'This edition does not have the source of these notes. They stay readable, and are cited, in the edition in which they were made.',
    unread: 'The text of their source could not be read in this edition. They stay as they are.',
  },
  noneOf: 'None is left here.',
  allDecided: 'Everything is decided',
  allDecidedHint: 'What you decided can be seen, and changed, under the other headings.',
  states: {
    exact: 'The same words stand at the same place.',
    moved: 'The same words stand in another place.',
    reworded: 'The wording seems to have changed. This may be what became of the passage.',
    ambiguous: 'The words stand in this edition, but the place is not certain.',
    missing: 'The passage was not found in this edition.',
    stays: 'You left this note on its edition.',
    taken: 'You took this note to this edition.',
    'no-source': 'Its source is not in this edition.',
    unread: 'The text could not be read.',
  },
  typography: 'Only quotation marks, dashes or spaces differ.',
  noteOn: (words: string) => `Note on “${words}”`,
  madeIn: (id: string) => `Edition ${id}, where it was made`,
  formerly: (id: string) => `Edition ${id}, where it stood before`,
  here: (id: string) => `Edition ${id}, which you read`,
  oldUnread: 'The old text could not be read. These are the words that the note kept.',
  sameWordsElsewhere: (n: number) =>
    n === 1
      ? 'The old words also stand here, but seem to belong to another passage:'
      : `The old words also stand in ${n} places, but seem to belong to other passages:`,
  candidates: (n: number) =>
    n === 1
      ? 'The words stand here. It is not certain that this is the passage:'
      : `The words stand in ${n} places. Which is it?`,
  moreCandidates: (n: number) => `Show ${n} more`,
  nothingHere: 'Nothing here seems to be the passage.',
  staysHere: (id: string) => `The note stays on edition ${id}.`,
  changes: 'What changed',
  changeOf: (what: string, was: string, is: string) =>
    was === ''
      ? `${what} was put in: “${is}”`
      : is === ''
        ? `${what} was taken out: “${was}”`
        : `${what} changed: “${was}” became “${is}”`,
  kinds: {
    number: 'a number',
    name: 'a name',
    negation: 'a negation',
    quantity: 'a word for how much',
    modal: 'a word such as must or may',
  } satisfies Partial<Record<ChangeKind, string>>,
  noKinds: 'Among the changes no number, name, negation, word for how much, or word such as must was recognised.',
  removed: 'taken out:',
  added: 'new:',
  end: 'end.',
  take: (id: string) => `Take it to edition ${id}`,
  takePlace: 'This is the place',
  keep: (id: string) => `Leave it on edition ${id}`,
  select: 'Select the passage…',
  askAgain: 'Ask again',
  putBack: (id: string) => `Put it back on edition ${id}`,
  takeAll: (n: number, id: string) => `Take ${n === 1 ? 'it' : `all ${n}`} to edition ${id}`,
  keepAll: (n: number) => `Leave ${n === 1 ? 'it on its edition' : `all ${n} on their editions`}`,
  askAllAgain: (n: number) => `Ask about ${n === 1 ? 'it' : `all ${n}`} again`,
  takeAllTouches: (n: number, kinds: string) => `${n} of these ${n === 1 ? 'changes' : 'change'} what may matter: ${kinds}.`,
  took: (n: number, id: string) => `${count(n, 'note', 'notes')} taken to edition ${id}`,
  kept: (n: number) => `${count(n, 'note stays on its edition', 'notes stay on their editions')}`,
  asked: (n: number) => `${count(n, 'note is', 'notes are')} asked about again`,
  wentBack: (id: string) => `The note is back on edition ${id}`,
  takeFailed: 'The notes were not taken over',
  taking: 'Taking the notes over',
  more: (n: number) => `Show ${count(n, 'more note', 'more notes')}`,
  keys: {
    next: 'Next note',
    previous: 'Previous note',
    take: 'Take the note to this edition',
    keep: 'Leave the note on its edition',
    select: 'Select its passage',
  },
  attach: {
    title: 'Select the passage for this note',
    was: (id: string) => `In edition ${id} it stands on:`,
    hint: 'Select it with the mouse, or press S and use the arrow keys. Nothing changes before you accept.',
    accept: 'Put the note here',
    acceptKey: 'Put the note on the selected passage',
    nothing: 'Nothing is selected yet.',
    selected: (words: string) => `Selected: “${words}”`,
    unknown: 'The note for which a passage was to be selected is not there any more.',
  },
}
