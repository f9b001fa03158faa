import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { centralHeader, endRecords, localHeader, type StoredFile } from './headers.ts'

/** A file to be put into a zip: bytes, or a file on the disk with the size and the CRC-32 that it had when it was digested. */
export type ZipInput =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly path: string; readonly size: number; readonly crc: number }

/** A file was altered while it was being packed. */
export class ChangedWhilePacking extends Error {}

async function copyFile(path: string, size: number, crc: number, to: FileHandle): Promise<void> {
  let length = 0
  let sum = 0
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const chunk: Buffer = piece
    length += chunk.length
    sum = crc32(chunk, sum)
    await writeAll(to, chunk)
  }
  if (length !== size || sum !== crc) throw new ChangedWhilePacking(`${path} was altered while it was being packed`)
}

export async function writeAll(to: FileHandle, bytes: Uint8Array): Promise<void> {
  let at = 0
  while (at < bytes.length) at += (await to.write(bytes, at)).bytesWritten
}

/**
 * Writes a zip to `path`, which must not be there, in the order of `inputs`, and returns once it is on the disk. The same inputs always
 * give the same bytes: nothing is compressed, and every time is 1 January 1980. Zip64 structures stand only where a number needs them.
 * Throws what node:fs throws, and ChangedWhilePacking. Format: PKWARE APPNOTE 6.3.10.
 */
export async function writeZip(path: string, inputs: readonly ZipInput[]): Promise<void> {
  const to = await open(path, 'wx', 0o644)
  try {
    const files: StoredFile[] = []
    let offset = 0
    for (const input of inputs) {
      const { size, crc } = 'bytes' in input ? { size: input.bytes.length, crc: crc32(input.bytes) } : input
      const file = { name: input.name, size, crc, offset }
      const header = localHeader(file)
      await writeAll(to, header)
      if ('bytes' in input) await writeAll(to, input.bytes)
      else await copyFile(input.path, size, crc, to)
      files.push(file)
      offset += header.length + size
    }
    const directory = Buffer.concat(files.map(centralHeader))
    await writeAll(to, directory)
    await writeAll(to, endRecords(files.length, directory.length, offset))
    await to.sync()
  } finally {
    await to.close()
  }
}
