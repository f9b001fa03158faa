/** The Snowball algorithms (snowballstem.org) by the primary language subtag of BCP 47. */
export const ALGORITHMS: ReadonlyMap<string, string> = new Map([
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

/** Makes a stemmer by the name of its algorithm. */
type NewStemmer = (algorithm: string) => { stem(word: string): string }
/** A bundler shows what the CommonJS package `snowball-stemmers` exports as it is; Node shows it as the default of the package. */
type Snowball = { readonly newStemmer: NewStemmer } | { readonly default: { readonly newStemmer: NewStemmer } }

const makers = new Map<string, NewStemmer>()
const stems = new Map<string, Stem>()

/** Gives the program these algorithms: all of them by `all-stemmers.ts`, which is large, or those that are needed. */
export function knowStemmers(algorithms: readonly string[], snowball: Snowball): void {
  const newStemmer = 'newStemmer' in snowball ? snowball.newStemmer : snowball.default.newStemmer
  for (const algorithm of algorithms) makers.set(algorithm, newStemmer)
}

/** Whether `stemmerOf` can be asked: for any language but those whose algorithm was not given. `language` is a BCP 47 tag. */
export function isStemmerKnown(language: string): boolean {
  const algorithm = ALGORITHMS.get(primaryLanguage(language))
  return algorithm === undefined || makers.has(algorithm)
}

/** The primary subtag: "en" of "en-GB". */
export function primaryLanguage(language: string): string {
  return language.split('-', 1)[0]?.toLowerCase() ?? ''
}

/**
 * Null for a language without an algorithm: its words are found as they are written. Throws where there is one and it was not given (`knowStemmers`): words
 * that are stemmed in one place and not in another would not be found. `language` is a BCP 47 tag.
 */
export function stemmerOf(language: string): Stem | null {
  const primary = primaryLanguage(language)
  const algorithm = ALGORITHMS.get(primary)
  if (algorithm === undefined) return null
  const known = stems.get(primary)
  if (known !== undefined) return known
  const stemmer = makers.get(algorithm)?.(algorithm)
  if (stemmer === undefined) throw new Error(`the forms of words are not known yet for this language: ${algorithm}`)
  const stem = (word: string) => (word.length > LONGEST_WORD || HAS_DIGIT.test(word) ? word : stemmer.stem(word))
  stems.set(primary, stem)
  return stem
}
