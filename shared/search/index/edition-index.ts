import type { SourceId } from '../../archive/ids.ts'
import type { SourceKind } from '../../archive/source.ts'
import { stemmerOf } from '../words/stemmer.ts'
import type { Counts, Places, SearchCollection } from './collection.ts'
import { type IndexHeading, IndexRefused, type Numbers, PLACE_SAMPLE, unpackIndex } from './index-bytes.ts'
import { findWord, packedWords, type SortedWords } from './sorted-words.ts'

interface FormGroups {
  readonly language: string
  readonly stems: SortedWords
  readonly formStarts: Uint32Array
  readonly forms: Numbers
}

/** One value of each source, as a number: the place of the value in `names` plus 1, or 0 for none. */
export interface SourceColumn<T extends string = string> {
  readonly names: readonly T[]
  readonly codes: Numbers
}

/** What is kept of the sources, side by side, so that nothing has to be made of thousands of them before the first search. */
export interface IndexedSources {
  readonly size: number
  idAt(source: number): SourceId
  readonly kinds: SourceColumn<SourceKind>
  readonly publishers: SourceColumn
  readonly dates: SourceColumn
}

/** The index of an edition, used as it lies in its bytes. Its documents never change. */
export interface EditionIndex extends SearchCollection {
  readonly heading: IndexHeading
  readonly sources: IndexedSources
  /** For each source the number of its title; after the last one, that of the first signatory. */
  readonly titles: Uint32Array
  /** The numbers of blocks' ids ("b12" is 12); 0 for what is no block. */
  readonly blockIds: Numbers
  /** The numbers that citations name; 0 where there is none. */
  readonly blockNumbers: Numbers
  /** For each document the place of its source in `sources`; for a signatory the number of sources. */
  readonly sourceOf: Uint32Array
}

/** Sorts a short run of numbers in place. */
function sortRun(numbers: Uint32Array | number[], start: number, end: number): void {
  for (let at = start + 1; at < end; at++) {
    const number = numbers[at] ?? 0
    let hole = at
    while (hole > start && (numbers[hole - 1] ?? 0) > number) {
      numbers[hole] = numbers[hole - 1] ?? 0
      hole--
    }
    numbers[hole] = number
  }
}

/** Looking up one document in the list of a word costs about as much as walking past this many. */
const SEEKING = 40

/** Opens bytes that `buildEditionIndex` made, without copying them. Throws IndexRefused where they cannot be used. */
export function openEditionIndex(bytes: Uint8Array): EditionIndex {
  const index = unpackIndex(bytes)
  const { heading } = index
  const words = packedWords(index.units('word-units'), index.wide('word-starts'))
  const titles = index.wide('titles')
  const postingStarts = index.wide('posting-starts')
  const placeSamples = index.wide('place-samples')
  const postings = index.numbers('postings')
  const frequencies = index.numbers('frequencies')
  const places = index.numbers('places')
  const lengths = index.numbers('lengths')
  const size = lengths.length
  const blockIds = index.numbers('block-ids')
  const blockNumbers = index.numbers('block-numbers')
  const groups = heading.languages.map(
    (language): FormGroups => ({
      language,
      stems: packedWords(index.units(`${language}-stem-units`), index.wide(`${language}-stem-starts`)),
      formStarts: index.wide(`${language}-form-starts`),
      forms: index.numbers(`${language}-forms`),
    }),
  )
  const column = <T extends string>(names: readonly T[], name: string): SourceColumn<T> => ({ names, codes: index.numbers(name) })
  const ids = packedWords(index.units('source-id-units'), index.wide('source-id-starts'))
  const sources: IndexedSources = {
    size: ids.size,
    // Written by `buildEditionIndex` from ids of sources.
    idAt: (source) => ids.at(source) as SourceId,
    kinds: column(heading.kinds, 'source-kinds'),
    publishers: column(heading.publishers, 'source-publishers'),
    dates: column(heading.dates, 'source-dates'),
  }
  const fits =
    titles.length === sources.size + 1 &&
    [sources.kinds, sources.publishers, sources.dates].every(({ codes }) => codes.length === sources.size) &&
    size === (titles.at(-1) ?? -1) + heading.signatories.length &&
    blockIds.length === size &&
    blockNumbers.length === size &&
    postingStarts.length === words.size + 1 &&
    postingStarts.at(-1) === postings.length &&
    frequencies.length === postings.length &&
    placeSamples.length === Math.floor(postings.length / PLACE_SAMPLE) + 1
  if (!fits) throw new IndexRefused('the parts of the index do not fit together')

  const endOfTitle = new Uint32Array(size)
  const sourceOf = new Uint32Array(size).fill(sources.size)
  for (let source = 0; source < sources.size; source++) {
    const title = titles[source] ?? 0
    const end = titles[source + 1] ?? 0
    endOfTitle[title] = end
    sourceOf.fill(source, title, end)
  }

  /** Where the places of a posting begin. */
  function placesStart(posting: number): number {
    const sample = Math.floor(posting / PLACE_SAMPLE)
    let start = placeSamples[sample] ?? 0
    for (let before = sample * PLACE_SAMPLE; before < posting; before++) start += frequencies[before] ?? 0
    return start
  }

  /** The posting of a word in a document; -1 where it does not stand in it. */
  function findPosting(word: number, document: number): number {
    const end = postingStarts[word + 1] ?? 0
    let low = postingStarts[word] ?? 0
    let high = end
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((postings[middle] ?? 0) < document) low = middle + 1
      else high = middle
    }
    return low < end && postings[low] === document ? low : -1
  }

  /** As `places`, by looking up each document: for few documents and words that many have. */
  function seekPlaces(wanted: readonly number[], documents: Uint32Array): Places {
    const starts = new Uint32Array(documents.length + 1)
    const found: number[] = []
    for (let at = 0; at < documents.length; at++) {
      const runStart = found.length
      for (const word of wanted) {
        const posting = findPosting(word, documents[at] ?? 0)
        if (posting === -1) continue
        const start = placesStart(posting)
        const end = start + (frequencies[posting] ?? 0)
        for (let place = start; place < end; place++) found.push(places[place] ?? 0)
      }
      if (wanted.length > 1) sortRun(found, runStart, found.length)
      starts[at + 1] = found.length
    }
    return { starts, places: Uint32Array.from(found) }
  }

  return {
    heading,
    sources,
    size,
    documents: size,
    words,
    lengths,
    averageLength: heading.averageLength,
    endOfTitle,
    titleCount: sources.size,
    titles,
    blockIds,
    blockNumbers,
    sourceOf,

    formsOf(word) {
      const forms = new Set<number>()
      const itself = findWord(words, word)
      if (itself !== -1) forms.add(itself)
      for (const group of groups) {
        const stem = stemmerOf(group.language)
        const at = stem === null ? -1 : findWord(group.stems, stem(word))
        if (at === -1) continue
        for (let form = group.formStarts[at] ?? 0; form < (group.formStarts[at + 1] ?? 0); form++)
          forms.add(group.forms[form] ?? 0)
      }
      return [...forms]
    },

    frequency: (word) => (postingStarts[word + 1] ?? 0) - (postingStarts[word] ?? 0),

    visit(word, visit) {
      visit(postings, postingStarts[word] ?? 0, postingStarts[word + 1] ?? 0)
    },

    count(word: number, weight: number, into: Counts) {
      const { amounts, touched } = into
      let touchedSize = into.size
      const end = postingStarts[word + 1] ?? 0
      for (let at = postingStarts[word] ?? 0; at < end; at++) {
        const document = postings[at] ?? 0
        const before = amounts[document] ?? 0
        if (before === 0) touched[touchedSize++] = document
        amounts[document] = before + weight * (frequencies[at] ?? 0)
      }
      into.size = touchedSize
    },

    places(wanted: readonly number[], documents: Uint32Array, ordinals: Uint32Array): Places {
      const many = documents.length
      const held = wanted.reduce((sum, word) => sum + (postingStarts[word + 1] ?? 0) - (postingStarts[word] ?? 0), 0)
      if (many * wanted.length * SEEKING < held) return seekPlaces(wanted, documents)
      const sizes = new Uint32Array(many + 1)
      for (const word of wanted) {
        const end = postingStarts[word + 1] ?? 0
        for (let at = postingStarts[word] ?? 0; at < end; at++) {
          const ordinal = ordinals[postings[at] ?? 0] ?? 0
          if (ordinal !== 0) sizes[ordinal] = (sizes[ordinal] ?? 0) + (frequencies[at] ?? 0)
        }
      }
      // sizes[k + 1] is that of document k: summed up, they are its start.
      const starts = new Uint32Array(many + 1)
      for (let document = 0; document < many; document++)
        starts[document + 1] = (starts[document] ?? 0) + (sizes[document + 1] ?? 0)
      const found = new Uint32Array(starts[many] ?? 0)
      const next = starts.slice(0, many)
      for (const word of wanted) {
        const end = postingStarts[word + 1] ?? 0
        let place = placesStart(postingStarts[word] ?? 0)
        for (let at = postingStarts[word] ?? 0; at < end; at++) {
          const frequency = frequencies[at] ?? 0
          const ordinal = ordinals[postings[at] ?? 0] ?? 0
          if (ordinal !== 0) {
            let to = next[ordinal - 1] ?? 0
            for (let from = place; from < place + frequency; from++) found[to++] = places[from] ?? 0
            next[ordinal - 1] = to
          }
          place += frequency
        }
      }
      if (wanted.length > 1)
        for (let document = 0; document < many; document++) sortRun(found, starts[document] ?? 0, starts[document + 1] ?? 0)
      return { starts, places: found }
    },
  }
}
