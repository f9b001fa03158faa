import type { WordPattern } from '../results.ts'
import type { FoldedWord } from '../split-words.ts'

/** Where a row of words stands in a text. */
export interface Places {
  /** How many words the row has. */
  readonly length: number
  /** The positions of its first words among the words of the text, in order. */
  readonly firsts: readonly number[]
}

/** A form that ends in a star stands for the words of the text that begin so. Folded words hold no star. */
function spellOut(forms: readonly string[], words: readonly FoldedWord[]): readonly string[] {
  if (!forms.some((form) => form.endsWith('*'))) return forms
  const spelled = new Set<string>()
  for (const form of forms) {
    const beginning = form.endsWith('*') ? form.slice(0, -1) : null
    if (beginning === null) spelled.add(form)
    else for (const { word } of words) if (word.startsWith(beginning)) spelled.add(word)
  }
  return [...spelled]
}

/** A number for each form that any of the rows asks for, from 1 on. */
function numberForms(rows: Iterable<WordPattern>): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const row of rows)
    for (const forms of row) for (const form of forms) if (!numbers.has(form)) numbers.set(form, numbers.size + 1)
  return numbers
}

/** What may stand at one place of a row: one form, most often, or several. */
type Forms = number | ReadonlySet<number>

function standsAt(row: readonly Forms[], words: Uint32Array, first: number): boolean {
  if (first + row.length > words.length) return false
  for (let offset = 0; offset < row.length; offset++) {
    const forms = row[offset]
    const word = words[first + offset] ?? 0
    if (typeof forms === 'number' ? forms !== word : forms?.has(word) !== true) return false
  }
  return true
}

/**
 * The places of each pattern among the words of a text. Each word of the text is looked up once, whatever the number of patterns; only where a
 * pattern can begin are its other words compared. A pattern without words stands nowhere.
 */
export function findPlaces(patterns: ReadonlySet<WordPattern>, words: readonly FoldedWord[]): ReadonlyMap<WordPattern, Places> {
  const spelled = new Map([...patterns].map((pattern) => [pattern, pattern.map((forms) => spellOut(forms, words))]))
  const numbers = numberForms(spelled.values())
  const known = Uint32Array.from(words, ({ word }) => numbers.get(word) ?? 0)
  const found = new Map<WordPattern, { readonly length: number; readonly firsts: number[] }>()
  const beginning: { readonly row: readonly Forms[]; readonly firsts: number[] }[][] = Array.from(
    { length: numbers.size + 1 },
    () => [],
  )
  for (const [pattern, places] of spelled) {
    const row = places.map((place): Forms => {
      const forms = new Set(place.map((form) => numbers.get(form) ?? 0))
      const [only] = forms
      return forms.size === 1 && only !== undefined ? only : forms
    })
    const firsts: number[] = []
    found.set(pattern, { length: row.length, firsts })
    const [first] = row
    for (const form of typeof first === 'number' ? [first] : (first ?? [])) beginning[form]?.push({ row, firsts })
  }
  for (let at = 0; at < known.length; at++) {
    const word = known[at] ?? 0
    if (word === 0) continue
    for (const { row, firsts } of beginning[word] ?? []) if (standsAt(row, known, at)) firsts.push(at)
  }
  return found
}

/** Those of `places` that stand near one of `others`: at most `distance` words between them, on either side, no word in both. One pass over both. */
export function placesNear(places: Places, others: Places, distance: number): Places {
  /** How many of the others end before the place, and how many begin before it ends. */
  let ended = 0
  let begun = 0
  const firsts = places.firsts.filter((first) => {
    const end = first + places.length
    while ((others.firsts[ended] ?? Number.POSITIVE_INFINITY) + others.length <= first) ended++
    while ((others.firsts[begun] ?? Number.POSITIVE_INFINITY) < end) begun++
    const before = others.firsts[ended - 1]
    const after = others.firsts[begun]
    if (before !== undefined && first - (before + others.length) <= distance) return true
    return after !== undefined && after - end <= distance
  })
  return { length: places.length, firsts }
}
