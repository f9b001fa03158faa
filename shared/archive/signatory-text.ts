import type { Signatory } from './signatory.ts'

/** A signatory as one line of text, in the words of the row: what is searched, and what is shown of it. */
export function signatoryText(signatory: Signatory): string {
  const { title, name, honours, role, affiliation, countryAsStated } = signatory
  const person = [title, name, ...honours].filter((part) => part !== null).join(' ')
  return [person, role, affiliation, countryAsStated].filter((part) => part !== null).join(' · ')
}
