import { enPrivate, type PrivateWords } from './en-private.ts'

/** The words on private notes, in the language in use. */
export const privateWords: PrivateWords = enPrivate
