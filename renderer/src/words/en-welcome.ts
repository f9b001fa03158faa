/** What a new person is shown first, in English. Apart from the other words, because most windows never need them. */
export const enWelcome = {
  title: 'What you can do here',
  here: (title: string, edition: string) =>
    `This is the archive of “${title}”, edition ${edition}: its sources, word for word, to read, search and quote from.`,
  read: 'Read a source',
  readHint: (title: string) => `Begin with “${title}”.`,
  search: 'Search every word',
  searchHint: (query: string) => `For example ${query}. Every hit shows its passage.`,
  note: 'Mark a passage and write a note',
  noteHint: 'Open this passage, select words in it, and choose a colour or press N.',
  briefing: 'Write a briefing',
  briefingHint:
    'From your notes, each quotation with its source, paragraph, edition and digest; as Markdown, HTML or a Word document.',
  verify: 'Verify a briefing',
  verifyHint: 'Every quotation in a file is held against the sources, word for word.',
  notesLie: 'Your notes are kept in this folder:',
  stays: 'Nothing leaves this computer: the program makes no connection to any other.',
  keys: (help: string, palette: string) =>
    `${help} shows the keys, ${palette} every action. This page stays under “Keys and help”.`,
  close: 'Put this away',
}

export type WelcomeWords = typeof enWelcome
