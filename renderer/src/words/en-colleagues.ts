import type { BundleBriefing, BundleExample, TakenBundle } from '#shared/bundles/bundle-report.ts'
import type { SharingProblem } from '#shared/sharing/sharing-state.ts'
import { count } from './en.ts'

const number = (n: number) => n.toLocaleString('en-GB')

type Named = { readonly name: string | null; readonly device: string }
const named = ({ name, device }: Named) => name ?? `somebody who has given no name (computer ${device})`

/** "3 notes and 1 briefing" */
function givenCount(notes: number, briefings: number): string {
  const ofNotes = count(notes, 'note', 'notes')
  return briefings === 0 ? ofNotes : `${ofNotes} and ${count(briefings, 'briefing', 'briefings')}`
}

/** What the program says of notes that go to colleagues and come from them, in English. Apart from the other words, because most windows never need them. */
export const enColleagues = {
  title: 'Colleagues',
  hint: 'Notes and briefings go to colleagues as a file that you give them, or through a folder that all of you reach. Nothing is sent by the program itself.',

  give: 'Give notes and briefings to a colleague',
  giveHint:
    'A bundle is one file with the notes you choose: their text, tags, colours, passages, and every earlier version of them. Briefings go with the notes in them. Your colleague takes it in on this page.',
  whichNotes: 'Which notes',
  all: 'All notes',
  onlyInBriefings: 'Only those in the chosen briefings',
  whichBriefings: 'Which briefings',
  briefingsHint:
    'With a briefing go the notes in it and every earlier version of its texts. A private note stays here: the part that names it says on the other side that the note is not there.',
  untitled: 'Briefing without a title',
  chosen: (n: number) => count(n, 'chosen note', 'chosen notes'),
  chooseHint: 'To give only some, choose them in the list of notes first.',
  toNotes: 'Go to the list of notes',
  withTrash: 'Notes in the trash too, so that they are deleted there as well',
  by: 'Your name',
  byHint: 'Your colleague sees who made the bundle. Left out when empty.',
  save: 'Save the bundle',
  saving: 'Writing the bundle',
  saveFailed: 'The bundle was not saved',
  nothingToGive: 'There is no note and no briefing to give: no file was made.',
  fileName: 'notes',
  savedAs: (path: string, notes: number, briefings: number) => `${givenCount(notes, briefings)} saved as ${path}`,
  downloaded: (name: string, notes: number, briefings: number) =>
    `${givenCount(notes, briefings)} in ${name}, which was handed to your browser. It is in your folder for downloads.`,
  leftOutPrivate: (n: number) => `${count(n, 'private note was', 'private notes were')} left out.`,
  leftOutTrash: (n: number) => `${count(n, 'note', 'notes')} in the trash ${n === 1 ? 'was' : 'were'} left out.`,

  take: 'Take in notes and briefings from a colleague',
  takeHint: 'Choose a bundle, or drop it on this window. You see what is in it before anything is changed.',
  choose: 'Choose a bundle…',
  another: 'Choose another bundle…',
  reading: (name: string) => `Reading ${name}`,
  refused: (name: string) => `${name} was not read`,
  nothingChanged: 'Nothing of it was taken in, and your notes are as they were.',
  tooLarge: (size: string) => `The file has ${size}. A bundle may have 40 megabytes.`,
  unreadable: 'The file could not be opened. It may have been moved or taken away since it was chosen.',
  from: (by: string | null, moment: string) =>
    by === null ? `Made on ${moment}; by whom is not said` : `From ${by}, made on ${moment}`,
  inFile: (name: string) => `In ${name}`,
  counts: {
    new: (n: number) => `${count(n, 'note is', 'notes are')} new`,
    changed: (n: number) => `${count(n, 'note', 'notes')} will change`,
    conflicting: (n: number) =>
      `${count(n, 'note was', 'notes were')} changed at the same place by both of you: both texts stay until you decide`,
    same: (n: number) => `${count(n, 'note says', 'notes say')} the same as yours`,
    incomplete: (n: number) =>
      `${count(n, 'note is', 'notes are')} not whole yet: a part comes with another bundle, and is kept until then`,
    gone: (n: number) => `${count(n, 'note', 'notes')} you removed for good ${n === 1 ? 'stays' : 'stay'} removed`,
  } satisfies Record<BundleExample['state'], (n: number) => string>,
  briefingCounts: {
    new: (n: number) => `${count(n, 'briefing is', 'briefings are')} new`,
    changed: (n: number) => `${count(n, 'briefing', 'briefings')} will change`,
    conflicting: (n: number) =>
      `${count(n, 'briefing was', 'briefings were')} changed at the same place by both of you: both texts stay until you decide`,
    same: (n: number) => `${count(n, 'briefing says', 'briefings say')} the same as yours`,
    incomplete: (n: number) => `${count(n, 'briefing is', 'briefings are')} not whole yet, and kept until the rest has come`,
    gone: (n: number) => `${count(n, 'briefing', 'briefings')} you removed for good ${n === 1 ? 'stays' : 'stay'} removed`,
  } satisfies Record<BundleBriefing['state'], (n: number) => string>,
  showBriefings: 'The briefings',
  briefingFields: {
    title: 'title',
    author: 'author',
    profile: 'kind of Markdown',
    citations: 'style of citations',
    createdAt: 'time of making',
    removedAt: 'in the trash or not',
  } as Readonly<Record<string, string>>,
  briefingChange: (fields: readonly string[], parts: BundleBriefing['parts']) =>
    [
      ...(fields.length === 0 ? [] : [`changes: ${fields.join(', ')}`]),
      ...(parts.new === 0 ? [] : [`${count(parts.new, 'new part', 'new parts')}`]),
      ...(parts.changed === 0 ? [] : [`${count(parts.changed, 'part changes', 'parts change')}`]),
      ...(parts.removed === 0 ? [] : [`${count(parts.removed, 'part is', 'parts are')} taken out`]),
      ...(parts.conflicting === 0 ? [] : [`${count(parts.conflicting, 'part', 'parts')} to decide`]),
    ].join('; '),
  empty: 'There are no notes and no briefings in it.',
  nothingNew: 'You have all of it already. There is nothing to take in.',
  onlyVersions: (n: number) => `${count(n, 'earlier version', 'earlier versions')} of what you have`,
  show: {
    conflicting: 'To be decided',
    changed: 'What will change',
    new: 'The new notes',
    incomplete: 'Not whole yet',
    gone: 'Removed for good here',
  },
  examplesOf: (shown: number, all: number) => `The first ${number(shown)} of ${number(all)}`,
  before: 'Here now',
  after: 'Afterwards',
  noText: 'no text',
  noPlace: 'A note whose place is not known yet',
  fieldsChange: (fields: readonly string[]) => `Changes: ${fields.join(', ')}`,
  fields: {
    target: 'its passage',
    body: 'text',
    colour: 'colour',
    tags: 'tags',
    author: 'author',
    createdAt: 'time',
    modifiedAt: 'time',
    trashedAt: 'in the trash or not',
    status: 'status',
    formerTargets: 'earlier passages',
    staysFor: 'where it stays',
    foreign: 'what another program wrote',
    private: 'private or not',
  } as Readonly<Record<string, string>>,
  faults: (n: number) => `${count(n, 'thing is', 'things are')} wrong with this file`,
  faultsHint: 'What is whole in it can be taken in. Ask your colleague for the bundle again if something is missing.',
  moreFaults: (n: number) => `and ${number(n)} more`,
  fault: {
    damaged: (line: number) => `Line ${number(line)} was damaged on its way and is left out.`,
    unknown: (line: number) => `Line ${number(line)} was made by a later version of this program and is left out.`,
    clock: (line: number) => `Line ${number(line)} says it is from after the year 2200 and is left out.`,
    kind: (line: number) => `Line ${number(line)} is not about a note or a briefing and is left out.`,
    'cut-off': 'The file ends before its last line: something at its end is missing.',
    count: (expected: number, found: number) => `It should have ${count(expected, 'line', 'lines')} and has ${number(found)}.`,
    altered: 'It is not as it was written: lines were moved, or its first line was changed.',
    'after-end': (line: number) => `Something stands after its end, from line ${number(line)} on, and is left out.`,
  },
  takeIn: 'Take in',
  taking: 'Taking the notes in',
  takeFailed: 'The notes were not all taken in',
  takeFailedHint: 'What was taken in stays, and taking the same bundle in again does no harm.',
  undoable: 'You can undo this as one step: new notes and briefings then go to the trash, changed ones say again what they said.',
  report: ({ lost, added, changed, decide, briefings }: TakenBundle) => {
    const notes = `${number(lost)} lost, ${number(added)} added, ${number(changed)} changed, ${number(decide)} to decide`
    if (briefings.added + briefings.changed === 0) return notes
    return `${notes}; briefings: ${number(briefings.added)} added, ${number(briefings.changed)} changed, ${number(briefings.decide)} to decide`
  },
  decideNow: 'See the notes to decide',
  steps: 'Notes taken in',

  shared: 'Shared folder',
  sharedHint:
    'A folder that your colleagues reach as well: on a network drive, or kept alike by a service of your office. Each program writes only its own files there and reads those of the others. A briefing goes there only after you tick so in the briefing itself.',
  folder: 'Path of the folder',
  folderHint: 'Its whole path, as your file manager shows it.',
  folderExample: 'C:\\Office\\Campaign notes',
  chooseFolder: 'Choose a folder…',
  chooseTitle: 'Choose the folder that you share',
  write: 'Write my notes there',
  writeHint:
    'Your notes, every version of them, and your name. Whoever can open the folder can read them. Private notes are not written.',
  read: 'Take in what colleagues write there',
  readHint: 'Their notes and changes come in by themselves while this program is open.',
  keep: 'Use this folder',
  keepChanges: 'Apply',
  stop: 'Stop sharing',
  stopped: 'Sharing is off. Your files stay in the folder, and what came from others stays here.',
  keepFailed: 'The folder is not used',
  off: 'Off: nothing is written to a folder or read from one.',
  exchangeNow: 'Exchange now',
  exchanging: 'Exchanging with the folder',
  exchanged: (done: number, total: number) => `${number(done)} of ${count(total, 'file', 'files')}`,
  last: (moment: string) => `Last exchange: ${moment}`,
  lastCounts: (taken: number, written: number) =>
    taken === 0 && written === 0 ? 'nothing new' : `${count(taken, 'change', 'changes')} taken in, ${number(written)} written`,
  neverYet: 'No exchange has come to its end yet.',
  exchangeFailed: 'The exchange did not work',
  heldBack: (n: number) =>
    `${count(n, 'change stays', 'changes stay')} here, to notes that are private or were deleted before anybody saw them. Earlier versions of a note that became private later are still in the folder, and on the computers of those who read it.`,
  members: 'Who has written there',
  noMembers: 'Nobody yet.',
  membersNotRead: 'Who else writes there is shown once their notes are taken in.',
  columns: { name: 'Name', notes: 'Notes', newest: 'Latest change' },
  you: (name: string | null) => (name === null ? 'You' : `${name} (you)`),
  nameless: (device: string) => `No name given (computer ${device})`,
  problems: 'What needs attention',
}

/** What is to be said of a problem with a shared folder. */
export function writeProblem(problem: SharingProblem, writeMoment: (iso: string) => string): string {
  switch (problem.code) {
    case 'folder-missing':
      return 'The folder is not there. The drive may not be connected. Nothing is lost: what you write is kept here and goes there once the folder is back.'
    case 'folder-emptied':
      return 'The folder is empty, and it was not before. The drive may not be connected, so nothing is written there. If this is the right folder, use it again below.'
    case 'folder-unreadable':
      return `The folder cannot be read: ${problem.message}.`
    case 'not-written':
      return `Your notes could not be written to the folder: ${problem.message}. They are safe here and go there once it works again.`
    case 'not-kept':
      return `What colleagues wrote could not be kept here: ${problem.message}`
    case 'partial':
      return `${problem.file} has not come whole yet. The rest of it is waited for.`
    case 'damaged':
      return `${count(problem.lines, 'line', 'lines')} of ${problem.file} ${problem.lines === 1 ? 'is' : 'are'} damaged and left out.`
    case 'newer':
      return `${problem.file} was written by a later version of this program: ${count(problem.lines, 'line is', 'lines are')} left out. Update this program to have ${problem.lines === 1 ? 'it' : 'them'}.`
    case 'foreign':
      return `${problem.file} is not a file of this program. It is left as it is.`
    case 'unreadable':
      return `${problem.file} could not be read: ${problem.message}.`
    case 'ahead':
      return `Something by ${named(problem)} is dated ${writeMoment(problem.until)}: a clock is wrong, there or here. It was taken in, and what you write from now on counts as newer. Ask them to look at their clock.`
    case 'refused':
      return `${count(problem.lines, 'change', 'changes')} by ${named(problem)} ${problem.lines === 1 ? 'says it is' : 'say they are'} from after the year 2200 and ${problem.lines === 1 ? 'was' : 'were'} not taken in.`
    case 'away':
      return `Nothing has come from ${named(problem)} since ${writeMoment(problem.since)}.`
    case 'same-device':
      return `Something came in under the name of this computer (${problem.device}) that was not here. Either an older copy of your notes was put back, and this brought the rest. Or a copy of your profile folder is used on another computer: then use only one of the two.`
  }
}

export type ColleaguesWords = typeof enColleagues
