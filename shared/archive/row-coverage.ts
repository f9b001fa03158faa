import type { TextRange } from '../text/text-range.ts'

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/** UTF-16 ranges of `text` in which `part` stands and that none of `taken` overlaps. */
function freePlaces(text: string, part: string, taken: readonly TextRange[]): readonly TextRange[] {
  const places: TextRange[] = []
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    const end = at + part.length
    if (taken.every((range) => end <= range.start || at >= range.end)) places.push({ start: at, end })
  }
  return places
}

function leftOver(text: string, taken: readonly TextRange[]): string {
  const ordered = [...taken].sort((a, b) => a.start - b.start)
  let rest = ''
  let from = 0
  for (const range of ordered) {
    rest += `${text.slice(from, range.start)} `
    from = range.end
  }
  return `${rest}${text.slice(from)}`.trim()
}

/** Rows of a few parts need a handful of steps; a row made to have endless ways of laying them is given up. */
const MOST_STEPS = 20_000

export type Coverage = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/**
 * Whether `parts` can be laid on `row`, in any order and without overlap, so that no letter and no digit of it is left uncovered.
 * A part that repeats words of another ("International" beside "Child Helpline International") needs a place of its own.
 */
export function coverRow(row: string, parts: readonly string[]): Coverage {
  for (const part of parts) {
    if (!row.includes(part)) return { ok: false, reason: `"${part}" does not stand in its row "${row}"` }
  }
  // The longest first: they have the fewest places, so that a choice that cannot work is found early.
  const ordered = [...parts].sort((a, b) => b.length - a.length)
  let rest: string | null = null
  let steps = 0

  function lay(index: number, taken: readonly TextRange[]): boolean {
    steps += 1
    if (steps > MOST_STEPS) return false
    const part = ordered[index]
    if (part === undefined) {
      const left = leftOver(row, taken)
      if (!LETTER_OR_DIGIT.test(left)) return true
      rest ??= left
      return false
    }
    return freePlaces(row, part, taken).some((place) => lay(index + 1, [...taken, place]))
  }

  if (lay(0, [])) return { ok: true }
  if (steps > MOST_STEPS) return { ok: false, reason: 'there are too many ways to lay its parts on its row' }
  if (rest === null) return { ok: false, reason: `its parts overlap in its row "${row}"` }
  return { ok: false, reason: `no part of it holds "${rest}", which stands in its row "${row}"` }
}
