import { open } from 'node:fs/promises'
import { nextInChain } from './chain.ts'
import { sumIn } from './journal-line.ts'
import type { Segment } from './segments.ts'

export interface Line {
  readonly text: string
  readonly segment: Segment
}

async function readRange(path: string, offset: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await file.read(bytes, 0, length, offset)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Reads the lines of a row of segments by their positions, and says how far the chain has come there. Throws what node:fs throws. */
export class LineReader {
  readonly #segments: readonly Segment[]
  /** The digest at the position that was asked for last: the next question is mostly about what follows. */
  #asked: { readonly position: number; readonly digest: string } | null = null

  constructor(segments: readonly Segment[]) {
    this.#segments = segments
  }

  /** Of the lines from position `from` on, as many as are asked for and a page holds. */
  async read(from: number, limit: number, pageBytes: number): Promise<readonly Line[]> {
    const lines: Line[] = []
    let bytes = 0
    for (const segment of this.#segments) {
      const { first, places, path } = segment
      if (first + places.count <= from) continue
      const start = Math.max(from - first, 0)
      let end = start
      for (; end < places.count && lines.length + end - start < limit; end += 1) {
        const { length } = places.at(end)
        if (bytes > 0 && bytes + length > pageBytes) break
        bytes += length
      }
      if (end === start) break
      const { offset } = places.at(start)
      const last = places.at(end - 1)
      const content = await readRange(path, offset, last.offset + last.length - offset)
      for (let row = start; row < end; row += 1) {
        const place = places.at(row)
        const text = content.toString('utf8', place.offset - offset, place.offset - offset + place.length)
        lines.push({ text, segment })
      }
      if (end < places.count) break
    }
    return lines
  }

  /** The digest of the chain at a position: known at the borders of segments and where it was asked for last, made anew from the lines elsewhere. */
  async digestAt(position: number): Promise<string> {
    const segment = this.#segments.findLast(({ first }) => first <= position)
    if (segment === undefined) throw new Error(`no segment holds position ${position}`)
    const { first, places, before, after } = segment
    if (position === first + places.count) return after
    let known = { position: first, digest: before }
    if (this.#asked !== null && this.#asked.position >= first && this.#asked.position <= position) known = this.#asked
    const lines = await this.read(known.position, position - known.position, Number.POSITIVE_INFINITY)
    const digest = lines.reduce((chain, { text }) => nextInChain(chain, sumIn(text)), known.digest)
    this.#asked = { position, digest }
    return digest
  }

  remember(position: number, digest: string): void {
    this.#asked = { position, digest }
  }
}
