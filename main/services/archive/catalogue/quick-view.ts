import { isListOfStrings, isObject, type JsonObject } from '../ocfl/inspect-digests.ts'
import { CONTENT_PATHS, checkPaths } from '../ocfl/inspect-paths.ts'
import type { VersionUser } from '../ocfl/inventory.ts'
import type { InventoryView } from './compile-catalogue.ts'

type Lists = readonly (readonly [string, readonly string[]])[]

function listsOf(value: unknown): Lists | null {
  if (!isObject(value)) return null
  const lists: (readonly [string, readonly string[]])[] = []
  for (const [digest, paths] of Object.entries(value)) {
    if (!isListOfStrings(paths) || paths.length === 0) return null
    lists.push([digest, paths])
  }
  return lists
}

function userOf(value: unknown): VersionUser | null | undefined {
  if (value === undefined) return null
  if (!isObject(value) || typeof value['name'] !== 'string') return undefined
  const address = value['address']
  return { name: value['name'], address: typeof address === 'string' ? address : null }
}

function versionOf(block: JsonObject, name: string): InventoryView['versions'][number] | null {
  const value = block[name]
  if (!isObject(value)) return null
  const { created, message } = value
  const state = listsOf(value['state'])
  const user = userOf(value['user'])
  if (typeof created !== 'string' || state === null || user === undefined) return null
  return { name, created, message: typeof message === 'string' ? message : null, user, state }
}

/**
 * Reads a large inventory whose sidecar fits without holding it against every rule: what the catalogue needs, and that no content path leaves the
 * object. Null for anything out of the ordinary: `inspectInventory` then says what it is. Which faults an inventory has besides
 * is the matter of the whole check.
 */
export function quickView(json: unknown): InventoryView | null {
  if (!isObject(json)) return null
  const { id, head, type, digestAlgorithm: algorithm, versions: block } = json
  if (typeof id !== 'string' || typeof type !== 'string' || !/^https:\/\/ocfl\.io\/1\.[01]\/spec\/#inventory$/.test(type))
    return null
  if ((algorithm !== 'sha512' && algorithm !== 'sha256') || !isObject(block)) return null
  const manifest = listsOf(json['manifest'])
  if (manifest === null) return null
  let faults = 0
  checkPaths(
    manifest.flatMap(([, paths]) => paths),
    CONTENT_PATHS,
    () => {
      faults += 1
    },
  )
  const names = Object.keys(block).map((_, index) => `v${index + 1}`)
  if (faults > 0 || names.length === 0 || head !== names.at(-1)) return null
  const versions: InventoryView['versions'][number][] = []
  for (const name of names) {
    const version = versionOf(block, name)
    if (version === null) return null
    versions.push(version)
  }
  return { id, algorithm, manifest, versions }
}
