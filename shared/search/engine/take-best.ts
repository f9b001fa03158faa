type Keys = Float32Array | Float64Array

/** Whether `a` comes before `b`: the greater key first, of equal keys the smaller number. */
function precedes(keys: Keys, a: number, b: number): boolean {
  const first = keys[a] ?? 0
  const second = keys[b] ?? 0
  return first > second || (first === second && a < b)
}

/**
 * The `many` numbers with the greatest keys, in order; of equal keys the smaller number first. Looks at each once, with a heap of `many`
 * (Knuth, The Art of Computer Programming 3, 5.2.3).
 */
export function takeBest(keys: Keys, numbers: Uint32Array, many: number): Uint32Array {
  const size = Math.min(many, numbers.length)
  // The worst of those taken is at the top.
  const heap = numbers.slice(0, size)
  const sink = (from: number, end: number) => {
    let at = from
    for (;;) {
      let child = at * 2 + 1
      if (child >= end) return
      if (child + 1 < end && precedes(keys, heap[child] ?? 0, heap[child + 1] ?? 0)) child++
      if (!precedes(keys, heap[at] ?? 0, heap[child] ?? 0)) return
      const moved = heap[at] ?? 0
      heap[at] = heap[child] ?? 0
      heap[child] = moved
      at = child
    }
  }
  for (let at = (size >>> 1) - 1; at >= 0; at--) sink(at, size)
  for (let at = size; at < numbers.length; at++) {
    const number = numbers[at] ?? 0
    if (size === 0 || !precedes(keys, number, heap[0] ?? 0)) continue
    heap[0] = number
    sink(0, size)
  }
  for (let end = size - 1; end > 0; end--) {
    const worst = heap[0] ?? 0
    heap[0] = heap[end] ?? 0
    heap[end] = worst
    sink(0, end)
  }
  return heap
}
