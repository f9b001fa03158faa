import { type FileHandle, mkdir, open, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { nodeDisk } from '../../files/disk.ts'
import { Refused, stopIfAborted } from '../refused.ts'
import { type LocatedFile, locateFiles } from './locate-files.ts'
import { readDirectory, type ZipLimits } from './read-directory.ts'
import type { ZipBytes } from './zip-bytes.ts'
import { DEFLATED } from './zip-format.ts'

export interface Unpacking {
  readonly limits: ZipLimits
  readonly signal: AbortSignal
  /** Bytes that were written, of all that will be. */
  onProgress(done: number, total: number): void
}

/** Left free on the disk for what else has to be written. */
const SPARE_BYTES = 50_000_000
/** Files that are flushed to the disk at the same time. */
const LANES = 4

function damaged(file: LocatedFile, why: string): Refused {
  return new Refused('zip-damaged', `${JSON.stringify(file.name)} is damaged: ${why}`)
}

/** Writes the pieces to a new file while counting and summing them; what is more than was said is never written. */
async function writePieces(
  pieces: AsyncIterable<Buffer>,
  file: LocatedFile,
  to: FileHandle,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  let length = 0
  let sum = 0
  for await (const piece of pieces) {
    stopIfAborted(signal)
    length += piece.length
    if (length > file.size)
      throw new Refused('zip-bomb', `${JSON.stringify(file.name)} unpacks to more than the ${file.size} bytes that the pack says`)
    sum = crc32(piece, sum)
    let at = 0
    while (at < piece.length) at += (await to.write(piece, at)).bytesWritten
    onBytes(piece.length)
  }
  if (length !== file.size) throw damaged(file, `it has ${length} bytes, not ${file.size}`)
  if (sum !== file.crc) throw damaged(file, 'its checksum does not fit')
}

const PIECE = 1 << 18

/** Bytes of the zip, piece by piece. Ends early where the file does. */
export async function* piecesOf(zip: ZipBytes, from: number, length: number): AsyncGenerator<Buffer> {
  let at = 0
  while (at < length) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, length - at))
    const { bytesRead } = await zip.read(piece, 0, piece.length, from + at)
    if (bytesRead === 0) return
    at += bytesRead
    yield piece.subarray(0, bytesRead)
  }
}

async function unpackFile(
  zip: FileHandle,
  file: LocatedFile,
  to: FileHandle,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  if (file.compressed === 0) {
    if (file.size !== 0 || file.crc !== 0) throw damaged(file, 'it has no bytes')
    return
  }
  const stored = piecesOf(zip, file.data, file.compressed)
  if (file.method !== DEFLATED) return writePieces(stored, file, to, signal, onBytes)
  const inflate = createInflateRaw({ chunkSize: PIECE })
  try {
    await pipeline(stored, inflate, (pieces: AsyncIterable<Buffer>) => writePieces(pieces, file, to, signal, onBytes))
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^Z_|^ERR_BUFFER_TOO_LARGE/.test(String(error.code)))
      throw damaged(file, 'it cannot be decompressed')
    throw error
  }
  if (inflate.bytesWritten !== file.compressed) throw damaged(file, 'bytes follow after its end')
}

async function checkSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes + SPARE_BYTES)
    throw new Refused('disk-full', `the pack unpacks to ${bytes} bytes, and the disk has only ${bavail * bsize} left`)
}

/**
 * Unpacks a zip into `folder`, which must exist and be empty, and answers with the names of its files. Everything is on the disk when it
 * returns: bytes and names were flushed. Throws Refused, and what node:fs throws; what was unpacked until then is left to the caller
 * to remove. Bytes are written only within `folder`, and never more than the directory of the zip says.
 */
export async function unpackZip(
  path: string,
  folder: string,
  { limits, signal, onProgress }: Unpacking,
): Promise<readonly string[]> {
  const zip = await open(path, 'r')
  try {
    const { size } = await zip.stat()
    const directory = await readDirectory(zip, size, limits)
    const files = await locateFiles(zip, directory)
    const total = files.reduce((sum, file) => sum + file.size, 0)
    await checkSpace(folder, total)

    const folders = new Set<string>()
    for (const file of files) {
      const place = file.folder ? join(folder, file.name.slice(0, -1)) : dirname(join(folder, file.name))
      if (folders.has(place)) continue
      await mkdir(place, { recursive: true, mode: 0o700 })
      for (let above = place; above.length > folder.length; above = dirname(above)) folders.add(above)
    }

    let done = 0
    let broken = false
    const write = async (file: LocatedFile) => {
      const to = await open(join(folder, file.name), 'wx', 0o600)
      try {
        await unpackFile(zip, file, to, signal, (bytes) => {
          done += bytes
          onProgress(done, total)
        })
        await to.sync()
      } finally {
        await to.close()
      }
    }
    const waiting = files.filter((file) => !file.folder).values()
    const lane = async () => {
      for (const file of waiting) {
        if (broken) return
        stopIfAborted(signal)
        try {
          await write(file)
        } catch (error) {
          broken = true
          throw error
        }
      }
    }
    // All lanes are waited for, so that none still writes when the caller removes the folder.
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane))
    const failed = lanes.find((result) => result.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    for (const place of folders) await nodeDisk.syncFolder(place)
    await nodeDisk.syncFolder(folder)
    return files.filter((file) => !file.folder).map((file) => file.name)
  } finally {
    await zip.close()
  }
}
