import type { NoteId } from '#shared/archive/ids.ts'
import type { PassageNote } from '#shared/notes/note.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import { shownRange } from '../../workspace/shown-range.ts'
import { FIRST_TOP, GAP, stackCards } from './stack-cards.ts'

/** Where a card stands, in CSS pixels. */
export interface CardPlace {
  readonly top: number
  readonly height: number
}

const LINE = 22
const FRAME = 84
const LINE_LENGTH = 42

const likely = new WeakMap<PassageNote, number>()

/** How high a card is likely to be, as long as it was not seen. */
export function likelyHeight({ note }: AnchoredNote): number {
  const known = likely.get(note)
  if (known !== undefined) return known
  const height = guessHeight(note)
  likely.set(note, height)
  return height
}

function guessHeight(note: PassageNote): number {
  const lines = (text: string) => Math.ceil(text.length / LINE_LENGTH)
  return FRAME + LINE * (Math.min(lines(note.target.exact), 8) + lines(note.body) + (note.tags.length > 0 ? 1 : 0))
}

/** Each card at the height of its passage; those without a place in this text follow the last one that has one. `tops` are those of the passages. */
export function besideText(
  anchored: readonly AnchoredNote[],
  tops: readonly (number | null)[],
  heights: readonly number[],
  active: NoteId | null,
): readonly CardPlace[] {
  let last = FIRST_TOP
  const wanted = anchored.map(({ note, anchor }, index) => {
    const hasPlace = shownRange(anchor) !== null
    const top = hasPlace ? (tops[index] ?? 0) : last
    if (hasPlace) last = top
    return { top, height: heights[index] ?? 0, active: note.id === active && (tops[index] ?? null) !== null }
  })
  return stackCards(wanted).map((top, index) => ({ top, height: heights[index] ?? 0 }))
}

/** One card after the other. */
export function oneAfterAnother(heights: readonly number[]): readonly CardPlace[] {
  let top = 0
  return heights.map((height) => {
    const place = { top, height }
    top += height + GAP
    return place
  })
}

/** Whether all cards stand where they stood. */
export function samePlaces(a: readonly CardPlace[], b: readonly CardPlace[]): boolean {
  return a.length === b.length && a.every(({ top, height }, index) => top === b[index]?.top && height === b[index]?.height)
}

/** The cards that reach into the stretch from `from` to `to`; and those that must stay wherever they are, with their neighbours, so that the keyboard finds them. */
export function cardsToShow(
  places: readonly CardPlace[],
  { from, to }: { readonly from: number; readonly to: number },
  staying: readonly number[],
): readonly number[] {
  const shown = new Set<number>()
  places.forEach(({ top, height }, index) => {
    if (top + height > from && top < to) shown.add(index)
  })
  for (const index of staying)
    for (const each of [index - 1, index, index + 1]) if (index >= 0 && each >= 0 && each < places.length) shown.add(each)
  return [...shown].sort((a, b) => a - b)
}
