import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Disk } from '../../files/disk.ts'
import { writeFileAtomically } from '../../files/write-file-atomically.ts'
import { digestOf } from './digest.ts'
import {
  INVENTORY_FILE,
  INVENTORY_TYPE,
  type Inventory,
  inventoryText,
  OBJECT_DECLARATION,
  type VersionUser,
  versionNumber,
} from './inventory.ts'
import { type InventoryRead, readRootInventory, sidecarBytes } from './read-root-inventory.ts'
import { sidecarText } from './sidecar.ts'

export interface NewVersion {
  readonly created: string
  readonly message: string
  readonly user: VersionUser
  /** Every logical file of the version: its digest, and its bytes where the object does not hold them yet. */
  readonly files: ReadonlyMap<string, { readonly digest: string; readonly bytes: Uint8Array | null }>
}

/** Beside the object, on the same file system: what is not finished never stands inside it. */
function workFolder(root: string): string {
  return `${root}.commit`
}

const encode = (text: string) => new TextEncoder().encode(text)

/** Content of the new version that the object does not hold yet, by content path: forward delta, each digest once. */
function planContent(previous: Inventory | null, name: string, files: NewVersion['files']) {
  const manifest = new Map(previous?.manifest ?? [])
  const content = new Map<string, Uint8Array>()
  for (const [path, { digest, bytes }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (manifest.has(digest)) continue
    if (bytes === null) throw new Error(`the bytes of ${path} are needed: the object does not hold them yet`)
    const contentPath = `${name}/content/${path}`
    manifest.set(digest, [contentPath])
    content.set(contentPath, bytes)
  }
  return { manifest, content }
}

/**
 * Puts the object into the state in which the last finished commit left it. A commit that was cut off after its version had come into the
 * object and before the inventory named it is taken back; one cut off between inventory and sidecar is finished. Does nothing to an
 * object that is whole, and nothing to one that is damaged. Throws what node:fs throws.
 */
export async function settleCommit(root: string, disk: Disk): Promise<Outcome<InventoryRead>> {
  const read = await readRootInventory(root)
  if (read.ok) {
    const { inventory, sidecarBehind } = read.value
    if (sidecarBehind)
      await writeFileAtomically(join(root, `${INVENTORY_FILE}.${inventory.algorithm}`), sidecarBytes(read.value), disk)
    const next = `v${versionNumber(inventory.head) + 1}`
    if ((await readdir(root)).includes(next)) {
      await disk.remove(workFolder(root))
      await disk.makeFolder(workFolder(root))
      await disk.rename(join(root, next), join(workFolder(root), next))
    }
  }
  await disk.remove(workFolder(root))
  return read.ok ? succeed({ ...read.value, sidecarBehind: false }) : read
}

async function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>, disk: Disk): Promise<void> {
  const folders = new Set<string>()
  for (const [path, bytes] of files) {
    const place = join(folder, ...path.split('/'))
    await disk.makeFolder(dirname(place))
    await disk.writeNewFile(place, bytes)
    folders.add(dirname(place))
  }
  for (const each of folders) await disk.syncFolder(each)
}

/**
 * Adds a version to an object, or makes the object with its first. `previous` is what `settleCommit` gave, or null where nothing stands
 * at `root` (an empty folder may). Everything is written and flushed beside the object first; then the version comes into it by one rename,
 * and the inventory and its sidecar are replaced last. Cut off at any moment, the object reads as the old state or the new one.
 * Throws what node:fs throws. Answers with the digest of the new inventory.
 */
export async function writeVersion(
  root: string,
  id: string,
  previous: InventoryRead | null,
  version: NewVersion,
  disk: Disk,
): Promise<string> {
  const name = `v${previous === null ? 1 : versionNumber(previous.inventory.head) + 1}`
  const { manifest, content } = planContent(previous?.inventory ?? null, name, version.files)
  const state = new Map([...version.files].map(([path, { digest }]) => [path, digest]))
  const { created, message, user } = version
  const inventory: Inventory = {
    id,
    type: INVENTORY_TYPE,
    algorithm: 'sha512',
    head: name,
    contentDirectory: 'content',
    manifest,
    fixity: previous?.inventory.fixity ?? new Map(),
    versions: new Map([...(previous?.inventory.versions ?? []), [name, { created, message, user, state }]]),
  }
  const bytes = encode(inventoryText(inventory))
  const digest = digestOf(bytes)
  const sidecar = encode(sidecarText(digest))
  const sidecarFile = `${INVENTORY_FILE}.sha512`

  const work = workFolder(root)
  await disk.remove(work)
  const files = new Map([
    ...content,
    [`${name}/${INVENTORY_FILE}`, bytes],
    [`${name}/${sidecarFile}`, sidecar],
    [INVENTORY_FILE, bytes],
    [sidecarFile, sidecar],
  ])
  if (previous === null) {
    files.set(OBJECT_DECLARATION, encode(`${OBJECT_DECLARATION.slice(2)}\n`))
    await writeFiles(work, files, disk)
    // Windows does not rename over a folder, not even an empty one.
    await disk.removeEmptyFolder(root)
    await disk.rename(work, root)
    return digest
  }
  await writeFiles(work, files, disk)
  await disk.rename(join(work, name), join(root, name))
  await disk.rename(join(work, INVENTORY_FILE), join(root, INVENTORY_FILE))
  await disk.rename(join(work, sidecarFile), join(root, sidecarFile))
  await disk.remove(work)
  return digest
}
