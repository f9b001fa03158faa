import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Source } from '#shared/archive/source.ts'
import { bundledArchive } from './repository.ts'

/** The parts of an OCFL 1.1 inventory that finding a file needs (3.5). */
interface Inventory {
  readonly head: string
  readonly manifest: Readonly<Record<string, readonly string[]>>
  readonly versions: Readonly<Record<string, { readonly state: Readonly<Record<string, readonly string[]>> }>>
}

async function readInventory(archive: string): Promise<Inventory> {
  return JSON.parse(await readFile(join(archive, 'inventory.json'), 'utf8'))
}

/**
 * Where the bytes of a file of an edition lie, found as any reader of OCFL would: without the program, so that a test can
 * hold what the program shows against what the archive holds. The newest edition, unless another is named.
 */
export async function findArchiveFile(path: string, edition?: string, archive: string = bundledArchive): Promise<string> {
  const inventory = await readInventory(archive)
  const version = edition ?? inventory.head
  const state = inventory.versions[version]?.state
  if (state === undefined) throw new Error(`the archive ${archive} has no edition ${version}`)
  const digest = Object.keys(state).find((candidate) => state[candidate]?.includes(path))
  const content = digest === undefined ? undefined : inventory.manifest[digest]?.[0]
  if (content === undefined) throw new Error(`edition ${version} of ${archive} has no file ${path}`)
  return join(archive, content)
}

/** The canonical text of a source. */
export async function readSourceText(source: string, edition?: string): Promise<string> {
  return await readFile(await findArchiveFile(`sources/${source}/text.txt`, edition), 'utf8')
}

export async function readSource(source: string, edition?: string): Promise<Source> {
  return JSON.parse(await readFile(await findArchiveFile(`sources/${source}/source.json`, edition), 'utf8'))
}

/** SHA-512 of the inventory of an edition: what an export names as the edition's digest. */
export async function digestOfEdition(edition: string, archive: string = bundledArchive): Promise<string> {
  return createHash('sha512')
    .update(await readFile(join(archive, edition, 'inventory.json')))
    .digest('hex')
}
