import { enTypedSearches, type TypedSearchesWords } from './en-typed-searches.ts'

/** The words on what can be typed into a search, in the language in use. */
export const typedSearchesWords: TypedSearchesWords = enTypedSearches
