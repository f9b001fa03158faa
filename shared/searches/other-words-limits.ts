/** How many groups there may be in an archive, how many words in a group, and how long a word, in UTF-16 units. */
export const OTHER_WORDS_LIMITS = { groups: 200, words: 20, wordLength: 200 } as const
