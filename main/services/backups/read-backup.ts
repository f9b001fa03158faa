import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { LINES_FILE, MANIFEST_FILE, type Manifest, manifestSchema, README_FILE, TEXT_FILE } from '#shared/backups/manifest.ts'
import { Refused } from '../packs/refused.ts'
import { type LocatedFile, locateFiles } from '../packs/zip/locate-files.ts'
import { readDirectory, type ZipLimits } from '../packs/zip/read-directory.ts'
import { readFileOfZip } from '../packs/zip/read-file-of-zip.ts'
import { causeOf } from '../profile/disk-error.ts'

/** Lines that repeat each other compress by up to the thousandfold that DEFLATE can. */
const LIMITS: ZipLimits = { files: 20, bytes: 20_000_000_000, ratio: 1_100 }
const MANIFEST_BYTES = 100_000

/** Why a file is not a backup that can be relied on. */
export class NoBackup extends Error {}

interface OpenBackup {
  readonly manifest: Manifest
  readonly zip: FileHandle
  readonly files: ReadonlyMap<string, LocatedFile>
}

async function readWhole(zip: FileHandle, file: LocatedFile): Promise<Buffer> {
  if (file.size > MANIFEST_BYTES) throw new NoBackup(`its ${file.name} is too long`)
  const pieces: Buffer[] = []
  for await (const piece of readFileOfZip(zip, file)) pieces.push(piece)
  return Buffer.concat(pieces)
}

function parseManifest(text: string): Manifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new NoBackup(`its ${MANIFEST_FILE} is not JSON`)
  }
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : null
  if (typeof format === 'number' && format > 1)
    throw new NoBackup('a newer version of the program made it: install that one first')
  const parsed = manifestSchema.safeParse(value)
  if (!parsed.success)
    throw new NoBackup(`its ${MANIFEST_FILE} does not say what a backup says ("${parsed.error.issues[0]?.path.join('.') ?? ''}")`)
  return parsed.data
}

async function openZip(zip: FileHandle): Promise<OpenBackup> {
  const { size } = await zip.stat()
  const located = await locateFiles(zip, await readDirectory(zip, size, LIMITS))
  const files = new Map(located.map((file) => [file.name, file]))
  const manifestFile = files.get(MANIFEST_FILE)
  if (manifestFile === undefined)
    throw new NoBackup(`it is a zip file with other content: it has no ${MANIFEST_FILE}, which every backup has`)
  const manifest = parseManifest((await readWhole(zip, manifestFile)).toString('utf8'))
  for (const name of [LINES_FILE, TEXT_FILE, README_FILE] as const) {
    const file = files.get(name)
    if (file === undefined) throw new NoBackup(`its ${name} is missing`)
    if (file.size !== manifest.files[name].bytes)
      throw new NoBackup(`its ${name} has another length than its ${MANIFEST_FILE} says`)
  }
  return { manifest, zip, files }
}

/** Runs `work` on an open backup. Whatever is wrong with the file is thrown as NoBackup; what node:fs throws otherwise passes. */
async function withBackup<T>(path: string, work: (backup: OpenBackup) => Promise<T>): Promise<T> {
  let zip: FileHandle
  try {
    zip = await open(path, 'r')
  } catch (error) {
    throw new NoBackup(`it cannot be read: ${causeOf(error)}`)
  }
  try {
    return await work(await openZip(zip))
  } catch (error) {
    // The reader of zip files speaks of packs, for which it was made.
    if (error instanceof Refused) throw new NoBackup(error.message.replaceAll('the pack', 'the file'))
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR') throw new NoBackup('it is a folder')
    throw error
  } finally {
    await zip.close()
  }
}

/** Reads what a backup says of itself, without checking all of it. Throws NoBackup. */
export function readManifest(path: string): Promise<Manifest> {
  return withBackup(path, async ({ manifest }) => manifest)
}

/**
 * Checks every file of a backup against its length, its checksum in the zip and its SHA-256 in the manifest. `onLines` is given the lines as they pass, before
 * it is known that they are right. Throws NoBackup.
 */
export function checkBackup(path: string, onLines: (piece: Buffer) => Promise<void> = async () => undefined): Promise<Manifest> {
  return withBackup(path, async ({ manifest, zip, files }) => {
    for (const name of [LINES_FILE, TEXT_FILE, README_FILE] as const) {
      const file = files.get(name)
      if (file === undefined) throw new NoBackup(`its ${name} is missing`)
      const hash = createHash('sha256')
      for await (const piece of readFileOfZip(zip, file)) {
        hash.update(piece)
        if (name === LINES_FILE) await onLines(piece)
      }
      if (hash.digest('hex') !== manifest.files[name].sha256)
        throw new NoBackup(`its ${name} is not the one that was put into it: its SHA-256 does not fit`)
    }
    return manifest
  })
}
