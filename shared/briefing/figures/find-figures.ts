import type { ClaimRelation } from '../../archive/claim.ts'
import { findNumbers } from '../../text/numbers.ts'
import type { TextRange } from '../../text/text-range.ts'
import { countedThing } from './counted-things.ts'
import { markdownProse } from './markdown-prose.ts'
import { blankOf, withoutNoFigures } from './no-figures.ts'

/** `share`: percentages and fractions, in per cent. `ordinal`: "the 59th". `vague`: "tens of thousands", by its power of ten. */
export type FigureKind = 'count' | 'share' | 'ordinal' | 'vague'

/** A figure that a text states, in digits or in words. */
export interface Figure {
  readonly kind: FigureKind
  readonly value: number
  /** UTF-16 offsets of the number with its sign ("25.7 million", "38%", "£5"), without what qualifies it and without what is counted. */
  readonly range: TextRange
  /** What the words before it make of the number. */
  readonly relation: ClaimRelation
  /** Those words, as they stand; null where the number stands alone. */
  readonly qualifier: string | null
  /** What is counted, as it stands; null where the text does not say. */
  readonly unit: string | null
  /** The nouns of it, by which figures are compared: see `countTheSame`. */
  readonly nouns: readonly string[]
}

/** What of a figure decides whether another one says the same. */
export type ComparedFigure = Pick<Figure, 'kind' | 'value' | 'relation' | 'nouns'>

/** Longer ones first, so that "no more than" is not "more than". */
const QUALIFIERS: readonly (readonly [RegExp, ClaimRelation])[] = [
  [/(?:no more than|not more than|at most|at the most|up to|as many as|as much as|a maximum of|not over|≤)\s*$/iu, 'at-most'],
  [/(?:no fewer than|no less than|not less than|at least|a minimum of|≥)\s*$/iu, 'at-least'],
  [/(?:more than|greater than|in excess of|upwards? of|over|above|exceeding|exceeds?|>)\s*$/iu, 'more-than'],
  [/(?:less than|fewer than|below|under|<)\s*$/iu, 'less-than'],
  [
    /(?:around|about|approximately|approx\.?|roughly|some|nearly|almost|circa|ca?\.|close to|just over|just under|an estimated|estimated|~|≈)\s*$/iu,
    'around',
  ],
]
const CURRENCY = /(?:[£$€¥₹]|\b(?:USD|EUR|GBP|US\$))\s?$/u
const PERCENT = /^\s?(?:%|per\s?cent\b|percentage points?\b|percent\b)/iu
const SCALES = 'hundred|thousand|million|billion|trillion'

interface Found {
  readonly kind: FigureKind
  readonly value: number
  readonly range: TextRange
}

const POWERS: ReadonlyMap<string, number> = new Map([
  ['tens', 1],
  ['dozens', 1],
  ['scores', 1],
  ['hundreds', 2],
  ['thousands', 3],
  ['millions', 6],
  ['billions', 9],
])
const VAGUE =
  /\b(tens|dozens|scores|hundreds|thousands|millions|billions)(?:\s+of\s+(hundreds|thousands|millions|billions))?(?![\p{L}\d])/giu

const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
  ['fifth', 5],
  ['fifths', 5],
  ['tenth', 10],
  ['tenths', 10],
])
const SHARES: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
])
const FRACTION =
  /(?<![\p{L}\d])(?:(?:(a|one|two|three|four)[\s-]+(thirds?|quarters?|fifths?|tenths?)(?=\s+(?:of|said|say|have|had|were|are|want|do)\b|[.,;]))|(half)(?=\s+(?:of|the|all)\b))/giu
const IN_EVERY =
  /(?<![\p{L}\d])(one|two|three|four|five|six|seven|eight|nine|\d+)\s+(?:in|out of)\s+(?:every\s+)?(two|three|four|five|six|seven|eight|nine|ten|\d+)(?![\p{L}\d])/giu

const ORDINALS: ReadonlyMap<string, number> = new Map(
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ').map((word, index) => [word, index + 3]),
)
/** "First" and "second" order what is said far more often than they count. So does any that is followed by a comma. */
const ORDINAL =
  /(?<![\p{L}\d])(?:(\d+)(?:st|nd|rd|th)|(third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth))(?![\p{L}\d]|,|-|\s+(?:part(?:y|ies)|world|paragraph|section|chapter|point|reason))/giu

const smallNumber = (word: string | undefined) => findNumbers(word ?? '')[0]?.value ?? Number.NaN

/** Two hundred and six: "and" joins a number to one that ends in a scale above it. */
function joinedNumbers(text: string): readonly Found[] {
  const joined: Found[] = []
  for (const { value, range } of findNumbers(text)) {
    const last = joined.at(-1)
    const between = last === undefined ? '' : text.slice(last.range.end, range.start)
    const scale =
      last === undefined ? null : new RegExp(`(?:${SCALES})$`, 'iu').exec(text.slice(last.range.start, last.range.end))?.[0]
    const room = scale === undefined || scale === null ? 0 : smallNumber(`one ${scale}`)
    if (last !== undefined && /^(?:\s+and)?\s+$/iu.test(between) && value > 0 && value < room && last.value % room === 0) {
      joined[joined.length - 1] = { kind: 'count', value: last.value + value, range: { start: last.range.start, end: range.end } }
    } else joined.push({ kind: 'count', value, range })
  }
  return joined
}

/** What is said with numbers but is no plain number. Of two that overlap the first counts. */
const SPECIAL: readonly (readonly [RegExp, (groups: RegExpMatchArray) => Pick<Found, 'kind' | 'value'>])[] = [
  [IN_EVERY, ([, part, whole]) => ({ kind: 'share', value: (100 * smallNumber(part)) / smallNumber(whole) })],
  [
    FRACTION,
    ([, share, part, half]) => ({
      kind: 'share',
      value:
        half === undefined
          ? (100 * (SHARES.get(share?.toLowerCase() ?? '') ?? 0)) / (PARTS.get(part?.toLowerCase() ?? '') ?? 0)
          : 50,
    }),
  ],
  [
    ORDINAL,
    ([, digits, word]) => ({
      kind: 'ordinal',
      value: digits === undefined ? (ORDINALS.get(word?.toLowerCase() ?? '') ?? Number.NaN) : Number(digits),
    }),
  ],
  [
    VAGUE,
    ([, first, second]) => ({
      kind: 'vague',
      value: 10 ** ((POWERS.get(first?.toLowerCase() ?? '') ?? 0) + (POWERS.get(second?.toLowerCase() ?? '') ?? 0)),
    }),
  ],
]

function allFound(text: string): readonly Found[] {
  const found: Found[] = []
  let left = text
  for (const [pattern, read] of SPECIAL) {
    for (const match of left.matchAll(pattern)) {
      const made = read(match)
      if (Number.isFinite(made.value)) found.push({ ...made, range: { start: match.index, end: match.index + match[0].length } })
    }
    left = left.replace(pattern, blankOf)
  }
  return [...found, ...joinedNumbers(left)].sort((a, b) => a.range.start - b.range.start)
}

function qualifierBefore(text: string, at: number): Pick<Figure, 'relation' | 'qualifier'> {
  const before = text.slice(Math.max(at - 40, 0), at)
  for (const [pattern, relation] of QUALIFIERS) {
    const found = pattern.exec(before)
    // "some" within "handsome" is no word.
    if (found !== null && !/\p{L}$/u.test(before.slice(0, found.index))) return { relation, qualifier: found[0].trim() }
  }
  return { relation: 'exactly', qualifier: null }
}

function readFigure(text: string, { kind, value, range }: Found): Figure {
  const percent = PERCENT.exec(text.slice(range.end, range.end + 24))?.[0]
  const currency = CURRENCY.exec(text.slice(Math.max(range.start - 4, 0), range.start))?.[0]
  const whole = { start: range.start - (currency?.length ?? 0), end: range.end + (percent?.length ?? 0) }
  const orMore = /^\s?(?:\+|or more\b|plus\b)/iu.exec(text.slice(whole.end, whole.end + 12))?.[0]
  const counted = countedThing(text.slice(whole.end + (orMore?.length ?? 0), whole.end + 160), kind === 'ordinal')
  const before = qualifierBefore(text, whole.start)
  const stated: Pick<Figure, 'relation' | 'qualifier'> =
    orMore !== undefined && before.qualifier === null ? { relation: 'at-least', qualifier: orMore.trim() } : before
  return {
    kind: percent === undefined || kind !== 'count' ? kind : 'share',
    value,
    range: whole,
    ...stated,
    unit: currency === undefined ? counted.words : currency.trim(),
    nouns: currency === undefined ? counted.nouns : [currency.trim()],
  }
}

/** "50 to 60 organisations", "12 or 13": the first counts what the second does. */
function shareUnits(text: string, figures: readonly Figure[]): readonly Figure[] {
  return figures.map((figure, index) => {
    const next = figures[index + 1]
    if (next === undefined || figure.unit !== null) return figure
    const between = text.slice(figure.range.end, next.range.start)
    if (!/^\s*(?:[-–—]|to|and|or)\s*$/iu.test(between)) return figure
    return { ...figure, kind: next.kind === 'share' ? 'share' : figure.kind, unit: next.unit, nouns: next.nouns }
  })
}

/**
 * The figures in a plain text: numbers in digits and in English words, percentages, fractions, ordinals from the third on, and vague ones
 * ("thousands of pages"). Not what digits do besides: years and dates, times, the numbers of paragraphs, articles, editions and lists, addresses,
 * and `names` that hold digits. Ranges are UTF-16 offsets, in order.
 */
export function findFigures(text: string, names: readonly string[] = []): readonly Figure[] {
  const left = withoutNoFigures(text, names)
  return shareUnits(
    left,
    allFound(left).map((found) => readFigure(left, found)),
  )
}

/** The same for a text in Markdown: code, addresses and the numbers of lists are not looked at. Ranges are UTF-16 offsets of the Markdown. */
export function findFiguresInMarkdown(markdown: string, names: readonly string[] = []): readonly Figure[] {
  return findFigures(markdownProse(markdown), names)
}
