import { enVerify, type VerifyWords } from './en-verify.ts'

/** The words on verifying a briefing, in the language in use. */
export const verifyWords: VerifyWords = enVerify
