import type { Random } from './random.ts'

/** Turns text into text that a reader takes for the same. */
type Typography = (random: Random, text: string) => string

/** Applies a change at some of the places of a pattern. */
const some =
  (pattern: RegExp, to: (random: Random, match: string) => string): Typography =>
  (random, text) =>
    text.replace(pattern, (match) => (random.chance(0.5) ? to(random, match) : match))

/** What programs and typesetters do to words without saying anything else. */
export const TYPOGRAPHY: Readonly<Record<string, Typography>> = {
  'straight marks': (_, text) => text.replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"'),
  'curly apostrophes': (_, text) => text.replace(/(?<=\p{L})['’](?=\p{L}|\s|$)/gu, '’'),
  'other apostrophes': some(/(?<=\p{L})['’](?=\p{L})/gu, (random) => random.pick(['ʼ', '＇', '´', '`', '′'])),
  'spaces that do not break': some(/ /gu, (random) =>
    random.pick(['\u00a0', '\u202f', '\u2009', '\u2002', '\u3000', '  ', '\u205f']),
  ),
  'hyphens and dashes': some(/(?<=\S)-(?=\S)/gu, (random) => random.pick(['‐', '‑', '–', '\u2212', '﹣'])),
  'long dashes': some(/ [—–] /gu, (random) =>
    random.pick(['—', ' – ', ' -- ', ' --- ', '\u2009—\u2009', '\u00a0– ', ' - ', ' ― ']),
  ),
  'soft hyphens': some(/(?<=\p{L}{3})(?=\p{L}{3})/gu, (random) => (random.chance(0.3) ? '\u00ad' : '')),
  'signs of no width': some(/(?<=\p{L}) (?=\p{L})/gu, (random) =>
    random.pick(['\u200b ', ' \u2060', '\u200e ', ' \ufeff', '\u200d ']),
  ),
  'accents in two characters': (_, text) => text.normalize('NFD'),
  ligatures: some(/ffi|ffl|fi|fl|ff/gu, (_, match) => ({ ffi: 'ﬃ', ffl: 'ﬄ', fi: 'ﬁ', fl: 'ﬂ', ff: 'ﬀ' })[match] ?? match),
  'another kind of inner marks': (random, text) => {
    const [open, close] = random.pick<readonly [string, string]>([
      ['‘', '’'],
      ['“', '”'],
      ['«', '»'],
      ['„', '“'],
      ['«\u202f', '\u202f»'],
      ["'", "'"],
    ])
    return text.replace(/"([^"]*)"/gu, `${open}$1${close}`)
  },
}

const first = (paragraphs: readonly string[], change: (text: string) => string) =>
  paragraphs.map((text, at) => (at === 0 ? change(text) : text))
const last = (paragraphs: readonly string[], change: (text: string) => string) =>
  paragraphs.map((text, at) => (at === paragraphs.length - 1 ? change(text) : text))

/** What a careful writer marks as changed; each makes a quotation one that marks its changes, and no altered one. Null where the words are too few for it. */
export const MARKED: Readonly<Record<string, (random: Random, paragraphs: readonly string[]) => readonly string[] | null>> = {
  'first letter in brackets': (_, paragraphs) =>
    /^\p{Lu}\p{Ll}/u.test(paragraphs[0] ?? '')
      ? first(paragraphs, (text) => `[${text.charAt(0).toLowerCase()}]${text.slice(1)}`)
      : /^\p{Ll}{2}/u.test(paragraphs[0] ?? '')
        ? first(paragraphs, (text) => `[${text.charAt(0).toUpperCase()}]${text.slice(1)}`)
        : null,
  'words left out': (random, paragraphs) => {
    const words = (paragraphs[0] ?? '').split(' ')
    if (words.length < 12) return null
    const from = 4 + random.below(words.length - 10)
    const dots = random.pick(['[...]', '[…]', '…', '...', '. . .', '(...)', '[. . .]', '\u2009…\u2009'])
    return first(paragraphs, () => [...words.slice(0, from), dots, ...words.slice(from + 1 + random.below(3))].join(' '))
  },
  'sentence left out': (_, paragraphs) =>
    paragraphs.length === 2 && (paragraphs[1] ?? '').split(' ').length > 8
      ? [paragraphs[0] ?? '', '[...]', paragraphs[1] ?? '']
      : null,
  'dots at the ends': (random, paragraphs) =>
    paragraphs.length > 1 || (paragraphs[0] ?? '').split(' ').length < 5
      ? null
      : last(
          first(paragraphs, (text) => `${random.pick(['…', '... ', '[...] ', '… '])}${text}`),
          (text) => `${text.replace(/[.]$/u, '')}${random.pick(['…', '...', ' [...]', ' …'])}`,
        ),
  sic: (random, paragraphs) => {
    const words = (paragraphs[0] ?? '').split(' ')
    if (words.length < 8) return null
    const at = 2 + random.below(words.length - 4)
    return /[,.;:]$/u.test(words[at] ?? '')
      ? null
      : first(paragraphs, () => [...words.slice(0, at + 1), '[sic]', ...words.slice(at + 1)].join(' '))
  },
  'emphasis added': (random, paragraphs) =>
    (paragraphs[0] ?? '').split(' ').length < 6
      ? null
      : last(paragraphs, (text) => `${text} ${random.pick(['[emphasis added]', '[my emphasis]', '(emphasis added)'])}`),
}
