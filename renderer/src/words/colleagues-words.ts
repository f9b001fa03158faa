import { type ColleaguesWords, enColleagues } from './en-colleagues.ts'

/** The words on notes that go to colleagues and come from them, in the language in use. */
export const colleaguesWords: ColleaguesWords = enColleagues
