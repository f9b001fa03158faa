import type { Change } from '#shared/notes/change.ts'
import type { Places } from './places.ts'

type Words = readonly [number, number, number, number]

function wordsOf(id: string): Words {
  const hex = id.replaceAll('-', '')
  const word = (part: number) => Number.parseInt(hex.slice(part * 8, part * 8 + 8), 16)
  return [word(0), word(1), word(2), word(3)]
}

/** Spreads ids over the table, those of a counting test too (the mixing of MurmurHash3, 32 bits). */
function spread([a, b, c, d]: Words): number {
  let hash = 0
  for (const word of [a, b, c, d]) {
    hash = Math.imul(hash ^ word, 0xcc9e2d51)
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
    hash ^= hash >>> 13
  }
  return hash >>> 0
}

/** The ids of all changes of a journal: 20 to 30 bytes each, where a set of strings needs a hundred. Ids are UUIDs. */
export class KnownIds {
  /** Four words for each id. */
  #words = new Uint32Array(4 * 1_024)
  /** Rows of `#words`, counted from 1; 0 where nothing stands. Open addressing, at most half full. */
  #slots = new Uint32Array(2_048)
  #count = 0

  has(id: Change['id']): boolean {
    return this.#slots[this.#find(wordsOf(id))] !== 0
  }

  /** False where it was known already. */
  add(id: Change['id']): boolean {
    return this.#insert(wordsOf(id))
  }

  addAll(places: Places): void {
    for (let row = 0; row < places.count; row += 1)
      this.#insert([places.word(row, 0), places.word(row, 1), places.word(row, 2), places.word(row, 3)])
  }

  #insert(words: Words): boolean {
    if (this.#count * 2 >= this.#slots.length) this.#grow()
    const slot = this.#find(words)
    if (this.#slots[slot] !== 0) return false
    this.#words.set(words, this.#count * 4)
    this.#count += 1
    this.#slots[slot] = this.#count
    return true
  }

  #find(words: Words): number {
    const mask = this.#slots.length - 1
    for (let slot = spread(words) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot] ?? 0
      if (row === 0) return slot
      const start = (row - 1) * 4
      if (words.every((word, part) => this.#words[start + part] === word)) return slot
    }
  }

  #grow(): void {
    const words = new Uint32Array(this.#words.length * 2)
    words.set(this.#words)
    this.#words = words
    this.#slots = new Uint32Array(this.#slots.length * 2)
    for (let row = 0; row < this.#count; row += 1) {
      const [a = 0, b = 0, c = 0, d = 0] = words.subarray(row * 4, row * 4 + 4)
      this.#slots[this.#find([a, b, c, d])] = row + 1
    }
  }
}
