import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom, type Random } from '../random.ts'
import type { BenchDocument, Corpus } from './corpus.ts'

/** Of the words that are not copied, those that are made up: the words of a short text cover about two thirds of long ones. */
const MADE_UP = 0.3
/** How often the next word of the bundled texts follows, where there is one. */
const FOLLOWS = 0.5
/** How often a row of words is copied from what was written before. */
const COPIES = 0.02
const REMEMBERED = 1 << 20
const BODY_UNITS = 2_000

const SYLLABLES = 'ba ce di fo gu ka lem min nor pa qui ran ser tol ul va wen xi yor zan bré chá dö ñu łó ße øst æl ír ûn'.split(
  ' ',
)
const PLAIN_SYLLABLES = 22

function textsUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return textsUnder(path)
      return entry.name.endsWith('.txt') ? [readFileSync(path, 'utf8')] : []
    })
}

function makeUpWord(random: Random): string {
  const length = 2 + random.below(3)
  // One in twelve has letters that folding changes.
  const syllables = random.below(12) === 0 ? SYLLABLES.length : PLAIN_SYLLABLES
  return Array.from({ length }, () => SYLLABLES[random.below(syllables)]).join('')
}

/**
 * Draws made-up words by a Pitman-Yor process (Pitman and Yor 1997): the n-th is new with probability (1000 + 0.6 v) / (1000 + n), v being how many
 * there are; otherwise one of those before, each as likely as it is frequent. So frequencies follow Zipf's law, and the vocabulary grows as
 * Heaps' law says it does in real text, with an exponent of 0.6.
 */
function madeUpWords(random: Random): () => string {
  const drawn: string[] = []
  const known = new Set<string>()
  return () => {
    let word = drawn[random.below(drawn.length)]
    if (word === undefined || random.next() < (1_000 + 0.6 * known.size) / (1_000 + drawn.length)) {
      do word = makeUpWord(random)
      while (known.has(word) && random.below(4) > 0)
      known.add(word)
    }
    drawn.push(word)
    return word
  }
}

/**
 * Draws words one after the other: half of the time the word that follows in the bundled texts, else any of their words (as likely as it is there
 * frequent) or a made-up one; now and then a row of words that were drawn before, so that phrases come again as they do in real text.
 */
function wordSampler(texts: readonly string[], random: Random): () => string {
  const words = texts.flatMap((text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? [])
  if (words.length === 0) throw new Error('the bundled archive has no texts to take words from')
  const next = new Map<string, string[]>()
  for (const [at, word] of words.entries()) {
    const follower = words[at + 1]
    if (follower !== undefined) next.set(word, [...(next.get(word) ?? []), follower])
  }
  const makeUp = madeUpWords(random)
  const written: string[] = []
  let count = 0
  let last = ''
  let copyFrom = 0
  let copies = 0
  function draw(): string {
    if (copies === 0 && count > 100 && random.next() < COPIES) {
      copies = 3 + random.below(6)
      copyFrom = random.below(written.length)
    }
    if (copies > 0) {
      copies -= 1
      copyFrom += 1
      return written[copyFrom % written.length] ?? last
    }
    if (random.next() < MADE_UP) return makeUp()
    const followers = next.get(last)
    return followers !== undefined && random.next() < FOLLOWS ? random.pick(followers) : random.pick(words)
  }
  return () => {
    last = draw()
    written[count % REMEMBERED] = last
    count += 1
    return last
  }
}

/**
 * Makes `count` documents of about 2 kB, each a title and sentences, in the vocabulary of the bundled archive with rare made-up words beside it.
 * The same arguments and the same bundled texts give the same documents.
 */
export function generateCorpus(count: number, archive: string, seed: number): Corpus {
  const random = createRandom(seed)
  const draw = wordSampler(textsUnder(archive), random)
  function sentence(words: number): string {
    const text = Array.from({ length: words }, draw).join(' ')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  const documents: BenchDocument[] = []
  while (documents.length < count) {
    const title = sentence(4 + random.below(6))
    let body = ''
    while (body.length < BODY_UNITS) body += `${sentence(6 + random.below(24))}. `
    documents.push({ title, body: body.trimEnd() })
  }
  return { name: `generated-${count}`, language: 'en', documents, judged: [] }
}
