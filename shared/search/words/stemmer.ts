/// <reference path="./snowball-stemmers.d.ts" />
import * as snowball from 'snowball-stemmers'

/** A bundler shows what this CommonJS package exports as it is; Node shows it as the default of the package. */
const newStemmer =
  'newStemmer' in snowball && snowball.newStemmer !== undefined ? snowball.newStemmer : snowball.default.newStemmer

/** The Snowball algorithms (snowballstem.org) by the primary language subtag of BCP 47. */
const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['ar', 'arabic'],
  ['hy', 'armenian'],
  ['eu', 'basque'],
  ['ca', 'catalan'],
  ['cs', 'czech'],
  ['da', 'danish'],
  ['nl', 'dutch'],
  ['en', 'english'],
  ['fi', 'finnish'],
  ['fr', 'french'],
  ['de', 'german'],
  ['hu', 'hungarian'],
  ['it', 'italian'],
  ['ga', 'irish'],
  ['no', 'norwegian'],
  ['nb', 'norwegian'],
  ['nn', 'norwegian'],
  ['pt', 'portuguese'],
  ['ro', 'romanian'],
  ['ru', 'russian'],
  ['es', 'spanish'],
  ['sl', 'slovene'],
  ['sv', 'swedish'],
  ['ta', 'tamil'],
  ['tr', 'turkish'],
])

/** "e2ee" and "1999" have no other forms; the algorithms would cut letters off them. */
const HAS_DIGIT = /\p{N}/u

/** Words longer than this are no words of a language, and some algorithms take time that grows with the square of the length. UTF-16 units. */
const LONGEST_WORD = 64

/** Gives the stem of a folded word: what its forms have in common. */
export type Stem = (word: string) => string

const stems = new Map<string, Stem | null>()

/** The primary subtag: "en" of "en-GB". */
export function primaryLanguage(language: string): string {
  return language.split('-', 1)[0]?.toLowerCase() ?? ''
}

/** Null for a language without an algorithm: its words are found as they are written. `language` is a BCP 47 tag. */
export function stemmerOf(language: string): Stem | null {
  const primary = primaryLanguage(language)
  const known = stems.get(primary)
  if (known !== undefined) return known
  const algorithm = ALGORITHMS.get(primary)
  const stemmer = algorithm === undefined ? null : newStemmer(algorithm)
  const stem =
    stemmer === null ? null : (word: string) => (word.length > LONGEST_WORD || HAS_DIGIT.test(word) ? word : stemmer.stem(word))
  stems.set(primary, stem)
  return stem
}
