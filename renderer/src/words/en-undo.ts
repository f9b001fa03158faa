import type { StepKind } from '#shared/steps/step.ts'
import { count } from './en.ts'

const notes = (n: number) => count(n, 'note', 'notes')
const parts = (n: number) => count(n, 'part', 'parts')
const of = (what: string) => (n: number) => `${what} of ${notes(n)}`

/** What the program says of what it undid, in English. Comes with what undoes. */
export const enUndo = {
  what: {
    'notes-made': (n) => `${notes(n)} made`,
    'notes-deleted': (n) => `${notes(n)} deleted`,
    'notes-restored': (n) => `${notes(n)} restored`,
    'notes-written': (n) => (n === 1 ? 'words of a note' : `words of ${notes(n)}`),
    'notes-tagged': of('tags'),
    'notes-coloured': of('colour'),
    'status-set': of('status'),
    'notes-private': (n) => `private or not, ${notes(n)}`,
    'notes-moved': of('place'),
    'notes-changed': (n) => `${notes(n)} changed`,
    'notes-brought-in': (n) => `${notes(n)} brought in`,
    'bundle-taken-in': () => 'notes and briefings taken in from a colleague',
    'backup-restored': () => 'the restore of a backup',
    'search-kept': () => 'search kept',
    'search-renamed': () => 'name of a kept search',
    'search-removed': () => 'kept search removed',
    'log-removed': (n) => `${count(n, 'entry', 'entries')} of the search log removed`,
    'words-added': () => 'other words added',
    'words-changed': () => 'other words changed',
    'words-removed': () => 'other words removed',
    'colour-named': () => 'name of a colour',
    'briefing-made': () => 'briefing made',
    'briefing-changed': () => 'title, author or style of a briefing',
    'briefing-shared': () => 'whether a briefing goes into the shared folder',
    'briefing-removed': () => 'briefing removed',
    'briefing-restored': () => 'briefing taken out of the removed ones',
    'parts-added': (n) => `${parts(n)} added to a briefing`,
    'part-written': () => 'words in a briefing',
    'part-changed': (n) => `form or level of ${parts(n)} of a briefing`,
    'parts-moved': (n) => `place of ${parts(n)} of a briefing`,
    'parts-removed': (n) => `${parts(n)} taken out of a briefing`,
    'template-made': () => 'template made',
    'template-changed': () => 'template changed',
    'template-removed': () => 'template removed',
    'removed-restored': () => 'brought back what was removed',
  } satisfies Record<StepKind, (n: number) => string>,
  undone: (what: string) => `Undone: ${what}.`,
  redone: (what: string) => `Done again: ${what}.`,
  left: (n: number) =>
    n === 1
      ? 'What was changed there since stays as it is now.'
      : `In ${n.toLocaleString('en-GB')} of them, what was changed since stays as it is now.`,
  notUndone: (what: string) => `Not undone: ${what}. It was changed again since, and stays as it is now.`,
  notRedone: (what: string) => `Not done again: ${what}. It was changed since, and stays as it is now.`,
  nothing: 'There is nothing to undo in this window.',
  nothingToRedo: 'There is nothing to do again.',
}

export type UndoWords = typeof enUndo
