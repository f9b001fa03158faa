/** The sources of the bundled archive, and words in them that the specs work with. */
export const statement = 'hope-for-children-statement'
export const article = 'news-article-2021-10-14'

export const statementTitle =
  'Hope For Children joins the Worldwide coalition urging Mark Zuckerberg to make Facebook safe for children'
export const articleTitle = 'Untitled article, 14 October 2021'

/** Sentences and parts of sentences, each once in its source. */
export const passages = {
  research: 'Share its full research on children’s mental health and well-being',
  choices: 'There are substantive questions about what research has been undertaken',
  regulation: 'UK regulation now requires Facebook to demonstrate it is taking decisions in the best interests of children',
  regulationPart: 'the best interests of children, and must specifically assess',
  encryption: 'This position should be reversed to ensure the impact on children’s rights to privacy and safety are understood.',
  dismissed: 'Facebook has dismissed the attacks as a "misrepresentation".',
} as const
