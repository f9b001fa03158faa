import type { ArchiveIndex } from './archive-index.ts'
import { itemSignAt } from './tokens.ts'

/** Tokens of the row that hold a quotation: from `first` up to, not including, `end`. */
export interface Place {
  readonly first: number
  readonly end: number
}

/** Tokens of a quotation, by their keys and by the numbers of the archive (negative where the archive has none). */
export interface Wanted {
  readonly keys: readonly string[]
  readonly numbers: readonly number[]
}

/** More places of the same words say nothing more. */
const MOST_PLACES = 256
/** So many signs of items are looked for in one quotation. */
const MOST_SIGNS = 60

/** Which tokens of a quotation may be the sign of an item, which the row does not have. */
function maybeSigns({ keys }: Wanted): ReadonlySet<number> {
  const signs = new Set<number>()
  for (let at = 0; at < keys.length; at++) {
    const length = itemSignAt(keys, at)
    for (let token = at; token < at + length; token++) signs.add(token)
  }
  return signs
}

const labelOf = (keys: readonly string[]) => keys.find((key) => /[\p{L}\p{N}]/u.test(key)) ?? null

function numberOfLabel(label: string | null): number | null {
  const number = Number(label ?? Number.NaN)
  return Number.isInteger(number) ? number : null
}

/** Whether the sign that a quotation has is that of the source. `before` is the last number in the quotation: a program may number its items anew. */
function sameSign(source: readonly string[], quotation: readonly string[], before: number | null): boolean {
  const [stated, written] = [labelOf(source), labelOf(quotation)]
  if (stated === written) return true
  return stated !== null && written !== null && before !== null && Number(written) === before + 1
}

/** Where a quotation ends that begins at `first` in the row, each token the same, signs of items apart; -1 where it does not stand there. */
export function endAt(index: ArchiveIndex, { keys, numbers }: Wanted, first: number): number {
  let position = first
  let lastLabel: number | null = null
  for (let at = 0; at < numbers.length; ) {
    if (index.opens[position] === 2) {
      const length = itemSignAt(keys, at)
      const sign = keys.slice(at, at + length)
      if (length > 0 && at + length < numbers.length && sameSign(index.itemSigns.get(position) ?? [], sign, lastLabel)) {
        lastLabel = numberOfLabel(labelOf(sign))
        at += length
      } else if (at === 0) lastLabel = numberOfLabel(labelOf(index.itemSigns.get(position) ?? []))
    }
    if (index.row[position] !== numbers[at]) return -1
    position++
    at++
  }
  return first >= 0 ? position : -1
}

/** A stop or a comma at the start of a quotation is not the end of the paragraph before it. */
function beginsWithStrayStop(index: ArchiveIndex, { keys }: Wanted, first: number): boolean {
  return /^[.,;:!?)\]]$/u.test(keys[0] ?? '') && keys.length > 1 && (index.opens[first + 1] ?? 0) > 0
}

/** Every place of a row of tokens in the archive, in order: word for word, sign for sign. */
export function findExact(index: ArchiveIndex, wanted: Wanted): readonly Place[] {
  const signs = maybeSigns(wanted)
  let rarest = -1
  let fewest = Number.POSITIVE_INFINITY
  for (const [at, number] of wanted.numbers.entries()) {
    if (signs.has(at)) continue
    const count = number < 0 ? 0 : index.placesOf(number).length
    if (count === 0) return []
    if (count < fewest) [rarest, fewest] = [at, count]
  }
  // A quotation of nothing but a number and a stop is no item.
  if (rarest < 0) {
    if (signs.size === 0 || wanted.numbers.some((number) => number < 0)) return []
    rarest = 0
  }
  const signsBefore = Math.min([...signs].filter((at) => at < rarest).length, MOST_SIGNS)
  const places: Place[] = []
  for (const position of index.placesOf(wanted.numbers[rarest] ?? -1)) {
    for (let left = 0; left <= signsBefore; left++) {
      const first = position - rarest + left
      const end = endAt(index, wanted, first)
      if (end < 0 || beginsWithStrayStop(index, wanted, first)) continue
      places.push({ first, end })
      break
    }
    if (places.length >= MOST_PLACES) break
  }
  return places
}
