import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { Refused } from '../refused.ts'
import type { LocatedFile } from './locate-files.ts'
import { piecesOf } from './unpack-zip.ts'
import type { ZipBytes } from './zip-bytes.ts'
import { DEFLATED } from './zip-format.ts'

/**
 * The bytes of one file of a zip, piece by piece, without writing them anywhere. Throws Refused where they do not decompress, or are not as many, or have not
 * the checksum, that the directory says: so nothing may be relied on before the last piece has come.
 */
export async function* readFileOfZip(zip: ZipBytes, file: LocatedFile): AsyncGenerator<Buffer> {
  const damaged = (why: string) => new Refused('zip-damaged', `${JSON.stringify(file.name)} is damaged: ${why}`)
  const stored = piecesOf(zip, file.data, file.compressed)
  let length = 0
  let sum = 0
  try {
    // What goes wrong in the pipeline ends the reading of its last part with the same error.
    const inflated = () => pipeline(stored, createInflateRaw({ chunkSize: 1 << 16 }), () => undefined)
    const pieces: AsyncIterable<Buffer> = file.method === DEFLATED ? inflated() : stored
    for await (const bytes of pieces) {
      length += bytes.length
      if (length > file.size) throw damaged('it holds more than it says')
      sum = crc32(bytes, sum)
      yield bytes
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^Z_|^ERR_BUFFER_TOO_LARGE/.test(String(error.code)))
      throw damaged('it cannot be decompressed')
    throw error
  }
  if (length !== file.size) throw damaged(`it has ${length} bytes, not ${file.size}`)
  if (sum !== file.crc) throw damaged('its checksum does not fit')
}
