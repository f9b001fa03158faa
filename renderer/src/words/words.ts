import { en, type Words } from './en.ts'

/** The catalogue in use. */
export const words: Words = en

const LANGUAGE = 'en-GB'

/** The message of a failure as a sentence: messages begin with the name of a thing, in lower case. */
export function writeSentence(message: string): string {
  const begun = message.charAt(0).toLocaleUpperCase(LANGUAGE) + message.slice(1)
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}

const moments = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeStyle: 'short' })

/** A moment as a person writes it, for example "21 November 2026 at 10:15". `iso` is ISO 8601. */
export function writeMoment(iso: string): string {
  return moments.format(new Date(iso))
}

const days = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long' })

/** A day as a person writes it, for example "21 November 2026". `iso` is ISO 8601. */
export function writeDay(iso: string): string {
  return days.format(new Date(iso))
}

/** A number of bytes as a person reads it. */
export function writeBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  return new Intl.NumberFormat(LANGUAGE, {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0,
  }).format(size)
}

/** About how long something will still take. `ms` is in milliseconds. */
export function writeRemaining(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 90 ? words.program.secondsLeft(seconds) : words.program.minutesLeft(Math.round(seconds / 60))
}

/** The English name of a country, from its ISO 3166-1 alpha-2 code. */
export function writeCountry(code: string): string {
  if (code === 'International') return code
  return new Intl.DisplayNames(LANGUAGE, { type: 'region' }).of(code) ?? code
}

/** Orders names as a reader expects: accents and case aside, quotation marks ignored. */
export const nameCollator = new Intl.Collator(LANGUAGE, { ignorePunctuation: true, numeric: true, sensitivity: 'base' })
