import type { LinePlace } from './read-segment.ts'

const ROW = 24
const OFFSET = 16
const LENGTH = 20

/**
 * Where the changes of one segment stand, 24 bytes each: the id (16), then offset and length in bytes (little-endian, 32 bits). The same
 * bytes in memory and in an index, so that a long journal costs little of either.
 */
export class Places {
  #rows: Buffer
  #count: number

  /** `rows` as `rows()` gave them. */
  constructor(rows: Buffer = Buffer.alloc(0)) {
    this.#rows = rows
    this.#count = Math.floor(rows.length / ROW)
  }

  get count(): number {
    return this.#count
  }

  add({ id, offset, length }: Pick<LinePlace, 'id' | 'offset' | 'length'>): void {
    const start = this.#count * ROW
    if (start + ROW > this.#rows.length) {
      const more = Buffer.alloc(Math.max(64 * ROW, this.#rows.length * 2))
      this.#rows.copy(more)
      this.#rows = more
    }
    this.#rows.write(id.replaceAll('-', ''), start, 16, 'hex')
    this.#rows.writeUInt32LE(offset, start + OFFSET)
    this.#rows.writeUInt32LE(length, start + LENGTH)
    this.#count += 1
  }

  at(row: number): { readonly offset: number; readonly length: number } {
    return {
      offset: this.#rows.readUInt32LE(row * ROW + OFFSET),
      length: this.#rows.readUInt32LE(row * ROW + LENGTH),
    }
  }

  /** One of the four words of an id. */
  word(row: number, part: number): number {
    return this.#rows.readUInt32BE(row * ROW + part * 4)
  }

  rows(): Buffer {
    return this.#rows.subarray(0, this.#count * ROW)
  }
}
