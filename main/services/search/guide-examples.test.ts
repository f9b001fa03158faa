import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type EditionId, editionIdSchema, noteIdSchema } from '#shared/archive/ids.ts'
import type { Colour } from '#shared/notes/colours.ts'
import type { EditionDocuments, NoteDocument, SourceDocument } from '#shared/search/documents.ts'
import { createSearchEngine } from '#shared/search/engine/search-engine.ts'
import { buildEditionIndex } from '#shared/search/index/build-edition-index.ts'
import type { SearchHit, SearchResults } from '#shared/search/results.ts'
import { openArchive } from '../archive/open-archive.ts'
import { editionDocuments } from './edition-documents.ts'

// The user guide and the help page promise what each of their examples finds in the archive that comes with the program. Here each
// promise is said once more, over the plain texts, and held against the search.

const root = resolve(import.meta.dirname, '../../..')
const [v1, v3] = [editionIdSchema.parse('v1'), editionIdSchema.parse('v3')]
const article = 'news-article-2021-10-14'

/** What can be found, with all that the examples ask of it. */
interface Findable {
  readonly key: string
  readonly kind: SearchHit['kind']
  readonly edition: EditionId
  readonly words: readonly string[]
  readonly titleWords: readonly string[]
  readonly source: Pick<SourceDocument, 'id' | 'kind' | 'publisher' | 'date'>
  readonly country: string | null
  readonly recommendations: readonly number[]
  /** A note itself, or the notes on a passage. */
  readonly notes: readonly NoteDocument[]
}
type Promised = (item: Findable) => boolean

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function inARow(all: readonly string[], row: readonly string[], lastIsBeginning = false): boolean {
  return all.some((_, at) =>
    row.every((word, i) => (lastIsBeginning && i === row.length - 1 ? all[at + i]?.startsWith(word) : all[at + i] === word)),
  )
}

const both =
  (...parts: readonly Promised[]): Promised =>
  (item) =>
    parts.every((part) => part(item))
const either =
  (...parts: readonly Promised[]): Promised =>
  (item) =>
    parts.some((part) => part(item))
const not =
  (part: Promised): Promised =>
  (item) =>
    !part(item)
/** All of the words, some of which may stand in the title of the source instead. */
const words =
  (...wanted: readonly string[]): Promised =>
  ({ words: own, titleWords }) =>
    wanted.some((word) => own.includes(word)) && wanted.every((word) => own.includes(word) || titleWords.includes(word))
const phrase =
  (text: string): Promised =>
  (item) =>
    inARow(item.words, wordsOf(text))
const beginning =
  (text: string): Promised =>
  (item) =>
    inARow(item.words, wordsOf(text), true)
const near =
  (a: string, b: string, between: number): Promised =>
  ({ words: own }) =>
    own.some((word, i) => word === a && own.some((other, j) => other === b && Math.abs(i - j) - 1 <= between))
const inPlace =
  (place: string): Promised =>
  ({ kind, source }) =>
    (kind === 'signatory'
      ? 'signatories'
      : kind === 'note'
        ? 'notes'
        : source.kind === 'statement' || source.kind === 'letter'
          ? 'letter'
          : source.kind) === place
const inSource =
  (id: string): Promised =>
  ({ source }) =>
    source.id === id
const publishedBy =
  (name: string): Promised =>
  ({ source }) =>
    source.publisher !== null && wordsOf(source.publisher).join() === wordsOf(name).join()
const fromTo =
  (from: string, to: string): Promised =>
  ({ source: { date } }) =>
    date !== null && date >= from && date <= to
const ofCountry =
  (code: string): Promised =>
  ({ country }) =>
    country === code
const demand =
  (number: number): Promised =>
  ({ recommendations }) =>
    recommendations.includes(number)
const noted: Promised = ({ kind, notes }) => kind !== 'note' && notes.length > 0
const tagged =
  (tag: string): Promised =>
  ({ notes }) =>
    notes.some(({ tags }) => tags.includes(tag))
const coloured =
  (colour: Colour): Promised =>
  ({ notes }) =>
    notes.some((note) => note.colour === colour)

const anything: Promised = () => true

const oneOfTheTwo = both(either(words('clegg'), words('haugen')), words('research'))
const center = 'Hope For Children CRC Policy Center'

/** By what is typed. The edition that is searched is v3, or the one that is named. */
const promises: Readonly<Record<string, Promised>> = {
  'grooming research': words('grooming', 'research'),
  '"risk assessment"': phrase('risk assessment'),
  'research -"mental health"': both(words('research'), not(phrase('mental health'))),
  'Clegg OR Haugen': either(words('clegg'), words('haugen')),
  '(Clegg OR Haugen) research': oneOfTheTwo,
  '"mental health" OR (privacy safety)': either(phrase('mental health'), words('privacy', 'safety')),
  'transparen*': beginning('transparen'),
  '"risk assess*"': beginning('risk assess'),
  'privacy ~near/3 safety': near('privacy', 'safety', 3),
  '25.7': phrase('25 7'),
  'end-to-end': phrase('end to end'),
  'encryption in:coverage': both(words('encryption'), inPlace('coverage')),
  'encryption -in:coverage': both(words('encryption'), not(inPlace('coverage'))),
  'encryption in:letter in:coverage': both(words('encryption'), either(inPlace('letter'), inPlace('coverage'))),
  [`Haugen source:${article}`]: both(words('haugen'), inSource(article)),
  [`Facebook publisher:"${center}"`]: both(words('facebook'), publishedBy(center)),
  'ECPAT country:Austria': both(words('ecpat'), ofCountry('AT')),
  'Haugen date:2021-10..2021-12': both(words('haugen'), fromTo('2021-10', '2021-12-31')),
  'Instagram recommendation:1': both(words('instagram'), demand(1)),
  'research has:note': both(words('research'), noted),
  'tag:figure': tagged('figure'),
  'colour:blue': coloured('blue'),
  'tag:figure AND tag:check': both(tagged('figure'), tagged('check')),
  'Zuckerberg edition:v1': words('zuckerberg'),
  'in:letter': inPlace('letter'),
  [`source:${article}`]: inSource(article),
  [`publisher:"${center}"`]: publishedBy(center),
  'country:Austria': ofCountry('AT'),
  'date:2021-10..2021-12': fromTo('2021-10', '2021-12-31'),
  'date:2021': fromTo('2021', '2021-12-31'),
  'date:2021-10..': fromTo('2021-10', '9999'),
  'date:..2021': fromTo('0000', '2021-12-31'),
  'recommendation:3': demand(3),
  'has:note': noted,
  'edition:v1': anything,
}

/** Set as code in the guide, and no search by themselves. */
const noSearches = ['OR', '~near', 'AT', 'letter', 'coverage', 'signatories', 'notes', 'other', 'campaign-archive://open/…']
/** It finds by being corrected: a test of its own. */
const misspelt = 'assesment'

const engine = createSearchEngine()
let findables: readonly Findable[] = []

function noteOn(number: number, edition: EditionDocuments, at: string, part: Partial<NoteDocument>): NoteDocument {
  const source = edition.sources.find(({ blocks }) => blocks.some(({ text }) => text.includes(at)))
  const block = source?.blocks.find(({ text }) => text.includes(at))
  if (source === undefined || block === undefined) throw new Error(`the archive does not say "${at}"`)
  return {
    id: noteIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
    text: at,
    language: 'en',
    tags: [],
    colour: 'yellow',
    source: source.id,
    places: [{ edition: edition.edition, blocks: [block.id] }],
    ...part,
  }
}

function findablesOf({ edition, sources, signatories }: EditionDocuments, notes: readonly NoteDocument[]): readonly Findable[] {
  const nothing = { edition, titleWords: [], country: null, recommendations: [], notes: [] }
  const sourceOf = (id: string | null) => {
    const source = sources.find((each) => each.id === id)
    if (source === undefined) throw new Error(`no source ${id}`)
    return source
  }
  return [
    ...sources.flatMap((source): Findable[] => {
      const titleWords = wordsOf(source.title ?? '')
      const title: Findable = { ...nothing, key: source.id, kind: 'source', words: titleWords, source }
      const blocks = source.blocks.map(({ id, text, recommendations }): Findable => {
        const on = notes.filter(
          (note) => note.source === source.id && note.places.some((at) => at.edition === edition && at.blocks.includes(id)),
        )
        const own = { words: wordsOf(text), titleWords, recommendations, notes: on }
        return { ...nothing, ...own, key: `${source.id}/${id}`, kind: 'block', source }
      })
      return source.title === null ? blocks : [title, ...blocks]
    }),
    ...signatories.map(({ id, source, country, text }): Findable => {
      return { ...nothing, key: id, kind: 'signatory', words: wordsOf(text), country, source: sourceOf(source) }
    }),
    ...notes.map((note): Findable => {
      const own = { words: wordsOf(note.text), notes: [note], source: sourceOf(note.source) }
      return { ...nothing, ...own, key: note.id, kind: 'note' }
    }),
  ]
}

function keyOf({ kind, source, block, signatory, note }: SearchHit): string {
  return (kind === 'note' ? note : kind === 'signatory' ? signatory : kind === 'block' ? `${source}/${block}` : source) ?? ''
}

function search(text: string, asTyped: boolean): SearchResults {
  return engine.search({ text, edition: v3, offset: 0, limit: 1_000, otherWords: [], asTyped })
}

function keysFound(text: string, asTyped: boolean): readonly string[] {
  const { hits, total, faults, complete } = search(text, asTyped)
  expect({ faults, complete, total }).toEqual({ faults: [], complete: true, total: hits.length })
  return hits.map(keyOf).sort()
}

beforeAll(async () => {
  const archive = await openArchive(resolve(root, 'resources/archive'))
  if (!archive.ok) throw new Error(archive.error.message)
  const editions: EditionDocuments[] = []
  for (const edition of [v1, v3]) {
    const documents = await editionDocuments(archive.value, edition)
    if (!documents.ok) throw new Error(documents.error.message)
    engine.loadEdition(buildEditionIndex(documents.value), edition, documents.value.digest)
    editions.push(documents.value)
  }
  const [, current] = editions
  if (current === undefined) throw new Error('no edition v3')
  const notes = [
    noteOn(1, current, 'Around 60', { tags: ['figure', 'check'] }),
    noteOn(2, current, 'risk assessment', { tags: ['figure'], colour: 'blue' }),
    noteOn(3, current, 'research', { tags: ['answer'] }),
  ]
  engine.putNotes(notes)
  findables = editions.flatMap((documents) => findablesOf(documents, notes))
})

function codeIn(markdown: string): readonly string[] {
  return Array.from(markdown.matchAll(/`([^`]+)`/g), ([, code = '']) => code)
}

function guideExamples(): readonly string[] {
  const guide = readFileSync(resolve(root, 'docs/user-guide.md'), 'utf8')
  const [, section] = /\n### What can be typed\n([\s\S]*?)\n### /.exec(guide) ?? []
  return codeIn(section ?? '')
}

/** The first cell of each row of the help page. */
function helpExamples(): readonly string[] {
  const source = readFileSync(resolve(root, 'renderer/src/words/en-typed-searches.ts'), 'utf8')
  return Array.from(source.matchAll(/^ {6}\[\s*'([^']+)',/gm), ([, typed = '']) => typed)
}

test('the guide and the help page give no example whose promise is not held here, and none is held for nothing', () => {
  const [guide, help] = [guideExamples(), helpExamples()]
  expect(guide.length).toBeGreaterThan(30)
  expect(help.length).toBe(18)
  expect(new Set([...guide, ...help])).toEqual(new Set([...Object.keys(promises), ...noSearches, misspelt]))
})

test.each(Object.keys(promises))('%s finds what is promised, and as typed nothing else', (text) => {
  const promise = promises[text]
  const edition = text.includes('edition:v1') ? v1 : v3
  // Where no words are looked for, a title is no answer: it has no passage.
  const onlyFilters = /^[a-z]+:\S/.test(text)
  const promised = findables
    .filter((item) => item.edition === edition && !(onlyFilters && item.kind === 'source') && promise?.(item))
    .map(({ key }) => key)
  expect(promised.length).toBeGreaterThan(0)
  expect(keysFound(text, true)).toEqual(promised.toSorted())
  expect(keysFound(text, false)).toEqual(expect.arrayContaining(promised))
})

test('the brackets that may be left out change nothing', () => {
  expect(keysFound('Clegg OR Haugen research', false)).toEqual(keysFound('(Clegg OR Haugen) research', false))
})

test('a country is found by its code as by its name', () => {
  expect(keysFound('country:AT', false)).toEqual(keysFound('country:Austria', false))
})

test('a slip of the fingers shows what the word finds, and says so', () => {
  const { notices } = search(misspelt, false)
  expect(notices).toEqual([expect.objectContaining({ kind: 'corrected', written: misspelt, words: ['assessment'] })])
  expect(keysFound(misspelt, false)).toEqual(keysFound('"assessment"', true))
})
