/** What the program says on what can be typed into a search, in English. Apart from the other words, because most windows begin without them. */
export const enTypedSearches = {
  title: 'What can be typed in a search',
  hint: 'Case, accents and the shape of quotation marks do not matter. A word is found in its other forms too, ranked below the form you typed; the last one may be the beginning of a longer word.',
  typed: 'You type',
  finds: 'It finds',
  words: {
    title: 'Words',
    rows: [
      ['grooming research', 'passages that have both words, in any order; one of them may stand in the title of the source'],
      ['"risk assessment"', 'exactly these words in a row'],
      ['research -"mental health"', 'research, but not where mental health stands'],
      ['Clegg OR Haugen', 'either of them, or both; OR in capitals'],
      [
        '(Clegg OR Haugen) research',
        'one of the two, and research; the brackets may be left out, since OR joins only what stands right beside it',
      ],
      ['transparen*', 'every word that begins so, such as transparency'],
      ['privacy ~near/3 safety', 'both with at most three words between them, in either order; ~near alone means ten'],
      ['campaign-archive://open/…', 'the place that a copied link leads to; Enter opens it'],
    ],
  },
  filters: {
    title: 'Filters',
    rows: [
      ['in:letter', 'only there: letter (and statements), coverage, signatories, notes, other'],
      ['source:news-article-2021-10-14', 'one source, by its name in the archive'],
      ['publisher:"Hope For Children CRC Policy Center"', 'one publisher; quotation marks around what has spaces'],
      ['country:Austria', 'signatories from a country, by name or code'],
      ['date:2021-10..2021-12', 'sources from that time: a year, a month or a day, either end may be left out'],
      ['recommendation:3', 'passages on one recommendation'],
      ['has:note', 'passages with a note of yours'],
      ['tag:figure', 'notes with a tag, and the passages they stand on'],
      ['colour:blue', 'the same by colour'],
      ['edition:v1', 'another edition than the one you read'],
    ],
    hint: 'A minus before a filter turns it round: encryption -in:coverage. Two filters of the same name mean either of them: in:letter in:coverage. Put AND between them where both must hold: tag:figure AND tag:check.',
  },
}

export type TypedSearchesWords = typeof enTypedSearches
