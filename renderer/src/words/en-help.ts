/** Parts of the window that have a name in it. */
type HelpPlace =
  | 'statements'
  | 'notes'
  | 'briefings'
  | 'verify'
  | 'searches'
  | 'editions'
  | 'colleagues'
  | 'backups'
  | 'templates'
  | 'settings'
  | 'about'

interface Job {
  readonly title: string
  readonly text: string
  /** Where it is done; null where it is done in a source. */
  readonly place: HelpPlace | null
}

/** Short help for each job, in English. Apart from the other words, because most windows never need them. */
export const enHelp = {
  find: 'Search the help and the keys',
  none: (text: string) => `Nothing here has “${text}”. Try another word.`,
  jobs: 'What you can do, and how',
  print: 'Print this page',
  first: 'The first page',
  go: (place: string) => `Go to ${place}`,
  items: [
    {
      title: 'Read a source',
      text: 'Choose a source under Statements or Coverage. Paragraphs are numbered in the margin; the number is a link that can be copied. Back and forward work as in a browser, and the place where you stopped is kept.',
      place: 'statements',
    },
    {
      title: 'Search the sources and your notes',
      text: 'Type in the box above. All words must be there; "words in quotation marks" must follow each other; a minus leaves a word out. What else can be typed stands below.',
      place: null,
    },
    {
      title: 'Mark a passage and write a note',
      text: 'Select words in a source. A bar offers six colours, a note, and a link. The sign at the top right says whether all is saved. It can all be done by keys: they stand below.',
      place: null,
    },
    {
      title: 'Find, tag and tidy notes',
      text: 'Notes lists all of them, by source, tag, colour, state or words. Several can be chosen and changed at once. What was deleted lies in the trash and can be brought back.',
      place: 'notes',
    },
    {
      title: 'Undo',
      text: 'Each change to notes, searches and briefings can be undone and done again, also after the window was closed. Each note keeps all its versions.',
      place: null,
    },
    {
      title: 'Write a briefing',
      text: 'A briefing is a list of headings, your text, and notes with their quotations. It warns where a quotation or a figure does not fit the sources, and is saved as Markdown, HTML or a Word document, or printed.',
      place: 'briefings',
    },
    {
      title: 'Verify a briefing',
      text: 'Drop a file on the window, or choose one. Every quotation is held against the sources, word for word, and the report can be saved.',
      place: 'verify',
    },
    {
      title: 'Keep a search and see what is new',
      text: 'A search that is kept says what it has found since you looked last, also in a new edition.',
      place: 'searches',
    },
    {
      title: 'Go to a new edition of the archive',
      text: 'Open the pack that you were given, or drop it on the window: it is checked before anything is kept. Notes stay with the edition in which they were made until their words are the same, or you decide.',
      place: 'editions',
    },
    {
      title: 'Compare two editions, or read two texts side by side',
      text: 'Editions shows what changed from one to the next. Beside a source that is open, another one can be shown.',
      place: 'editions',
    },
    {
      title: 'Give notes to colleagues, and take in theirs',
      text: 'A bundle is a file with notes and their versions; a shared folder exchanges them by itself. Private notes stay here. Nothing that was written by two people is lost: both texts are kept until somebody decides.',
      place: 'colleagues',
    },
    {
      title: 'Keep and restore backups',
      text: 'Backups are made by themselves and can be copied to a second folder. Restoring never loses what was written since.',
      place: 'backups',
    },
    {
      title: 'Give briefings the form of your organisation',
      text: 'A template says how an exported document begins, how it cites, and how it ends.',
      place: 'templates',
    },
    {
      title: 'Change how it looks',
      text: 'Settings has light, dark and high contrast, the density, and the type of the sources.',
      place: 'settings',
    },
    {
      title: 'Find out what is wrong',
      text: 'About this program has the versions, and a diagnostics file for whoever helps you. It holds no notes.',
      place: 'about',
    },
  ] satisfies readonly Job[] as readonly Job[],
}

export type HelpWords = typeof enHelp
