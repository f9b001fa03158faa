interface Box {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/** Past so many edits the best place reached is taken for a split, even if a shorter way may exist: long unlike texts stay quick. */
const MOST_EDITS = 256

/** The elements from `from` to `to` that stand in `other` too, and where they stand. What the other side lacks can match nothing. */
function shared(list: Int32Array, from: number, to: number, other: Int32Array, otherFrom: number, otherTo: number) {
  const there = new Set<number>()
  for (let i = otherFrom; i < otherTo; i++) there.add(other[i] ?? -1)
  const places: number[] = []
  for (let i = from; i < to; i++) if (there.has(list[i] ?? -1)) places.push(i)
  return { places, values: Int32Array.from(places, (i) => list[i] ?? -1) }
}

/** A point through which a shortest way from one corner of the box to the other leads, relative to its first corner. */
function splitPoint(a: Int32Array, b: Int32Array, box: Box, forward: Int32Array, backward: Int32Array): [number, number] {
  const { a0, b0 } = box
  const n = box.a1 - a0
  const m = box.b1 - b0
  const delta = n - m
  const odd = (delta & 1) !== 0
  const zero = forward.length >> 1
  forward[zero + 1] = 0
  backward[zero + 1] = 0
  const at = (v: Int32Array, k: number) => v[zero + k] ?? 0
  for (let d = 0; ; d++) {
    const low = -(d - 2 * Math.max(0, d - m))
    const high = d - 2 * Math.max(0, d - n)
    for (let k = low; k <= high; k += 2) {
      let x = k === -d || (k !== d && at(forward, k - 1) < at(forward, k + 1)) ? at(forward, k + 1) : at(forward, k - 1) + 1
      while (x < n && x - k < m && a[a0 + x] === b[b0 + x - k]) x++
      forward[zero + k] = x
      const opposite = delta - k
      if (odd && opposite > -d && opposite < d && x + at(backward, opposite) >= n) return [x, x - k]
    }
    for (let k = low; k <= high; k += 2) {
      let x = k === -d || (k !== d && at(backward, k - 1) < at(backward, k + 1)) ? at(backward, k + 1) : at(backward, k - 1) + 1
      while (x < n && x - k < m && a[box.a1 - 1 - x] === b[box.b1 - 1 - (x - k)]) x++
      backward[zero + k] = x
      const opposite = delta - k
      if (!odd && opposite >= -d && opposite <= d && x + at(forward, opposite) >= n) return [n - x, m - (x - k)]
    }
    if (d < MOST_EDITS) continue
    let best = -1
    let point: [number, number] = [0, 0]
    for (let k = low; k <= high; k += 2) {
      const [fx, bx] = [at(forward, k), at(backward, k)]
      const [fy, by] = [fx - k, bx - k]
      if (fx <= n && fy <= m && fx + fy > best) {
        best = fx + fy
        point = [fx, fy]
      }
      if (bx <= n && by <= m && bx + by > best) {
        best = bx + by
        point = [n - bx, m - by]
      }
    }
    return point
  }
}

/**
 * Matches equal elements of two sequences, in order: for each index of `a` the index of `b`, or -1. Ascending in both.
 * The most that can be matched, as long as two stretches differ in no more than a few hundred elements; fewer beyond that.
 * Myers, "An O(ND) difference algorithm and its variations" (1986), 4b (linear space), on what both sides have in common.
 */
export function matchSequences(a: Int32Array, b: Int32Array): Int32Array {
  const matched = new Int32Array(a.length).fill(-1)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) {
    matched[start] = start
    start++
  }
  let [aEnd, bEnd] = [a.length, b.length]
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--
    bEnd--
    matched[aEnd] = bEnd
  }
  const left = shared(a, start, aEnd, b, start, bEnd)
  const right = shared(b, start, bEnd, a, start, aEnd)
  const [as, bs] = [left.values, right.values]
  const size = 2 * (Math.min(as.length + bs.length, 2 * MOST_EDITS) + 4)
  const forward = new Int32Array(size)
  const backward = new Int32Array(size)
  const boxes: Box[] = [{ a0: 0, a1: as.length, b0: 0, b1: bs.length }]
  const match = (i: number, j: number) => {
    matched[left.places[i] ?? 0] = right.places[j] ?? -1
  }
  for (let box = boxes.pop(); box !== undefined; box = boxes.pop()) {
    let { a0, a1, b0, b1 } = box
    while (a0 < a1 && b0 < b1 && as[a0] === bs[b0]) match(a0++, b0++)
    while (a0 < a1 && b0 < b1 && as[a1 - 1] === bs[b1 - 1]) match(--a1, --b1)
    if (a0 === a1 || b0 === b1) continue
    const [x, y] = splitPoint(as, bs, { a0, a1, b0, b1 }, forward, backward)
    boxes.push({ a0, a1: a0 + x, b0, b1: b0 + y }, { a0: a0 + x, a1, b0: b0 + y, b1 })
  }
  return matched
}
