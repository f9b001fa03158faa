import type { Filter } from './filter.ts'

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Whether this is a year, a month or a day that exists, as ISO 8601 writes it. */
function isDate(text: string): boolean {
  const parts = DATE.exec(text)
  if (parts === null) return false
  const [, year, month = '01', day = '01'] = parts
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  // The year is set apart: Date.UTC takes 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

/** "2021", "2021-10", "2021-10-14", two of them with two dots between, or an open end. Null for anything else, and where the end lies before the start. */
export function readDates(folded: string): Filter | null {
  const dots = /\.{2,3}/.exec(folded)
  const from = dots === null ? folded : folded.slice(0, dots.index)
  const to = dots === null ? folded : folded.slice(dots.index + dots[0].length)
  if (from === '' && to === '') return null
  if ((from !== '' && !isDate(from)) || (to !== '' && !isDate(to))) return null
  // A month that holds the other end is not after it: they are compared as far as both are written.
  const written = Math.min(from.length, to.length)
  if (from.slice(0, written) > to.slice(0, written)) return null
  return { name: 'date', from: from === '' ? null : from, to: to === '' ? null : to }
}
