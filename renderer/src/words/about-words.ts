import { type AboutWords, enAbout } from './en-about.ts'

/** The words on the program itself, in the language in use. */
export const aboutWords: AboutWords = enAbout
