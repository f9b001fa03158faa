/** Some of the documents of a collection, one bit each. */
export class DocumentSet {
  readonly bits: Uint32Array
  readonly size: number

  constructor(size: number, bits = new Uint32Array(Math.ceil(size / 32))) {
    this.size = size
    this.bits = bits
  }

  static all(size: number): DocumentSet {
    const all = new DocumentSet(size)
    all.addRange(0, size)
    return all
  }

  add(document: number): void {
    this.bits[document >>> 5] = (this.bits[document >>> 5] ?? 0) | (1 << (document & 31))
  }

  /** Those of a list from `start` up to, not including, `end`. */
  addAll(documents: ArrayLike<number>, start: number, end: number): void {
    const { bits } = this
    for (let at = start; at < end; at++) {
      const document = documents[at] ?? 0
      bits[document >>> 5] = (bits[document >>> 5] ?? 0) | (1 << (document & 31))
    }
  }

  /** From `start` up to, not including, `end`. */
  addRange(start: number, end: number): void {
    for (let document = start; document < end; document++) {
      if ((document & 31) === 0 && end - document >= 32) {
        this.bits[document >>> 5] = 0xffffffff
        document += 31
      } else this.add(document)
    }
  }

  has(document: number): boolean {
    return (((this.bits[document >>> 5] ?? 0) >>> (document & 31)) & 1) === 1
  }

  count(): number {
    let sum = 0
    for (let word of this.bits) {
      // The usual parallel sum of bits (Warren, Hacker's Delight, 5-1).
      word -= (word >>> 1) & 0x55555555
      word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
      sum += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
    }
    return sum
  }

  /** Calls `visit` for each, in order. */
  forEach(visit: (document: number) => void): void {
    const { bits } = this
    for (let at = 0; at < bits.length; at++) {
      let word = bits[at] ?? 0
      while (word !== 0) {
        const lowest = 31 - Math.clz32(word & -word)
        visit(at * 32 + lowest)
        word &= word - 1
      }
    }
  }

  list(): Uint32Array {
    const { bits } = this
    const documents = new Uint32Array(this.count())
    let size = 0
    for (let at = 0; at < bits.length; at++) {
      for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) documents[size++] = at * 32 + 31 - Math.clz32(word & -word)
    }
    return documents
  }

  and(other: DocumentSet): DocumentSet {
    const bits = new Uint32Array(this.bits.length)
    for (let at = 0; at < bits.length; at++) bits[at] = (this.bits[at] ?? 0) & (other.bits[at] ?? 0)
    return new DocumentSet(this.size, bits)
  }

  or(other: DocumentSet): DocumentSet {
    const bits = new Uint32Array(this.bits.length)
    for (let at = 0; at < bits.length; at++) bits[at] = (this.bits[at] ?? 0) | (other.bits[at] ?? 0)
    return new DocumentSet(this.size, bits)
  }

  without(other: DocumentSet): DocumentSet {
    const bits = new Uint32Array(this.bits.length)
    for (let at = 0; at < bits.length; at++) bits[at] = (this.bits[at] ?? 0) & ~(other.bits[at] ?? 0)
    return new DocumentSet(this.size, bits)
  }

  isEmpty(): boolean {
    return this.bits.every((word) => word === 0)
  }
}
