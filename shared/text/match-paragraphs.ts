import { matchSequences } from './match-sequences.ts'

/**
 * For each paragraph of one text the paragraph of another that stands where it does: the same words in the same order where they are there,
 * and between two such places as far on as in the first. Indices of `other`; they never go back. Empty where `other` has no paragraphs.
 */
export function matchParagraphs(text: readonly string[], other: readonly string[]): readonly number[] {
  if (other.length === 0) return []
  const known = new Map<string, number>()
  const number = (paragraph: string) => {
    const found = known.get(paragraph) ?? known.size
    known.set(paragraph, found)
    return found
  }
  const matched = matchSequences(Int32Array.from(text, number), Int32Array.from(other, number))
  const places: number[] = []
  let [from, at] = [-1, -1]
  while (from < text.length) {
    let next = from + 1
    while (next < text.length && matched[next] === -1) next += 1
    const end = next < text.length ? (matched[next] ?? other.length) : other.length
    // What lies between two matches is spread over what lies between their places.
    for (let index = from + 1; index < next; index++) {
      const part = (index - from) / (next - from)
      places.push(Math.max(0, Math.min(other.length - 1, Math.floor(at + part * (end - at)))))
    }
    if (next < text.length) places.push(end)
    from = next
    at = end
  }
  return places
}
