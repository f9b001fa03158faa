import { enHistory, type HistoryWords } from './en-history.ts'

/** The words on versions of a note, in the language in use. */
export const historyWords: HistoryWords = enHistory
