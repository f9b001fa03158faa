import type { TextRange } from './text-range.ts'

/** A number as a text gives it: "59", "25.7 million", "fifty-one", "five". */
export interface FoundNumber {
  readonly value: number
  /** UTF-16 offsets of all its words. */
  readonly range: TextRange
}

const UNITS = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  'twenty thirty forty fifty sixty seventy eighty ninety',
] as const
const WORDS = new Map([
  ...UNITS[0].split(' ').map((word, index) => [word, index] as const),
  ...UNITS[1].split(' ').map((word, index) => [word, (index + 2) * 10] as const),
])
/** Powers of ten. */
const SCALES = new Map([
  ['hundred', 2],
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
])
const names = [...WORDS.keys()].sort((a, b) => b.length - a.length).join('|')
const scales = [...SCALES.keys()].join('|')
/** Digits with separators of thousands and a decimal point, or number words, and after either a scale. */
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/])(?:(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|(?<words>(?:${names})(?:[- ](?:${names}))?))(?![\p{L}\p{N}]|[.,/]\d)(?<scales>(?:[\s-]+(?:${scales})(?!\p{L}))*)`,
  'giu',
)

function wordsValue(text: string): number | null {
  const [first, second] = text
    .toLowerCase()
    .split(/[- ]/)
    .map((word) => WORDS.get(word))
  if (first === undefined) return null
  if (second === undefined) return first
  return first >= 20 && second > 0 && second < 10 ? first + second : null
}

/**
 * The numbers in an English text: digits with "," for thousands and "." for decimals, the words from "zero" to "ninety-nine", and either
 * with scales from "hundred" to "trillion". What is written in another way ("2020/21", ordinals, "two hundred and six") is not read as one number.
 */
export function findNumbers(text: string): readonly FoundNumber[] {
  const found: FoundNumber[] = []
  for (const match of text.matchAll(NUMBER)) {
    const { digits, words, scales: stated = '' } = match.groups ?? {}
    const power = stated.split(/[\s-]+/).reduce((sum, word) => sum + (SCALES.get(word.toLowerCase()) ?? 0), 0)
    const base = digits === undefined ? wordsValue(words ?? '') : digits.replaceAll(',', '')
    if (base === null) continue
    // As decimal digits, so that 25.7 million is 25,700,000 and not a hair beside it.
    found.push({ value: Number(`${base}e${power}`), range: { start: match.index, end: match.index + match[0].length } })
  }
  return found
}
