import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { Refused } from './refused.ts'

export interface PayloadFile {
  /** Relative to the object root, with "/". */
  readonly path: string
  readonly place: string
  readonly size: number
  readonly sha512: string
  readonly crc: number
}

/** Paths of all files under a folder, with "/". Throws Refused where there is a link. */
async function pathsUnder(root: string, folder: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await pathsUnder(root, path)))
    else if (entry.isFile()) found.push(path)
    else throw new Refused('path-link', `${JSON.stringify(path)} of the archive is a link`)
  }
  return found
}

/** Reads a file once for all that a pack says of it. */
async function digestFile(root: string, path: string): Promise<PayloadFile> {
  const place = join(root, ...path.split('/'))
  const hash = createHash('sha512')
  let size = 0
  let crc = 0
  for await (const piece of createReadStream(place, { highWaterMark: 1 << 20 })) {
    const chunk: Buffer = piece
    hash.update(chunk)
    crc = crc32(chunk, crc)
    size += chunk.length
  }
  return { path, place, size, sha512: hash.digest('hex'), crc }
}

/** All files under the root of an object, digested, in the order of their paths by code units. Throws Refused where there is a link. */
export async function payloadFiles(root: string): Promise<readonly PayloadFile[]> {
  const files: PayloadFile[] = []
  for (const path of (await pathsUnder(root, '')).sort()) files.push(await digestFile(root, path))
  return files
}
