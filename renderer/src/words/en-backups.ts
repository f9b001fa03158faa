import type { BackupReason } from '#shared/backups/backup-name.ts'
import type { PartCounts } from '#shared/backups/compare-items.ts'
import { count } from './en.ts'

const reasons: Readonly<Record<BackupReason, string>> = {
  daily: 'first save of the day',
  closing: 'when the program was closed',
  asked: 'you asked for it',
  'new-version': 'before a new version of the program began',
  'before-migration': 'before the notes were stored in a new way',
  'before-restore': 'before another backup was restored',
}

const fields = {
  target: 'passage',
  body: 'words',
  colour: 'colour',
  tags: 'tags',
  author: 'author',
  createdAt: 'time of making',
  modifiedAt: 'time of the last change',
  trashedAt: 'in the trash or not',
  status: 'status',
  formerTargets: 'earlier passages',
  staysFor: 'decisions on editions',
  foreign: 'what another program wrote',
  private: 'private or not',
}

const briefingFields: Readonly<Record<string, string>> = {
  title: 'title',
  author: 'author',
  profile: 'kind of Markdown',
  citations: 'style of citations',
  createdAt: 'time of making',
  removedAt: 'in the trash or not',
}

interface Restored {
  readonly back: number
  readonly setBack: number
  readonly briefingsBack: number
  readonly briefingsSetBack: number
}

/** What the program says of backups, restoring and removing, in English. Apart from the other words, because most windows never need them. */
export const enBackups = {
  title: 'Backups',
  hint: 'A backup is one zip file with all your notes, briefings, kept searches and what was done with them. Anyone can unpack it and read the notes without this program. It is not encrypted.',
  automatic:
    'One is made at the first save of each day and when the program closes. The last 7 days, 4 weeks and 12 months stay, and apart from them those made before something changed.',
  loading: 'Looking for backups',
  failed: 'The backups cannot be listed',
  again: 'Look again',
  last: (moment: string) => `The last backup was made on ${moment}.`,
  none: 'There is no backup yet',
  noneHint: 'The first one is made after your first save. You can also make one now.',
  makeNow: 'Back up now',
  making: 'Making a backup',
  madePart: (done: string, total: string) => `${done} of ${total} read`,
  made: 'The backup was made and read back.',
  notMade: 'The last backup was not made',
  list: 'Backups, newest first',
  inProfile: (folder: string) => `On this computer, in ${folder}`,
  inSecond: (folder: string) => `In the second folder, ${folder}`,
  when: (day: string, time: string) => `${day} at ${time}`,
  notes: (n: number) => count(n, 'note', 'notes'),
  reasons,
  unreadable: (fault: string) => `Cannot be used: ${fault}`,
  restore: 'Restore…',
  restoreOf: (when: string) => `Restore the backup of ${when}`,
  copy: 'Save a copy…',
  copyOf: (when: string) => `Save a copy of the backup of ${when}`,
  copyTitle: 'Save a copy of a backup',
  copyHint: 'The copy is read back before it counts.',
  copyNow: 'Save the copy',
  copied: (path: string) => `Saved as ${path}`,
  copyFailed: 'The copy was not saved',
  second: 'A second folder',
  secondHint:
    'Every backup is also copied there: to a USB stick or a network drive, say. It need not always be there: what it misses is copied when it is back. Only files that were copied there from here are ever removed there.',
  secondNone: 'None is chosen. If this computer is lost, the notes are lost with it.',
  secondIs: (folder: string) => `Backups are also copied to ${folder}.`,
  secondAway: (why: string) => `Just now nothing can be copied there: ${why}. It is caught up on when that has changed.`,
  secondFailed: 'This folder was not taken',
  folder: 'Folder',
  folderHint: 'The whole path, as in /media/stick/backups or E:\\backups. The folder must exist.',
  chooseFolder: 'Choose a folder…',
  chooseTitle: 'Choose a folder for backups',
  useFolder: 'Use this folder',
  noSecond: 'Stop copying there',
  fromFile: 'Restore from a file',
  fromFileHint: 'A backup that lies elsewhere, from another computer for example.',
  filePath: 'Path of the zip file',
  openFile: 'Look into it…',
  restoreTitle: 'Restore a backup',
  checking: 'Checking every file of the backup',
  reading: 'Reading its notes',
  readPart: (done: number, total: number) => `${done.toLocaleString('en-GB')} of ${count(total, 'line', 'lines')}`,
  refused: 'This backup was not used',
  nothingChanged: 'Nothing was changed. Your notes are as they were.',
  checked: (moment: string, n: number, trashed: number) =>
    `Made on ${moment}. It is whole: every file in it has the checksum that was written down then. It holds ${count(n, 'note', 'notes')}${trashed === 0 ? '' : ` and ${trashed.toLocaleString('en-GB')} in the trash`}.`,
  notUnderstood: (n: number) =>
    `${count(n, 'line', 'lines')} in it ${n === 1 ? 'was' : 'were'} written by a newer version of the program and cannot be taken in.`,
  back: (n: number) => `${count(n, 'note comes', 'notes come')} back`,
  changed: (n: number) => `${count(n, 'note is', 'notes are')} set back to what ${n === 1 ? 'it' : 'they'} said then`,
  same: (n: number) =>
    `${count(n, 'note is', 'notes are')} the same and ${n === 1 ? 'stays' : 'stay'} as ${n === 1 ? 'it is' : 'they are'}`,
  since: (n: number) => `${count(n, 'note was', 'notes were')} made since and ${n === 1 ? 'is' : 'are'} not in the backup`,
  briefingsBack: (n: number) => `${count(n, 'briefing comes', 'briefings come')} back`,
  briefingsChanged: (n: number) => `${count(n, 'briefing is', 'briefings are')} set back`,
  briefingsSame: (n: number) => `${count(n, 'briefing is', 'briefings are')} the same`,
  briefingsSince: (n: number) =>
    `${count(n, 'briefing was', 'briefings were')} made since and ${n === 1 ? 'is' : 'are'} not in the backup`,
  others: (back: number, changed: number) =>
    `Of kept searches, other words, meanings of colours and templates, ${back.toLocaleString('en-GB')} ${back === 1 ? 'comes' : 'come'} back and ${changed.toLocaleString('en-GB')} ${changed === 1 ? 'is' : 'are'} set back`,
  showBriefings: 'What becomes of briefings',
  untitled: 'Briefing without a title',
  comesBack: (parts: number) => `comes back with ${count(parts, 'part', 'parts')}`,
  setBack: (names: readonly string[], { back, changed, out }: PartCounts) => {
    const told = [
      ...(names.length === 0 ? [] : [names.map((name) => briefingFields[name] ?? name).join(', ')]),
      ...(back === 0 ? [] : [`${count(back, 'part comes', 'parts come')} back`]),
      ...(changed === 0 ? [] : [`${count(changed, 'part is', 'parts are')} set back`]),
      ...(out === 0 ? [] : [`${count(out, 'part', 'parts')} put in since ${out === 1 ? 'is' : 'are'} taken out`]),
    ]
    return `is set back: ${told.join('; ')}`
  },
  trashSince: 'Put what was made since in the trash',
  versionsStay: 'What the notes say now stays among their versions. The whole step can be undone.',
  restNote: 'Entries of the search log that are missing here come back as well.',
  showBack: 'What comes back',
  showChanged: 'What is set back',
  showSince: 'What was made since',
  more: (n: number) => `and ${n.toLocaleString('en-GB')} more`,
  noText: 'no words of your own',
  differs: (names: readonly (keyof typeof fields)[]) => `differs in: ${names.map((name) => fields[name]).join(', ')}`,
  now: 'Now',
  inBackup: 'In the backup',
  restoreNow: 'Restore',
  nothingToDo: 'There is nothing to restore: all that is in this backup is here and says the same.',
  restoring: 'Putting the notes back',
  restoreFailed: 'Not everything was restored',
  restoreFailedHint: 'Nothing that was here is lost. You can do it again.',
  restored: ({ back, setBack, briefingsBack, briefingsSetBack }: Restored) => {
    const notes = `${count(back, 'note', 'notes')} brought back, ${setBack.toLocaleString('en-GB')} set back`
    if (briefingsBack + briefingsSetBack === 0) return notes
    return `${notes}; ${count(briefingsBack, 'briefing', 'briefings')} brought back, ${briefingsSetBack.toLocaleString('en-GB')} set back`
  },
  remove: 'Remove everything',
  removeHint:
    'Removes all notes, briefings, backups, received archives and settings that this program keeps on this computer, and ends the program. It cannot be undone.',
  removeOpen: 'Remove everything…',
  removeWhat: (folder: string) =>
    `All that the program keeps in ${folder} is removed, with the database of this window, and then looked for again.`,
  removeHonest: [
    'What a solid-state disk has once written can stay readable in its cells for a while to someone with special tools, whatever a program removes. Disk encryption (BitLocker, FileVault, LUKS) is what protects against that.',
    'Backups that you or the system made elsewhere are not touched, nor files that you saved from here.',
  ],
  removeBrowser:
    'The database of this window lies among the files of your browser. It is deleted there, but a browser may overwrite what was deleted only later. To be sure, also clear the data of this site in the settings of your browser.',
  removeCopies: (n: number) => `Also remove what was copied to other folders (${count(n, 'backup', 'backups')}):`,
  removeType: (word: string) => `Type ${word} to go on`,
  removeWord: 'REMOVE',
  removeNow: 'Remove everything now',
  removing: 'Removing everything',
  removeFailed: 'Not everything was removed',
  removed: 'Everything was removed',
  removedCount: (n: number) => `${count(n, 'file was', 'files were')} removed.`,
  removedClean: 'The folder was looked through afterwards: no file is left, and so none with words of your notes or briefings.',
  removedAtExit: 'The files of this window go in the moment after it closes; a message then says so.',
  removedLeft: 'Left, because the program did not make them or could not remove them:',
  removedFound: 'Words of your notes or briefings still stand in:',
  removedNotFound: 'None of them holds words of your notes or briefings.',
  removedCopiesLeft: 'Backups that could not be removed:',
  removedClose: 'The program has ended. You can close this window.',
} as const

export type BackupsWords = typeof enBackups
