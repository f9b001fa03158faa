import type { Random } from './random.ts'

/** A text of the archive and its paragraphs, as somebody who quotes from it sees them. */
export interface QuotedSource {
  readonly id: string
  readonly title: string
  readonly text: string
  /** Each as it stands, with the number that citations give it. */
  readonly paragraphs: readonly { readonly words: string; readonly number: number | null }[]
}

/** What somebody takes out of a source, word for word. */
export interface Taking {
  readonly source: QuotedSource
  readonly size: 'words' | 'phrase' | 'sentence' | 'paragraph' | 'paragraphs'
  readonly paragraphs: readonly string[]
  readonly numbers: readonly number[]
}

const SENTENCE = /[^.!?]+(?:\.\d[^.!?]*)*[.!?]+(?=\s|$)|[^.!?]+$/gu
const sentencesOf = (paragraph: string) => (paragraph.match(SENTENCE) ?? []).map((sentence) => sentence.trim())

/** Paragraphs of running text: a person quotes these, and not the rows of a list of names. */
export function runningText(source: QuotedSource): readonly { readonly words: string; readonly number: number }[] {
  return source.paragraphs.flatMap(({ words, number }) =>
    number !== null && words.split(' ').length > 12 ? [{ words, number }] : [],
  )
}

/** The number and sign at the start of an item of a list are not what is quoted. */
const bare = (paragraph: string) => paragraph.replace(/^\s*(?:\d+\.|•)\s+/u, '')

function wordsFrom(random: Random, sentence: string, few: number, many: number): string {
  const words = sentence.split(' ')
  const count = Math.min(few + random.below(many - few + 1), words.length)
  const first = random.below(words.length - count + 1)
  return words.slice(first, first + count).join(' ')
}

/** A part of words with marks left open would read otherwise where it is quoted. */
export function isWhole(part: string): boolean {
  const count = (pattern: RegExp) => part.match(pattern)?.length ?? 0
  return (
    /^(?:[^"]|(?<!\S)"(?! )[^"]*")*$/u.test(part) &&
    count(/“/gu) === count(/”/gu) &&
    count(/\(/gu) === count(/\)/gu) &&
    (count(/‘/gu) === 0 || /‘.*’/u.test(part)) &&
    !(/worrisome|in the first place/u.test(part) && !part.includes('‘'))
  )
}

export function takeFrom(random: Random, sources: readonly [QuotedSource, ...QuotedSource[]]): Taking {
  for (;;) {
    const source = random.pick(sources)
    const all = runningText(source)
    const at = random.below(all.length)
    const chosen = all[at]
    if (chosen === undefined) continue
    const size = random.pick([
      'words',
      'phrase',
      'phrase',
      'sentence',
      'sentence',
      'sentence',
      'paragraph',
      'paragraphs',
    ] as const)
    const sentence = random.any(sentencesOf(bare(chosen.words))) ?? chosen.words
    const next = all[at + 1]
    const follows = next !== undefined && next.number === chosen.number + 1
    const paragraphs =
      size === 'words'
        ? [wordsFrom(random, sentence, 1, 3).replace(/[,;:.]$/u, '')]
        : size === 'phrase'
          ? [wordsFrom(random, sentence, 5, 14).replace(/[,;:]$/u, '')]
          : size === 'sentence'
            ? [sentence]
            : size === 'paragraph' || !follows
              ? [bare(chosen.words)]
              : [bare(chosen.words), bare(next.words)]
    if (!paragraphs.every((each) => isWhole(each) && /[\p{L}\p{N}]/u.test(each))) continue
    const numbers = paragraphs.length === 2 && next !== undefined ? [chosen.number, next.number] : [chosen.number]
    return { source, size: paragraphs.length === 1 && size === 'paragraphs' ? 'paragraph' : size, paragraphs, numbers }
  }
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/gu, '')
    .replace(/[‘’‚‛“”„‟«»‹›"ʼ`´]/gu, "'")
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\s*-\s*/gu, '-')
    .replace(/(?:^|\n)\s*(?:\d+\.|•)\s+/gu, '\n')
    .replace(/\s+/gu, ' ')
    .trim()

/** Whether the words stand in a source, by a rule of its own that shares nothing with the program: used to leave out alterations that give words of the archive again. */
export function standsSomewhere(sources: readonly QuotedSource[], paragraphs: readonly string[]): boolean {
  const wanted = plain(paragraphs.join('\n')).replace(/^[\s.,;:]+|[\s.,;:]+$/gu, '')
  return sources.some(({ text }) => {
    const held = plain(text)
    for (let at = held.indexOf(wanted); at >= 0; at = held.indexOf(wanted, at + 1)) {
      const [before, after] = [held.charAt(at - 1), held.charAt(at + wanted.length)]
      if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true
    }
    return false
  })
}
