import type { TextRange } from '../../text/text-range.ts'

/** A word of a text, with a number of its own: what is copied or written anew gets another, so it is known where each word went. */
interface KnownWord {
  readonly word: string
  readonly id: number
}
/** Sentences in paragraphs. */
type KnownText = readonly (readonly (readonly KnownWord[])[])[]

/** Always the same numbers for the same seed (a linear congruential generator). */
function createRandom(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
type Random = ReturnType<typeof createRandom>

export interface Kind {
  readonly name: string
  /** The sentences of which texts are made; each may be used more than once. */
  sentence(random: Random): string
  readonly paragraphs: number
  readonly sentences: number
}

const WORDS =
  'harbour lantern ministry report children online safety letter platform policy review council evidence figure assessment regulator harm design default profile teenage data research published deadline answer meeting company petition signature campaign founder briefing article quote'.split(
    ' ',
  )
const oneOf = <T>(random: Random, list: readonly T[], otherwise: T): T => list[random(list.length)] ?? otherwise

/** No word twice in a row: of such a pair nobody can say which one was taken out. */
function freshSentence(random: Random): string {
  const words: string[] = []
  for (let length = 5 + random(12); words.length < length; ) {
    const word = oneOf(random, random(3) === 0 ? ['the', 'of', 'a', 'and', 'to', 'must'] : WORDS, 'report')
    if (word !== words.at(-1)) words.push(word)
  }
  const first = words[0] ?? 'It'
  return `${first[0]?.toUpperCase()}${first.slice(1)} ${words.slice(1).join(' ')}.`
}

const POOL = [
  'Facebook must not wait.',
  'The Commission must publish the full assessment.',
  'The Commission must publish the full report now.',
  'More than 50 organisations signed the letter.',
  'More than 60 organisations signed the letter.',
  'Children deserve better.',
  'We call on the company to answer.',
  'We call on the company to stop.',
  'This is urgent.',
  'No answer came.',
]

export const KINDS: readonly Kind[] = [
  { name: 'plain text', sentence: freshSentence, paragraphs: 8, sentences: 5 },
  {
    name: 'refrains in a plain text',
    sentence: (random) => (random(3) === 0 ? oneOf(random, POOL, '') : freshSentence(random)),
    paragraphs: 8,
    sentences: 4,
  },
  { name: 'a litany', sentence: (random) => oneOf(random, POOL, ''), paragraphs: 5, sentences: 4 },
  {
    name: 'a form that repeats',
    sentence: (random) =>
      `Name: ${oneOf(random, WORDS, '')}. Country: ${oneOf(random, ['Belgium', 'Kenya', 'Peru'], '')}. Signed: yes.`,
    paragraphs: 10,
    sentences: 1,
  },
]

function createEditor(random: Random, kind: Kind) {
  let next = 0
  const know = (sentence: string): readonly KnownWord[] => sentence.split(' ').map((word) => ({ word, id: next++ }))
  const write = () => know(kind.sentence(random))
  /** What is new in a text has a word that stands nowhere else: taken out here and copied in there would be the same as moved. */
  const writeNew = () => know(`${freshSentence(random).slice(0, -1)} new${next}.`)
  const newWord = () => know(`new${next}`)
  function make(): KnownText {
    return Array.from({ length: kind.paragraphs }, () => Array.from({ length: 1 + random(kind.sentences) }, write))
  }
  /** One change of the sort that people make. */
  function edit(text: KnownText): KnownText {
    const paragraphs = text.map((sentences) => sentences.map((words) => [...words]))
    const p = random(paragraphs.length)
    const paragraph = paragraphs[p]
    if (paragraph === undefined || paragraph.length === 0) return [[writeNew()]]
    const s = random(paragraph.length)
    const sentence = paragraph[s] ?? []
    const w = random(sentence.length)
    const target = paragraphs[random(paragraphs.length)] ?? paragraph
    switch (random(12)) {
      case 0:
        paragraph.splice(s, 1)
        break
      case 1:
        target.splice(random(target.length + 1), 0, [...writeNew()])
        break
      case 2:
        target.splice(random(target.length + 1), 0, ...paragraph.splice(s, 1))
        break
      case 3:
        paragraphs.splice(random(paragraphs.length), 0, ...paragraphs.splice(p, 1))
        break
      case 4:
        sentence.splice(w, 1, ...newWord())
        break
      case 5:
        sentence.splice(w, 0, ...newWord())
        break
      case 6:
        if (sentence.length > 1) sentence.splice(w, 1)
        break
      case 7:
        paragraphs.splice(p, 1)
        break
      case 8:
        paragraphs.splice(p, 1, paragraph.slice(0, s), paragraph.slice(s))
        break
      case 9:
        paragraphs.splice(p, 2, [...paragraph, ...(paragraphs[p + 1] ?? [])])
        break
      case 10:
        paragraph.splice(s, 1, [...writeNew()])
        break
      case 11:
        paragraphs.splice(p, 0, [[...writeNew()], [...writeNew()]])
    }
    return paragraphs.filter((sentences) => sentences.length > 0)
  }
  return { make, edit }
}

interface Written {
  readonly text: string
  /** Every word with the position at which it begins. */
  readonly words: readonly (KnownWord & { readonly start: number })[]
}

function writeOut(known: KnownText): Written {
  let text = ''
  const words: (KnownWord & { start: number })[] = []
  known.forEach((sentences, p) => {
    if (p > 0) text += '\n\n'
    sentences.forEach((sentence, s) => {
      if (s > 0) text += ' '
      sentence.forEach((known, w) => {
        if (w > 0) text += ' '
        words.push({ ...known, start: text.length })
        text += known.word
      })
    })
  })
  return { text, words }
}

function rangeOf({ words }: Written, first: number, count: number): TextRange {
  const [from, last] = [words[first], words[first + count - 1]]
  if (from === undefined || last === undefined) throw new Error('the passage is not in the text')
  return { start: from.start, end: last.start + last.word.length }
}

/** Sentences that stand beside an equal one. Which of the two was moved or taken out cannot be seen, so nobody is judged by them. */
function twins(known: KnownText): ReadonlySet<string> {
  const sentences = known.flat().map((words) => words.map(({ word }) => word).join(' '))
  return new Set(sentences.filter((sentence, index) => sentence === sentences[index + 1]))
}

/** A passage of the first text, and where its very words stand in the second: null where some of them are gone or stand apart. */
interface KnownPassage {
  readonly range: TextRange
  readonly place: TextRange | null
}

interface EditedText {
  readonly before: string
  readonly after: string
  readonly passages: readonly KnownPassage[]
}

/** A text, the same after up to `most` edits, and passages of whole sentences and of parts of them. Always the same for the same seed. */
export function editedText(kind: Kind, seed: number, options: { readonly edits: number; readonly passages: number }): EditedText {
  const random = createRandom(seed)
  const { make, edit } = createEditor(random, kind)
  const known = make()
  let changed = known
  for (let count = 1 + random(options.edits); count > 0; count--) changed = edit(changed)
  const [before, after] = [writeOut(known), writeOut(changed)]
  const indexOf = new Map(after.words.map(({ id }, index) => [id, index]))
  const unclear = new Set([...twins(known), ...twins(changed)])
  const sentences = known.flat()
  const passages: KnownPassage[] = []
  for (let count = 0; count < options.passages; count++) {
    const sentence = sentences[random(sentences.length)] ?? []
    const whole = random(2) === 0
    const from = whole ? 0 : random(sentence.length)
    const to = whole ? sentence.length : from + 1 + random(sentence.length - from)
    if (unclear.has(sentence.map(({ word }) => word).join(' '))) continue
    const words = sentence.slice(from, to)
    const start = before.words.findIndex(({ id }) => id === words[0]?.id)
    const range = rangeOf(before, start, words.length)
    const there = indexOf.get(words[0]?.id ?? -1)
    const survives = there !== undefined && words.every(({ id }, index) => after.words[there + index]?.id === id)
    passages.push({ range, place: survives ? rangeOf(after, there, words.length) : null })
  }
  return { before: before.text, after: after.text, passages }
}

/** Whether the same stands on both sides of two ranges, white space aside: then no reader could tell one from the other. */
export function readsTheSame(before: string, range: TextRange, after: string, place: TextRange): boolean {
  const flat = (text: string) => text.replace(/\s+/g, ' ')
  const around = (text: string, { start, end }: TextRange) => [
    flat(text.slice(0, start)).slice(-32),
    flat(text.slice(end)).slice(0, 32),
  ]
  return around(before, range).join('|') === around(after, place).join('|')
}
