import type { Places, SearchCollection } from '../index/collection.ts'

/** The words that may stand at each place of a row, by their numbers in a collection. */
export type Row = readonly (readonly number[])[]

/**
 * Where a row of words begins in each of the documents (see SearchCollection.places).
 * The lists of the words are walked side by side, as in Manning, Raghavan and Schütze, Introduction to Information Retrieval, 2.4.2.
 */
export function phrasePlaces(collection: SearchCollection, row: Row, documents: Uint32Array, ordinals: Uint32Array): Places {
  const many = documents.length
  const [first, ...others] = row.map((words) => collection.places(words, documents, ordinals))
  if (first === undefined) return { starts: new Uint32Array(many + 1), places: new Uint32Array(0) }
  if (others.length === 0) return first
  const starts = new Uint32Array(many + 1)
  const found = new Uint32Array(first.places.length)
  const at = new Uint32Array(others.length)
  let size = 0
  for (let document = 0; document < many; document++) {
    for (let other = 0; other < others.length; other++) at[other] = others[other]?.starts[document] ?? 0
    const end = first.starts[document + 1] ?? 0
    for (let index = first.starts[document] ?? 0; index < end; index++) {
      const place = first.places[index] ?? 0
      let follows = true
      for (let other = 0; other < others.length && follows; other++) {
        const list = others[other]
        if (list === undefined) break
        const listEnd = list.starts[document + 1] ?? 0
        let next = at[other] ?? 0
        while (next < listEnd && (list.places[next] ?? 0) < place + other + 1) next++
        at[other] = next
        follows = next < listEnd && list.places[next] === place + other + 1
      }
      if (follows) found[size++] = place
    }
    starts[document + 1] = size
  }
  return { starts, places: found.subarray(0, size) }
}

/**
 * How many of the places of `left` in each document have one of `right` with at most `distance` words between them, before or after. Lengths
 * are those of the rows, in words; the two may not overlap.
 */
export function countNear(
  left: Places,
  leftLength: number,
  right: Places,
  rightLength: number,
  distance: number,
  many: number,
): Uint32Array {
  const counts = new Uint32Array(many)
  for (let document = 0; document < many; document++) {
    const rightEnd = right.starts[document + 1] ?? 0
    let from = right.starts[document] ?? 0
    for (let index = left.starts[document] ?? 0; index < (left.starts[document + 1] ?? 0); index++) {
      const place = left.places[index] ?? 0
      while (from < rightEnd && (right.places[from] ?? 0) + rightLength + distance < place) from++
      for (let at = from; at < rightEnd && (right.places[at] ?? 0) <= place + leftLength + distance; at++) {
        const other = right.places[at] ?? 0
        if (other >= place + leftLength || other + rightLength <= place) {
          counts[document] = (counts[document] ?? 0) + 1
          break
        }
      }
    }
  }
  return counts
}
