import { enKeeping, type KeepingWords } from './en-keeping.ts'

/** The words on where notes are kept, in the language in use. */
export const keepingWords: KeepingWords = enKeeping
