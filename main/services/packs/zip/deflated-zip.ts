import { type FileHandle, open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { centralHeader, endRecords, localHeader, type StoredFile } from './headers.ts'
import { writeAll } from './write-zip.ts'
import { FULL_32 } from './zip-format.ts'

/** A zip that is being written, file after file, each compressed. */
export class DeflatedZip {
  readonly #to: FileHandle
  readonly #files: StoredFile[] = []
  #end = 0

  private constructor(to: FileHandle) {
    this.#to = to
  }

  /** Begins a zip at `path`, which must not be there (mode 0600). Throws what node:fs throws. */
  static async begin(path: string): Promise<DeflatedZip> {
    return new DeflatedZip(await open(path, 'wx', 0o600))
  }

  /** Adds a file of less than 4 GiB. Its header is written again once its size is known: a zip that was not finished has no directory and is none. */
  async add(name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    const offset = this.#end
    const empty = { name, size: 0, crc: 0, offset, deflated: 0 }
    const header = localHeader(empty)
    await writeAll(this.#to, header)
    let size = 0
    let crc = 0
    let deflated = 0
    async function* counted() {
      for await (const piece of pieces) {
        size += piece.length
        crc = crc32(piece, crc)
        yield piece
      }
    }
    await pipeline(counted, createDeflateRaw(), async (packed: AsyncIterable<Uint8Array>) => {
      for await (const piece of packed) {
        deflated += piece.length
        await writeAll(this.#to, piece)
      }
    })
    if (size >= FULL_32 || deflated >= FULL_32) throw new Error(`${name} is too large to be put into a zip in this way`)
    const file = { ...empty, size, crc, deflated }
    await this.#to.write(localHeader(file), 0, header.length, offset)
    this.#files.push(file)
    this.#end = offset + header.length + deflated
  }

  /** Writes what ends the zip, and returns once all of it is on the disk. */
  async finish(): Promise<void> {
    const directory = Buffer.concat(this.#files.map(centralHeader))
    await writeAll(this.#to, directory)
    await writeAll(this.#to, endRecords(this.#files.length, directory.length, this.#end))
    await this.#to.sync()
  }

  async close(): Promise<void> {
    await this.#to.close()
  }
}
