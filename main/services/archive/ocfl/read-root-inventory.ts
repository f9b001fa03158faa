import { join } from 'node:path'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { digestOf, shortDigest } from './digest.ts'
import { inspectInventory } from './inspect-inventory.ts'
import { INVENTORY_FILE, type Inventory, versionNumber } from './inventory.ts'
import { isWarning } from './problem.ts'
import { readIfThere } from './read-if-there.ts'
import { digestInSidecar, sidecarText } from './sidecar.ts'

export interface InventoryRead {
  readonly inventory: Inventory
  readonly bytes: Uint8Array
  readonly digest: string
  /** True where a commit wrote the inventory and was cut off before its sidecar; see `isCutOffCommit`. */
  readonly sidecarBehind: boolean
}

async function sidecarDigest(root: string, folder: string, inventory: Inventory): Promise<string | null> {
  const sidecar = await readIfThere(join(root, folder, `${INVENTORY_FILE}.${inventory.algorithm}`))
  return sidecar === null ? null : digestInSidecar(new TextDecoder().decode(sidecar))
}

/**
 * Whether a root inventory that its sidecar does not fit is the last moment of a commit that was cut off, and not an alteration: the newest
 * version holds the same bytes with a sidecar that fits, and the root's sidecar is still exactly that of the version before.
 * Two files cannot be replaced in one step, so this moment exists; recognised like this it is the new state, whole and checked.
 */
async function isCutOffCommit(
  root: string,
  inventory: Inventory,
  bytes: Uint8Array,
  digest: string,
  stated: string | null,
): Promise<boolean> {
  const before = [...inventory.versions.keys()].find((name) => versionNumber(name) === versionNumber(inventory.head) - 1)
  if (stated === null || before === undefined) return false
  const newest = await readIfThere(join(root, inventory.head, INVENTORY_FILE))
  if (newest === null || Buffer.compare(newest, bytes) !== 0) return false
  if ((await sidecarDigest(root, inventory.head, inventory)) !== digest) return false
  const previous = await readIfThere(join(root, before, INVENTORY_FILE))
  return previous !== null && digestOf(previous, inventory.algorithm) === stated
}

/**
 * Reads the inventory of an object and holds it against its sidecar. `archive-missing` where there is none, `archive-damaged` where it
 * does not fit or cannot be read, naming the file and the cause.
 */
export async function readRootInventory(root: string): Promise<Outcome<InventoryRead>> {
  const path = join(root, INVENTORY_FILE)
  const bytes = await readIfThere(path)
  if (bytes === null) return fail('archive-missing', `there is no archive in ${root}: ${INVENTORY_FILE} is missing`)
  const { inventory, problems } = inspectInventory(bytes, INVENTORY_FILE)
  const error = problems.find((problem) => !isWarning(problem))
  // The sidecar is looked at first: an altered inventory is best told as such, whatever the alteration broke.
  const algorithm = inventory?.algorithm ?? 'sha512'
  const sidecar = await readIfThere(`${path}.${algorithm}`)
  if (sidecar === null)
    return fail('archive-damaged', `the archive in ${root} is damaged: ${INVENTORY_FILE}.${algorithm} is missing`)
  const stated = digestInSidecar(new TextDecoder().decode(sidecar))
  const digest = digestOf(bytes, algorithm)
  if (
    stated !== digest &&
    !(inventory !== null && error === undefined && (await isCutOffCommit(root, inventory, bytes, digest, stated)))
  ) {
    const says = stated === null ? 'holds no digest' : `says ${shortDigest(stated)}`
    return fail(
      'archive-damaged',
      `the archive in ${root} is damaged: the digest of ${INVENTORY_FILE} is ${shortDigest(digest)}, and ${INVENTORY_FILE}.${algorithm} ${says}`,
    )
  }
  if (inventory === null || error !== undefined) {
    return fail(
      'archive-damaged',
      `the archive in ${root} is damaged: ${INVENTORY_FILE}: ${error?.message ?? 'it cannot be read'} (${error?.code ?? 'E033'})`,
    )
  }
  return succeed({ inventory, bytes, digest, sidecarBehind: stated !== digest })
}

/** The bytes of a sidecar for an inventory that was read. */
export function sidecarBytes(read: InventoryRead): Uint8Array {
  return new TextEncoder().encode(sidecarText(read.digest))
}
