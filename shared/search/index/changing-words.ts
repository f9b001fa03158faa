import { stemmerOf } from '../words/stemmer.ts'
import { findWord, listedWords, type SortedWords } from './sorted-words.ts'

interface WordUse {
  /** Stays the same as long as the word is used. */
  readonly number: number
  /** In how many documents it stands. */
  documents: number
  /** Of the document that used it last: stemming it again in the same language would give the same. */
  language: string
}

/** The words of documents that change. Their order is made when it is asked for: typing a note must not wait for it. */
export class ChangingWords {
  readonly #uses = new Map<string, WordUse>()
  /** For each language, by stem. A word whose documents have all gone may still stand in it. */
  readonly #forms = new Map<string, Map<string, Set<string>>>()
  #sorted: readonly string[] = []
  #fresh: string[] = []
  #gone = false
  #nextNumber = 0

  /** Counts one more document with `word`, in a text of this language (a primary subtag of BCP 47), and gives the word's number. */
  use(word: string, primary: string): number {
    const known = this.#uses.get(word)
    if (known?.language !== primary) this.#addForm(word, primary)
    if (known !== undefined) {
      known.language = primary
      known.documents++
      return known.number
    }
    const number = this.#nextNumber++
    this.#uses.set(word, { number, documents: 1, language: primary })
    this.#fresh.push(word)
    return number
  }

  /** Counts one document with `word` less. */
  release(word: string): void {
    const use = this.#uses.get(word)
    if (use === undefined) return
    use.documents--
    if (use.documents > 0) return
    this.#uses.delete(word)
    this.#gone = true
  }

  #addForm(word: string, primary: string): void {
    const stem = stemmerOf(primary)
    if (stem === null) return
    const forms = this.#forms.get(primary) ?? new Map<string, Set<string>>()
    this.#forms.set(primary, forms)
    const of = stem(word)
    const known = forms.get(of)
    if (known === undefined) forms.set(of, new Set([word]))
    else known.add(word)
  }

  documentsWith(word: string): number {
    return this.#uses.get(word)?.documents ?? 0
  }

  /** The number of a word that is used; null for any other. */
  numberOf(word: string): number | null {
    return this.#uses.get(word)?.number ?? null
  }

  /** In the order of UTF-16 units; holds until the words change. */
  sorted(): SortedWords {
    const kept = this.#gone ? this.#sorted.filter((word) => this.#uses.has(word)) : this.#sorted
    const fresh = [...new Set(this.#fresh)].filter((word) => this.#uses.has(word)).sort((a, b) => (a < b ? -1 : 1))
    if (this.#gone || fresh.length > 0) this.#sorted = mergeSorted(kept, fresh)
    this.#fresh = []
    this.#gone = false
    return listedWords(this.#sorted)
  }

  /** The words with the stem of `word` in a language that occurs, by their places in `sorted()`, the word itself included where it is used. */
  formsOf(word: string): readonly number[] {
    const words = this.sorted()
    const forms = new Set<string>([word])
    for (const [language, byStem] of this.#forms) {
      const stem = stemmerOf(language)
      for (const form of (stem === null ? undefined : byStem.get(stem(word))) ?? []) forms.add(form)
    }
    return [...forms].filter((form) => this.#uses.has(form)).map((form) => findWord(words, form))
  }
}

/** Both in order; a word that stands in both comes once (it went and came back). */
function mergeSorted(a: readonly string[], b: readonly string[]): string[] {
  const merged: string[] = []
  let at = 0
  for (const word of a) {
    while (at < b.length && (b[at] ?? '') < word) merged.push(b[at++] ?? '')
    if (b[at] === word) at++
    merged.push(word)
  }
  while (at < b.length) merged.push(b[at++] ?? '')
  return merged
}
