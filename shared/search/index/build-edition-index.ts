import type { EditionDocuments } from '../documents.ts'
import '../words/all-stemmers.ts'
import { primaryLanguage, stemmerOf } from '../words/stemmer.ts'
import { type Numbers, narrow, PLACE_SAMPLE, packIndex } from './index-bytes.ts'
import { NumberList } from './number-list.ts'
import { TokenStream } from './token-stream.ts'

/** Sums from the left: where each part begins when parts of these sizes follow each other, and where the last one ends. */
function startsOf(sizes: Uint32Array): Uint32Array {
  const starts = new Uint32Array(sizes.length + 1)
  let sum = 0
  for (let at = 0; at < sizes.length; at++) {
    starts[at] = sum
    sum += sizes[at] ?? 0
  }
  starts[sizes.length] = sum
  return starts
}

function packWords(words: readonly string[]): { readonly units: Uint16Array; readonly starts: Uint32Array } {
  const starts = startsOf(Uint32Array.from(words, (word) => word.length))
  const units = new Uint16Array(starts[words.length] ?? 0)
  let at = 0
  for (const word of words) for (let unit = 0; unit < word.length; unit++) units[at++] = word.charCodeAt(unit)
  return { units, starts }
}

const byUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Numbers that belong to words in the order in which they were met, in the order of the words. */
function inOrder(numbers: Uint32Array, rank: Uint32Array): Uint32Array {
  const ordered = new Uint32Array(numbers.length)
  for (let word = 0; word < numbers.length; word++) ordered[rank[word] ?? 0] = numbers[word] ?? 0
  return ordered
}

/** Postings in the order of words, then of documents: which document, how often, and at which of its words. */
function invert(stream: TokenStream, rank: Uint32Array) {
  const vocabulary = rank.length
  const documentStarts = stream.starts.all()
  const tokens = stream.tokens.all()
  const documents = documentStarts.length - 1
  const postingStarts = startsOf(inOrder(stream.documentsWith(), rank))
  const placeStarts = startsOf(inOrder(stream.occurrences(), rank))
  const nextPosting = postingStarts.slice(0, vocabulary)
  const nextPlace = placeStarts.slice(0, vocabulary)
  const lastDocument = new Uint32Array(vocabulary)
  const postings = new Uint32Array(postingStarts[vocabulary] ?? 0)
  const frequencies = new Uint32Array(postings.length)
  const places = new Uint32Array(placeStarts[vocabulary] ?? 0)
  for (let document = 0; document < documents; document++) {
    const start = documentStarts[document] ?? 0
    const end = documentStarts[document + 1] ?? 0
    for (let at = start; at < end; at++) {
      const word = rank[tokens[at] ?? 0] ?? 0
      let posting = nextPosting[word] ?? 0
      if (lastDocument[word] !== document + 1) {
        lastDocument[word] = document + 1
        postings[posting] = document
        posting++
        nextPosting[word] = posting
      }
      frequencies[posting - 1] = (frequencies[posting - 1] ?? 0) + 1
      const place = nextPlace[word] ?? 0
      places[place] = at - start
      nextPlace[word] = place + 1
    }
  }
  return {
    'posting-starts': postingStarts,
    postings: narrow(postings),
    frequencies: narrow(frequencies),
    'place-samples': samplePlaces(frequencies),
    places: narrow(places),
  }
}

/** How many places there are before every so many postings, so that those of any posting are found without summing from the start. */
function samplePlaces(frequencies: Uint32Array): Uint32Array {
  const samples = new Uint32Array(Math.floor(frequencies.length / PLACE_SAMPLE) + 1)
  let sum = 0
  for (let posting = 0; posting < frequencies.length; posting++) {
    if (posting % PLACE_SAMPLE === 0) samples[posting / PLACE_SAMPLE] = sum
    sum += frequencies[posting] ?? 0
  }
  if (frequencies.length % PLACE_SAMPLE === 0) samples[frequencies.length / PLACE_SAMPLE] = sum
  return samples
}

/** The different values in the order in which they are met, and of each the place of its value plus 1; 0 for none. */
function columnOf<T extends string>(values: readonly (T | null)[]): { readonly names: readonly T[]; readonly codes: Numbers } {
  const places = new Map<T, number>()
  const codes = new Uint32Array(values.length)
  for (const [at, value] of values.entries()) {
    if (value === null) continue
    const place = places.get(value) ?? places.size + 1
    places.set(value, place)
    codes[at] = place
  }
  return { names: [...places.keys()], codes: narrow(codes) }
}

/** For each language, the stems of the words that stand in its sources, in order, and the words of each. */
function groupForms(
  words: readonly string[],
  usedBy: ReadonlyMap<string, Uint8Array>,
): Map<string, Readonly<Record<string, Numbers>>> {
  const groups = new Map<string, Readonly<Record<string, Numbers>>>()
  for (const [language, used] of usedBy) {
    const stem = stemmerOf(language)
    if (stem === null) continue
    const forms = new Map<string, number[]>()
    for (const [index, word] of words.entries()) {
      if (used[index] !== 1) continue
      const of = stem(word)
      const others = forms.get(of)
      if (others === undefined) forms.set(of, [index])
      else others.push(index)
    }
    const stems = [...forms.keys()].sort(byUnits)
    const members = stems.map((each) => forms.get(each) ?? [])
    const { units, starts } = packWords(stems)
    groups.set(language, {
      [`${language}-stem-units`]: units,
      [`${language}-stem-starts`]: starts,
      [`${language}-form-starts`]: startsOf(Uint32Array.from(members, (each) => each.length)),
      [`${language}-forms`]: narrow(Uint32Array.from(members.flat())),
    })
  }
  return groups
}

/**
 * Makes the index of an edition as the bytes that are kept and shipped: an inverted index with places, in typed arrays that are used as
 * they lie (docs/archive-format.md). The same documents give the same bytes on every machine. Documents are numbered source by
 * source, the title before its passages, then the signatories. `onProgress` is told after each source; what it throws ends the building.
 */
export function buildEditionIndex(
  documents: EditionDocuments,
  onProgress?: (done: number, total: number) => void,
): Uint8Array<ArrayBuffer> {
  const { edition, digest, sources, signatories, leftOut } = documents
  const stream = new TokenStream()
  /** For each source the number of its title; after the last one, that of the first signatory. */
  const titles = new NumberList()
  const blockNumbers = new NumberList()
  const blockIds = new NumberList()
  const recommendations = new Map<number, number[]>()
  /** Per language, the tokens from where to where are in it. */
  const inLanguage = new Map<string, [number, number][]>()
  const addDocument = (text: string, id: number, number: number | null) => {
    stream.add(text)
    blockIds.push(id)
    blockNumbers.push(number ?? 0)
  }
  const addedIn = (language: string, from: number) => {
    const primary = primaryLanguage(language)
    const ranges = inLanguage.get(primary) ?? []
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === from) last[1] = stream.tokens.length
    else ranges.push([from, stream.tokens.length])
    inLanguage.set(primary, ranges)
  }
  const languageOf = new Map(sources.map((source) => [source.id, source.language]))
  for (const [index, source] of sources.entries()) {
    const from = stream.tokens.length
    titles.push(stream.starts.length)
    addDocument(source.title ?? '', 0, null)
    for (const block of source.blocks) {
      for (const recommendation of block.recommendations) {
        const stating = recommendations.get(recommendation) ?? []
        stating.push(stream.starts.length)
        recommendations.set(recommendation, stating)
      }
      // Ids of blocks are "b" and a number.
      addDocument(block.text, Number(block.id.slice(1)), block.number)
    }
    addedIn(source.language, from)
    onProgress?.(index + 1, sources.length)
  }
  titles.push(stream.starts.length)
  for (const signatory of signatories) {
    const from = stream.tokens.length
    addDocument(signatory.text, 0, null)
    addedIn(languageOf.get(signatory.source) ?? '', from)
  }
  stream.starts.push(stream.tokens.length)

  const met = stream.words()
  const order = Array.from(met.keys()).sort((a, b) => byUnits(met[a] ?? '', met[b] ?? ''))
  const sorted = order.map((word) => met[word] ?? '')
  const rank = new Uint32Array(met.length)
  for (const [place, word] of order.entries()) rank[word] = place
  const tokens = stream.tokens.all()
  const usedBy = new Map<string, Uint8Array>()
  for (const [language, ranges] of [...inLanguage].sort(([a], [b]) => byUnits(a, b))) {
    const used = new Uint8Array(sorted.length).fill(inLanguage.size === 1 ? 1 : 0)
    // Where all is in one language, so is every word.
    for (const [from, to] of inLanguage.size === 1 ? [] : ranges)
      for (let at = from; at < to; at++) used[rank[tokens[at] ?? 0] ?? 0] = 1
    usedBy.set(language, used)
  }
  const groups = groupForms(sorted, usedBy)
  const documentStarts = stream.starts.all()
  const { units, starts } = packWords(sorted)
  const lengths = joinedLengths(documentStarts, titles.all())

  const ids = packWords(sources.map(({ id }) => id))
  const kinds = columnOf(sources.map(({ kind }) => kind))
  const publishers = columnOf(sources.map(({ publisher }) => publisher))
  const dates = columnOf(sources.map(({ date }) => date))
  return packIndex(
    {
      edition,
      digest,
      leftOut,
      kinds: kinds.names,
      publishers: publishers.names,
      dates: dates.names,
      signatories: signatories.map(({ id, source, country }) => ({ id, source, country })),
      recommendations: [...recommendations]
        .sort(([a], [b]) => a - b)
        .map(([number, stating]) => ({ number, documents: [...new Set(stating)] })),
      languages: [...groups.keys()],
      averageLength: lengths.average,
    },
    {
      'word-units': units,
      'word-starts': starts,
      titles: titles.all().slice(),
      'source-id-units': ids.units,
      'source-id-starts': ids.starts,
      'source-kinds': kinds.codes,
      'source-publishers': publishers.codes,
      'source-dates': dates.codes,
      'block-ids': narrow(blockIds.all().slice()),
      'block-numbers': narrow(blockNumbers.all().slice()),
      lengths: narrow(lengths.each),
      ...invert(stream, rank),
      ...Object.assign({}, ...groups.values()),
    },
  )
}

/**
 * A passage counts as long as it and the title of its source are together, since words are looked for in both; a title as long as a
 * passage on average, or being short would put it first.
 */
function joinedLengths(
  documentStarts: Uint32Array,
  titles: Uint32Array,
): { readonly each: Uint32Array; readonly average: number } {
  const each = new Uint32Array(documentStarts.length - 1)
  let sum = 0
  let passages = 0
  const add = (document: number, title: number) => {
    const length = (documentStarts[document + 1] ?? 0) - (documentStarts[document] ?? 0) + title
    each[document] = length
    sum += length
    passages++
  }
  for (let source = 0; source + 1 < titles.length; source++) {
    const title = titles[source] ?? 0
    const end = titles[source + 1] ?? 0
    const length = (documentStarts[title + 1] ?? 0) - (documentStarts[title] ?? 0)
    for (let document = title + 1; document < end; document++) add(document, length)
  }
  for (let document = titles.at(-1) ?? 0; document < each.length; document++) add(document, 0)
  const average = sum / Math.max(passages, 1)
  for (let source = 0; source + 1 < titles.length; source++) {
    const title = titles[source] ?? 0
    const length = (documentStarts[title + 1] ?? 0) - (documentStarts[title] ?? 0)
    each[title] = Math.max(length, Math.round(average))
  }
  return { each, average }
}
