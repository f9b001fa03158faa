import { type ClaimsWords, enClaims } from './en-claims.ts'

/** The words on claims, in the language in use. */
export const claimsWords: ClaimsWords = enClaims
