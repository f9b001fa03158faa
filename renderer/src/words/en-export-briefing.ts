import { count } from './en.ts'

const names = {
  heading: 'Heading',
  text: 'Your text',
  quotation: 'Quotation',
  'quotation-comment': 'Quotation with comment',
  comment: 'Comment',
  reference: 'Reference',
  'left-out': 'Note that is left out',
} as const

const damages = {
  unpaired: 'a mark of the program around one of its parts is missing or was changed',
  twice: 'one of its parts stands in it twice',
  nested: 'one of its parts stands inside another',
  record: 'the list at its end has no end, or is there twice',
  'front-matter': 'the lines at its beginning between “---” have no end',
} as const

/** What the program says while a briefing is exported, in English. Apart from the other words, because most windows never need them. */
export const enExportBriefing = {
  title: 'Export the briefing',
  format: 'Format',
  formats: {
    plain: 'Markdown',
    pandoc: 'Markdown for Pandoc, with a bibliography',
    obsidian: 'Markdown for Obsidian, one file',
    'obsidian-notes': 'Markdown for Obsidian, one file for each note',
    pdf: 'PDF, by printing',
    html: 'Web page (HTML)',
    docx: 'Word (DOCX)',
    csv: 'Notes as a table (CSV)',
    json: 'Notes as data (JSON)',
    'csl-json': 'Sources (CSL-JSON)',
    bibtex: 'Sources (BibTeX)',
    ris: 'Sources (RIS)',
  },
  byTemplate: (name: string) => `Your template “${name}”`,
  templateHint:
    'A file that a template writes is replaced when you export again; what stood there is kept beside it. Give it another name where you want both.',
  templates: 'Make or change your own templates',
  style: 'Citations',
  styles: { short: 'Short', chicago: 'Chicago, notes', apa: 'APA' },
  name: 'File name',
  making: 'Writing the briefing',
  notMade: 'The briefing could not be written in this format',
  where: 'Where to',
  wheres: { folder: 'Into a folder', copy: 'As a single file' },
  whereHint: {
    folder: 'What stands in the folder is looked at first. Nothing is replaced without a copy of it beside.',
    copy: 'You choose where it goes.',
  },
  copyDownload: 'It goes where your browser puts downloads.',
  folder: 'Folder',
  folderHint: 'The whole path, as in /home/ana/briefings or C:\\Users\\ana\\briefings. The folder must exist.',
  chooseFolder: 'Choose a folder…',
  chooseTitle: 'Choose a folder for the briefing',
  look: 'Look into this folder',
  looking: 'Looking at what stands there',
  lookFailed: 'This folder cannot be used',
  nothingWritten: 'Nothing was written.',
  plan: 'What will happen',
  planAll: (n: number) => `What will happen to ${count(n, 'file', 'files')}`,
  isNew: 'New file',
  isSame: 'Is up to date already, and is left as it is',
  isReplaced: 'Is replaced. What stands there now is kept beside it, under a name that says so',
  isMergedCopy: 'Is brought together with the file you gave',
  isMerged: 'Is renewed. What stands there now is kept beside it, under a name that says so',
  renewed: (n: number) => `${count(n, 'part', 'parts')} renewed`,
  added: (n: number) => `${count(n, 'part', 'parts')} added`,
  removed: (n: number) => `${count(n, 'part', 'parts')} removed, as in the briefing`,
  edited: (n: number) => `what was changed in the file stays in ${count(n, 'part', 'parts')}`,
  conflicts: (n: number) => count(n, 'conflict', 'conflicts'),
  undecided: (n: number) => `${count(n, 'part has', 'parts have')} two versions from an earlier export`,
  kept: (n: number) => `${count(n, 'part', 'parts')} no longer in the briefing, kept because of what was changed in the file`,
  staysOut: (n: number) => `${count(n, 'part', 'parts')} that you took out of the file ${n === 1 ? 'stays' : 'stay'} out`,
  foreign: (n: number) => `${count(n, 'part', 'parts')} of another briefing, left as ${n === 1 ? 'it is' : 'they are'}`,
  titleRenewed: 'title renewed',
  orderStays: 'The order was changed in the file and in the program: that of the file stays.',
  withoutRecord:
    'The list that the program keeps at the end of the file is gone. Parts that you took out of the file come back: the program cannot tell them from new ones.',
  keys: (keys: readonly string[]) =>
    `Changed in the file and in the program: ${keys.join(', ')}. What the file says stays; what the program has stands beside it as a comment.`,
  conflictsTitle: (n: number) => `${count(n, 'part was', 'parts were')} changed in the file and in the program`,
  conflictsHint:
    'Both versions go into the file, that of the file first, with a line that says so. Keep one there, and delete the other.',
  backTitle: (n: number) =>
    `${count(n, 'part', 'parts')} that ${n === 1 ? 'was' : 'were'} taken out of the file ${n === 1 ? 'has' : 'have'} changed since`,
  leaveOut: 'Leave it out',
  backIn: 'It is put back in, unless you leave it out.',
  inFile: 'In the file',
  inProgram: 'In the program',
  head: 'Title',
  part: (what: keyof typeof names) => names[what],
  others: (files: readonly string[]) =>
    `This folder also holds ${files.join(', ')}, exported from this briefing under another name. ${files.length === 1 ? 'It is' : 'They are'} left as ${files.length === 1 ? 'it is' : 'they are'}.`,
  renewOther: (name: string) => `Renew “${name}” instead`,
  refused: (name: string) => `“${name}” is left as it is`,
  whyNot: {
    'not-ours': 'It was not written by this program.',
    'without-marks': 'The marks by which the program knows its parts were taken out, so that it cannot tell what you changed.',
    damaged: (how: keyof typeof damages) => `It cannot be merged safely: ${damages[how]}. Nothing in it is touched.`,
    newer: 'A newer version of this program wrote it.',
    'other-briefing': (title: string | null) =>
      title === null ? 'It is of another briefing.' : `It is of another briefing: ${title}.`,
    'other-archive': (archive: string | null) =>
      archive === null ? 'It is of another archive.' : `It is of another archive: ${archive}.`,
    internal:
      'It is an internal file that may hold private notes, and what you export now is not. Merged, words of private notes could stay in a file that no longer says so.',
    'not-text': 'It is not text that this program can read.',
  },
  beside: (name: string) => `Write “${name}” beside it`,
  earlier: 'An earlier export of it',
  earlierHint:
    'Choose the file that was exported before, or drop it here: what was changed in it stays. It is not changed itself: save the new one in its place.',
  chooseEarlier: 'Choose the file…',
  noEarlier: 'Without it',
  earlierIs: (name: string) => `What was changed in “${name}” stays.`,
  earlierUnreadable: (name: string) => `${name} could not be read`,
  export: 'Export',
  exporting: 'Writing',
  exportingOf: (done: number, total: number) => `${done.toLocaleString('en-GB')} of ${count(total, 'file', 'files')}`,
  stop: 'Stop',
  stopping: 'Stopping',
  ended: (n: number, left: number) =>
    n === 0
      ? 'Stopped before anything was written'
      : `Stopped: ${count(n, 'file was', 'files were')} written, ${left.toLocaleString('en-GB')} ${left === 1 ? 'was' : 'were'} not`,
  endedHint: 'You can export again: what is done is up to date then.',
  save: 'Save the file',
  download: 'Download the file',
  nothingToDo: 'There is nothing to write: the files are up to date.',
  exported: (n: number) => `${count(n, 'file was', 'files were')} written`,
  wrote: (path: string) => `Written: ${path}`,
  backup: (name: string) => `What stood there before is kept beside it as “${name}”.`,
  stopped: (name: string) => `Not everything was written: the export ended at ${name}`,
  stoppedHint: (n: number) =>
    `${count(n, 'file was', 'files were')} written before. You can export again: what is done is up to date then.`,
  failed: 'The briefing was not exported',
  safe: 'The briefing is safe in the program.',
  changed: (files: readonly string[]) =>
    `${files.join(', ')} ${files.length === 1 ? 'was' : 'were'} changed after it was looked at. Nothing was written. What will happen now is shown anew.`,
  saved: (path: string) => `Saved as ${path}`,
  downloaded: (name: string) => `Downloaded as ${name}`,
  replacedCharacters: (n: number) =>
    `${count(n, 'character', 'characters')} cannot stand in this format, and ${n === 1 ? 'is' : 'are'} replaced by a sign.`,
  print: 'Print…',
  printHint:
    'In the print dialog choose “Save as PDF” as the printer. Switch off headers and footers there if they are not wanted.',
  printHintDesktop: 'What stands below is what is printed. A PDF is saved where you choose, with page numbers.',
  savePdf: 'Save as PDF…',
  pdfFailed: 'The PDF was not saved',
  printView: 'The briefing as it is printed',
  preparing: 'Preparing the pages',
  internal: (n: number) => `Internal: include private notes (${n.toLocaleString('en-GB')})`,
  close: 'Close',
  more: (n: number) => `and ${count(n, 'more file', 'more files')}`,
} as const

export type ExportBriefingWords = typeof enExportBriefing
