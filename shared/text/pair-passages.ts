/** One paragraph: the numbers of its words, ascending, each as often as it stands there. */
export type WordBag = Int32Array

/** Two paragraphs are taken for one that was edited when they share more than half of their words. */
const ALIKE = 0.55
/** A word that stands in more paragraphs than this says little about which of them is meant. */
const MOST_PLACES = 8
const MOST_CANDIDATES = 4
/** Between two that are nearly as alike, the one at the same place is meant. */
const SAME_PLACE = 0.1

/** How much two bags share, from 0 to 1 (the coefficient of Dice, words counted as often as they stand). */
export function likeness(a: WordBag, b: WordBag): number {
  if (a.length + b.length === 0) return 0
  let [i, j, both] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0)
    if (difference === 0) both++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return (2 * both) / (a.length + b.length)
}

interface Place {
  readonly index: number
  /** Between which two unchanged paragraphs it stands. */
  readonly gap: number
  readonly bag: WordBag
}

/**
 * Finds for the paragraphs of one text those of another that were made from them, by the words they share; each is used once, the most alike
 * first. Pairs are `[before, after]` indices. Only paragraphs that share a rare word, or stand at the same place, are held against each other, so
 * the work grows with the texts and not with their product.
 */
export function pairPassages(before: readonly Place[], after: readonly Place[]): readonly (readonly [number, number])[] {
  const placesOf = new Map<number, number[]>()
  const inGap = new Map<number, number[]>()
  after.forEach(({ bag, gap }, position) => {
    inGap.set(gap, [...(inGap.get(gap) ?? []), position])
    let last = -1
    for (const word of bag) {
      if (word === last) continue
      last = word
      const places = placesOf.get(word)
      if (places === undefined) placesOf.set(word, [position])
      else if (places.length <= MOST_PLACES) places.push(position)
    }
  })
  const found: { readonly from: Place; readonly to: Place; readonly score: number }[] = []
  const metInGap = new Map<number, number>()
  for (const from of before) {
    const votes = new Map<number, number>()
    for (const word of from.bag) {
      const places = placesOf.get(word) ?? []
      if (places.length <= MOST_PLACES) for (const place of places) votes.set(place, (votes.get(place) ?? 0) + 1)
    }
    const ordinal = metInGap.get(from.gap) ?? 0
    metInGap.set(from.gap, ordinal + 1)
    const candidates = new Set(
      [...votes]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, MOST_CANDIDATES)
        .map(([position]) => position),
    )
    const opposite = inGap.get(from.gap)?.[ordinal]
    if (opposite !== undefined) candidates.add(opposite)
    for (const position of candidates) {
      const to = after[position]
      if (to === undefined) continue
      const alike = likeness(from.bag, to.bag)
      if (alike >= ALIKE) found.push({ from, to, score: alike + (from.gap === to.gap ? SAME_PLACE : 0) })
    }
  }
  found.sort((a, b) => b.score - a.score || a.from.index - b.from.index || a.to.index - b.to.index)
  const [usedBefore, usedAfter] = [new Set<number>(), new Set<number>()]
  const pairs: (readonly [number, number])[] = []
  for (const { from, to } of found) {
    if (usedBefore.has(from.index) || usedAfter.has(to.index)) continue
    usedBefore.add(from.index)
    usedAfter.add(to.index)
    pairs.push([from.index, to.index])
  }
  return pairs
}
