import type { PassageNote } from '#shared/notes/note.ts'
import type { TextRange } from '#shared/text/text-range.ts'
import type { AnchoredNote } from '../../workspace/anchors.ts'
import { shownRange } from '../../workspace/shown-range.ts'

/** The note whose highlight covers exactly `range`, the newest of several; null where none does. */
export function noteOnExactly(anchored: readonly AnchoredNote[], range: TextRange | null): PassageNote | null {
  if (range === null) return null
  const same = anchored.filter(({ anchor }) => {
    const shown = shownRange(anchor)
    return shown !== null && shown.start === range.start && shown.end === range.end
  })
  return same.at(-1)?.note ?? null
}

/** The highlight after (or before) the one that is selected, or after the place `at`; past the last one it begins again. Null where there is none. */
export function neighbourHighlight(
  anchored: readonly AnchoredNote[],
  selected: TextRange | null,
  at: number,
  direction: 1 | -1,
): TextRange | null {
  const places = anchored
    .map(({ anchor }) => shownRange(anchor))
    .filter((range) => range !== null)
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((range, index, all) => range.start !== all[index - 1]?.start || range.end !== all[index - 1]?.end)
  const current = places.findIndex((range) => range.start === selected?.start && range.end === selected.end)
  if (current !== -1) return places.at((current + direction) % places.length) ?? null
  const found = direction === 1 ? places.find(({ start }) => start >= at) : places.findLast(({ start }) => start < at)
  return found ?? places.at(direction === 1 ? 0 : -1) ?? null
}
