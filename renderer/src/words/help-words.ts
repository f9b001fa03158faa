import { enHelp, type HelpWords } from './en-help.ts'

/** The short help for each job, in the language in use. */
export const helpWords: HelpWords = enHelp
