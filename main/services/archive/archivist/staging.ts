import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { sourceOfPath } from '#shared/archive/edition-files.ts'
import { recordText } from '#shared/archive/record-text.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Disk } from '../../files/disk.ts'
import { writeFileAtomically } from '../../files/write-file-atomically.ts'
import { filesOfVersion, type LogicalFiles } from '../logical-files.ts'
import { readIfThere } from '../ocfl/read-if-there.ts'
import { type InventoryRead, readRootInventory } from '../ocfl/read-root-inventory.ts'
import { parseJson } from '../parse-json.ts'

const stagedObjectSchema = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(500)
    .regex(/^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/),
})

/** Beside the archive, never in it: an OCFL object holds nothing but its versions. */
export function stagingFolder(root: string): string {
  return `${root}.staging`
}

/** What is prepared for the next edition, laid over the newest one. */
export interface Workspace {
  readonly id: string
  /** The newest edition, or null before the first. */
  readonly head: InventoryRead | null
  /** Logical paths that are staged. */
  readonly staged: readonly string[]
  /** The edition as it would be. */
  readonly files: LogicalFiles
}

async function pathsUnder(folder: string, prefix: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const found: string[] = []
  for (const entry of entries) {
    const path = `${prefix}${entry.name}`
    if (entry.isDirectory()) found.push(...(await pathsUnder(join(folder, entry.name), `${path}/`)))
    else if (!entry.name.endsWith('.tmp')) found.push(path)
  }
  return found
}

function stagedPath(root: string, path: string): string {
  return join(stagingFolder(root), 'files', ...path.split('/'))
}

/** Whether anything stands where an archive is to be made: an empty folder does not count. */
export async function isTaken(root: string): Promise<boolean> {
  try {
    return (await readdir(root)).length > 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

/** Starts the staging of a new archive with the identifier `id`, a URI. */
export async function stageObject(root: string, id: string, disk: Disk): Promise<Outcome<null>> {
  if (await isTaken(root)) return fail('file-not-written', `${root} is not empty`)
  if ((await readIfThere(join(stagingFolder(root), 'object.json'))) !== null) {
    return fail('file-not-written', `an archive is being prepared already: ${stagingFolder(root)} is there`)
  }
  const object = stagedObjectSchema.safeParse({ id })
  if (!object.success)
    return fail('unsupported', `"${id}" cannot identify an archive: it must be a URI, as info:campaign-archive/name`)
  await disk.makeFolder(stagingFolder(root))
  await writeFileAtomically(join(stagingFolder(root), 'object.json'), recordText(object.data), disk)
  return succeed(null)
}

/** Opens what is staged for the archive in `root`. Fails where there is neither an archive nor the beginning of one. */
export async function openWorkspace(root: string): Promise<Outcome<Workspace>> {
  const read = await readRootInventory(root)
  if (!read.ok && read.error.code !== 'archive-missing') return read
  const head = read.ok ? read.value : null
  let id = head?.inventory.id
  if (id === undefined) {
    const bytes = await readIfThere(join(stagingFolder(root), 'object.json'))
    if (bytes === null)
      return fail('archive-missing', `there is no archive in ${root}, and none is being prepared: run "init" first`)
    const object = parseJson(bytes, stagedObjectSchema)
    if (!object.ok) return fail('archive-damaged', `${join(stagingFolder(root), 'object.json')}: ${object.reason}`)
    id = object.value.id
  }
  const staged = [...(await pathsUnder(join(stagingFolder(root), 'files'), ''))].sort()
  const held = head === null ? null : filesOfVersion(root, head.inventory, head.inventory.head)
  // A source that is staged replaces the one before it whole: its original may have another extension now.
  const replaced = new Set(staged.map(sourceOfPath).filter((source) => source !== null))
  const kept = (held?.paths ?? []).filter((path) => !replaced.has(sourceOfPath(path) ?? ''))
  const files: LogicalFiles = {
    paths: [...new Set([...kept, ...staged])].sort(),
    async read(path) {
      if (staged.includes(path)) {
        const bytes = await readIfThere(stagedPath(root, path))
        return bytes === null ? fail('archive-damaged', `${stagedPath(root, path)} is missing`) : succeed(bytes)
      }
      return held === null ? fail('archive-damaged', `there is no file ${path}`) : held.read(path)
    },
  }
  return succeed({ id, head, staged, files })
}

/** Stages a file of the next edition, whole or not at all. */
export async function stageFile(root: string, path: string, content: Uint8Array | string, disk: Disk): Promise<void> {
  await disk.makeFolder(dirname(stagedPath(root, path)))
  await writeFileAtomically(stagedPath(root, path), content, disk)
}

/** Takes back the staging of a whole source, before it is staged anew. */
export async function unstageSource(root: string, source: string, disk: Disk): Promise<void> {
  await disk.remove(stagedPath(root, `sources/${source}`))
}

export async function clearStaging(root: string, disk: Disk): Promise<void> {
  await disk.remove(stagingFolder(root))
}
