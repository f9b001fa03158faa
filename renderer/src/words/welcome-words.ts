import { enWelcome, type WelcomeWords } from './en-welcome.ts'

/** The words of the first page, in the language in use. */
export const welcomeWords: WelcomeWords = enWelcome
