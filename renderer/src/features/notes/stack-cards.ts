/** Between two cards, in CSS pixels. */
export const GAP = 12
/** Where the first card may stand: under the heading of the panel. */
export const FIRST_TOP = 48

/** How high a card would stand beside its passage, and how high it is, in CSS pixels. */
export interface WantedPlace {
  readonly top: number
  readonly height: number
  readonly active: boolean
}

/**
 * Puts each card at the height of its passage, or as near below it as the cards before it allow. The active card gets its height exactly, and those
 * before it make room upwards.
 */
export function stackCards(
  wanted: readonly { readonly top: number; readonly height: number; readonly active: boolean }[],
): number[] {
  const tops: number[] = []
  let free = FIRST_TOP
  for (const { top, height } of wanted) {
    const at = Math.max(top, free)
    tops.push(at)
    free = at + height + GAP
  }
  const active = wanted.findIndex((card) => card.active)
  const activeCard = wanted[active]
  if (activeCard === undefined) return tops
  let limit = Math.max(activeCard.top, FIRST_TOP)
  tops[active] = limit
  for (let index = active - 1; index >= 0; index -= 1) {
    const card = wanted[index]
    const before = tops[index]
    if (card === undefined || before === undefined) break
    limit = Math.min(before, limit - card.height - GAP)
    tops[index] = limit
  }
  free = (tops[active] ?? 0) + activeCard.height + GAP
  for (let index = active + 1; index < wanted.length; index += 1) {
    const card = wanted[index]
    if (card === undefined) break
    tops[index] = Math.max(card.top, free)
    free = (tops[index] ?? 0) + card.height + GAP
  }
  // Cards that would leave the top of the page push everything down again.
  const first = tops[0] ?? FIRST_TOP
  return first >= FIRST_TOP ? tops : tops.map((top) => top + FIRST_TOP - first)
}
