import { letterKind } from './word-index.ts'

/** Signs that make one word of what they stand between: "non-profit", "Facebook's", "25.7", "50,000", "2020/21", "a@b". */
const JOINERS: ReadonlySet<string> = new Set("-'.,:/&@+_·")
/** Signs that belong to the number beside them. */
const NUMBER_SIGNS: ReadonlySet<string> = new Set('%‰°$€£¥+<>~≈±')

/** What says of a number how much it is, across a space: "5 %" is not 5, and "25 million" is not 25. */
const UNIT_AFTER = / (?:[%‰°\p{Sc}]|(?:hundred|thousand|million|billion|trillion|percent|per cent)(?![\p{L}\p{N}]))/iuy
const CURRENCY_BEFORE = /\p{Sc} $/u

function unitAfter(text: string, at: number): string {
  if (text.charAt(at) !== ' ' || !/\p{N}/u.test(text.charAt(at - 1))) return ''
  UNIT_AFTER.lastIndex = at
  return UNIT_AFTER.exec(text)?.[0] ?? ''
}

const isPart = (text: string, at: number) =>
  letterKind(text, at) === 'spaced' || JOINERS.has(text.charAt(at)) || NUMBER_SIGNS.has(text.charAt(at))

const isBareJoiner = (text: string, at: number) => JOINERS.has(text.charAt(at)) && !NUMBER_SIGNS.has(text.charAt(at))

/** The one character of a script without spaces at `at`, or nothing. */
function spaceless(text: string, at: number): string {
  if (letterKind(text, at) !== 'spaceless') return ''
  const code = text.charCodeAt(at)
  const start = code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
  return String.fromCodePoint(text.codePointAt(start) ?? code)
}

/**
 * What stands before `at` (UTF-16) and makes one word with what follows: "non-" before "profit", "-" before "5", "€ " before "5". Of a
 * script without spaces it is one letter.
 */
export function joinedBefore(text: string, at: number): string {
  const single = spaceless(text, at - 1)
  if (single !== '') return single
  let start = at
  while (start > 0 && isPart(text, start - 1)) start--
  const beforeNumber = /^\p{N}/u.test(text.slice(at, at + 2))
  // A quotation mark or a point before a word is no part of it; a minus before a number is.
  while (start < at && isBareJoiner(text, start) && !(beforeNumber && text.charAt(start) === '-' && start === at - 1)) start++
  const currency = /^\p{N}/u.test(text.slice(start, start + 2))
    ? CURRENCY_BEFORE.exec(text.slice(Math.max(start - 3, 0), start))
    : null
  return text.slice(start - (currency?.[0].length ?? 0), at)
}

/** What stands after `at` (UTF-16) and makes one word with what comes before it: ",000" after "50", "%" or " million" after "5", "'s" after "Facebook". */
export function joinedAfter(text: string, at: number): string {
  const single = spaceless(text, at)
  if (single !== '') return single
  let end = at
  while (end < text.length && isPart(text, end)) end++
  while (end > at && isBareJoiner(text, end - 1)) end--
  return text.slice(at, end) + unitAfter(text, end)
}
