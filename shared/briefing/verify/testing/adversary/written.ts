import type { Random } from './random.ts'

/** Words between these are struck out or hidden: they stand in the file, and no reader sees them. */
export const UNSEEN = ['\ue000', '\ue001'] as const
/** Words between these are seen, and stand where a program may not look: in a formula, as the base of a gloss, as a sign of a font. */
export const ODD = ['\ue002', '\ue003'] as const
export const unseen = (words: string) => UNSEEN[0] + words + UNSEEN[1]
export const odd = (words: string) => ODD[0] + words + ODD[1]
/** What a reader sees of words with such stretches. */
export const seen = (text: string) => text.replace(/\ue000[^\ue001]*\ue001/gu, '').replace(/[\ue002\ue003]/gu, '')
/** Writes such stretches in the way a format has. */
export function writeStretches(text: string, hide: (words: string) => string, show: (words: string) => string): string {
  return text
    .replace(/\ue000([^\ue001]*)\ue001/gu, (_, words: string) => hide(words))
    .replace(/\ue002([^\ue003]*)\ue003/gu, (_, words: string) => show(words))
}

/** Where in a document a quotation stands. */
export const PLACES = [
  'curly',
  'straight',
  'guillemets',
  'guillemets turned',
  'low and high',
  'single',
  'block',
  'items of a block',
  'list item',
  'cell',
  'footnote',
  'inside another quotation',
] as const
export type QuotationPlace = (typeof PLACES)[number]

export const MARKS: Readonly<Record<Exclude<QuotationPlace, 'block' | 'items of a block'>, readonly [string, string]>> = {
  curly: ['“', '”'],
  straight: ['"', '"'],
  guillemets: ['«\u00a0', '\u00a0»'],
  'guillemets turned': ['»', '«'],
  'low and high': ['„', '“'],
  single: ['‘', '’'],
  'list item': ['“', '”'],
  cell: ['“', '”'],
  footnote: ['“', '”'],
  'inside another quotation': ['“', '”'],
}

/** The words of a writer around a quotation: no figure, no mark, nothing of the archive. */
export const BEFORE = [
  'As the text puts it: ',
  'We read in it ',
  'They write — and this is new — ',
  'In one place it says, ',
] as const
export const AFTER = [', which we note.', ' That is all of it.', ' (our reading).', ' – so far the text.', ''] as const

/** A quotation within marks of the writer: marks of the same kind within it are set as the other kind, as style guides have it. */
export function nested(place: QuotationPlace, text: string): string {
  switch (place) {
    case 'straight':
      return text.replace(/"/gu, "'")
    case 'curly':
    case 'list item':
    case 'cell':
    case 'footnote':
    case 'inside another quotation':
      return text.replace(/"([^"]*)"/gu, '‘$1’').replace(/“([^”]*)”/gu, '‘$1’')
    case 'single':
      return text.replace(/‘([^’]*)’(?!\p{L})/gu, '“$1”').replace(/(?<!\p{L})'([^']*)'(?!\p{L})/gu, '“$1”')
    case 'low and high':
      return text
        .replace(/„([^“]*)“/gu, '‚$1‘')
        .replace(/[“"]([^”"]*)[”"]/gu, '‚$1‘')
        .replace(/‘([^’]*)’(?!\p{L})/gu, '‚$1‘')
    case 'guillemets':
    case 'guillemets turned':
      return text.replace(/[“"«]([^”"»]*)[”"»]/gu, '‹$1›')
    case 'block':
    case 'items of a block':
      return text
  }
}

/** What is written into a document: the quotation, where it stands, and what the format does to it on the way. */
export interface ToWrite {
  readonly place: QuotationPlace
  readonly paragraphs: readonly string[]
  /** Words that say where it comes from, after it; empty where nothing does. */
  readonly citation: string
  readonly random: Random
}

/** Cuts a text into pieces at random, anywhere between two characters. */
export function pieces(random: Random, text: string, about: number): readonly string[] {
  const made: string[] = []
  for (let at = 0; at < text.length; ) {
    const to = Math.min(at + 1 + random.below(about * 2), text.length)
    // Never before a mark that belongs to the letter before it.
    const end = /\p{M}/u.test(text.charAt(to)) ? Math.min(to + 1, text.length) : to
    made.push(text.slice(at, end))
    at = end
  }
  return made
}

/** Changes a text everywhere but in entities ("&rsquo;"), which are one sign. */
export function betweenEntities(text: string, change: (part: string) => string): string {
  return text
    .split(/(&#?\w+;)/u)
    .map((part, at) => (at % 2 === 0 ? change(part) : part))
    .join('')
}

/** Wraps some runs of whole words in what a format sets them apart with. */
export function wrapWords(random: Random, text: string, probability: number, wrap: (words: string) => string): string {
  return betweenEntities(text, (part) =>
    part.replace(/(?<![\p{L}\p{M}\p{N}\p{Cf}])[\p{L}\p{N}]{2,}(?: [\p{L}\p{N}]{2,})?(?![\p{L}\p{M}\p{N}\p{Cf}])/gu, (words) =>
      random.chance(probability) ? wrap(words) : words,
    ),
  )
}
