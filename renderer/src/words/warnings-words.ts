import { enWarnings, type WarningsWords } from './en-warnings.ts'

/** The words on what is to be looked at in a briefing, in the language in use. */
export const warningsWords: WarningsWords = enWarnings
