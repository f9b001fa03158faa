import { type EditionsWords, enEditions } from './en-editions.ts'

/** The words on editions and what differs between them, in the language in use. */
export const editionsWords: EditionsWords = enEditions
