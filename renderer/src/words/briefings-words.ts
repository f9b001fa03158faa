import { type BriefingWords, enBriefings } from './en-briefings.ts'

/** The words on briefings, in the language in use. */
export const briefingWords: BriefingWords = enBriefings
