import type { DigestAlgorithm } from './digest.ts'

export const OBJECT_DECLARATION = '0=ocfl_object_1.1'
export const INVENTORY_TYPE = 'https://ocfl.io/1.1/spec/#inventory'
export const INVENTORY_FILE = 'inventory.json'

export interface VersionUser {
  readonly name: string
  readonly address: string | null
}

export interface InventoryVersion {
  readonly created: string
  readonly message: string | null
  readonly user: VersionUser | null
  /** Logical path to digest, as the digest is written in the inventory. */
  readonly state: ReadonlyMap<string, string>
}

/** An inventory whose structure was checked (OCFL 1.1, 3.5). Digests are kept in the letter case in which they were written. */
export interface Inventory {
  readonly id: string
  readonly type: string
  readonly algorithm: DigestAlgorithm
  readonly head: string
  readonly contentDirectory: string
  /** Digest to content paths, relative to the object root. */
  readonly manifest: ReadonlyMap<string, readonly string[]>
  /** Algorithm to digest to content paths: digests that are kept beside those of the manifest. */
  readonly fixity: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
  /** In ascending order. */
  readonly versions: ReadonlyMap<string, InventoryVersion>
}

/** Compares by code units, so that the order is the same on every machine. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Digest to sorted paths, sorted by the first path: a person who reads the inventory finds things where the folder has them. */
function groupedByDigest(state: ReadonlyMap<string, string>): Record<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const [path, digest] of [...state].sort(([a], [b]) => byCodeUnits(a, b))) {
    const paths = groups.get(digest)
    if (paths === undefined) groups.set(digest, [path])
    else paths.push(path)
  }
  return Object.fromEntries(groups)
}

/** The bytes of an inventory as this program writes it: the same inventory always gives the same bytes. */
export function inventoryText(inventory: Inventory): string {
  const manifest = [...inventory.manifest].sort(([, a], [, b]) => byCodeUnits(a[0] ?? '', b[0] ?? ''))
  const versions = [...inventory.versions].map(([name, { created, message, user, state }]) => [
    name,
    {
      created,
      ...(message === null ? {} : { message }),
      ...(user === null ? {} : { user: { name: user.name, ...(user.address === null ? {} : { address: user.address }) } }),
      state: groupedByDigest(state),
    },
  ])
  const whole = {
    id: inventory.id,
    type: inventory.type,
    digestAlgorithm: inventory.algorithm,
    head: inventory.head,
    ...(inventory.contentDirectory === 'content' ? {} : { contentDirectory: inventory.contentDirectory }),
    manifest: Object.fromEntries(manifest),
    versions: Object.fromEntries(versions),
    ...(inventory.fixity.size === 0
      ? {}
      : { fixity: Object.fromEntries([...inventory.fixity].map(([name, block]) => [name, Object.fromEntries(block)])) }),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

/** Where the bytes of a logical file of a version stand, relative to the object root; null where the version has no such file. */
export function contentPathOf(
  inventory: Inventory,
  version: string,
  path: string,
): { readonly digest: string; readonly path: string } | null {
  const digest = inventory.versions.get(version)?.state.get(path)
  const contentPath = digest === undefined ? undefined : inventory.manifest.get(digest)?.[0]
  return digest === undefined || contentPath === undefined ? null : { digest, path: contentPath }
}

/** The number of a version: 3 for "v3" and for "v003". */
export function versionNumber(name: string): number {
  return Number.parseInt(name.slice(1), 10)
}
