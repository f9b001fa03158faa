import type { CatalogueData } from './catalogue.ts'

/**
 * The catalogue as bytes: the length of the tables in JSON (32 bits, little-endian), the tables, and the states as 32-bit numbers in the order of the
 * machine: a derived file stays on the machine that made it.
 */
export function encodeCatalogue({ states, ...tables }: CatalogueData): Uint8Array {
  const json = Buffer.from(JSON.stringify({ ...tables, sizes: states.map((state) => state.length) }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return Buffer.concat([length, json, ...states.map((state) => new Uint8Array(state.buffer, state.byteOffset, state.byteLength))])
}

/** Reads what `encodeCatalogue` wrote; the bytes must have been held against a checksum before. */
export function decodeCatalogue(bytes: Buffer): CatalogueData {
  const end = 4 + bytes.readUInt32LE(0)
  const { sizes, ...tables } = JSON.parse(bytes.toString('utf8', 4, end)) as Omit<CatalogueData, 'states'> & {
    readonly sizes: readonly number[]
  }
  let at = end
  const states = sizes.map((size) => {
    const state = new Uint32Array(size)
    new Uint8Array(state.buffer).set(bytes.subarray(at, at + size * 4))
    at += size * 4
    return state
  })
  return { ...tables, states }
}
