import { join } from 'node:path'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { resolveInside } from '../files/resolve-inside.ts'
import { type DigestAlgorithm, digestOf, shortDigest } from './ocfl/digest.ts'
import { contentPathOf, type Inventory } from './ocfl/inventory.ts'
import { readIfThere } from './ocfl/read-if-there.ts'

/** The files of one edition by their logical paths, wherever their bytes stand. */
export interface LogicalFiles {
  /** Sorted by code units. */
  readonly paths: readonly string[]
  /** The bytes of a file, its digest checked. */
  read(path: string): Promise<Outcome<Uint8Array>>
}

/** Where bytes stand, and their digest. */
export interface ContentPlace {
  readonly digest: string
  /** Relative to the object root, with "/". */
  readonly path: string
}

/**
 * The files of an edition of which `find` knows the places. Each reading goes to the disk and is held against the digest: `file-altered` names
 * the file, the edition and both digests; `archive-damaged` a file that is missing or whose path leaves the object.
 */
export function logicalFiles(
  root: string,
  algorithm: DigestAlgorithm,
  version: string,
  paths: readonly string[],
  find: (path: string) => ContentPlace | null,
): LogicalFiles {
  return {
    paths,
    async read(path) {
      const content = find(path)
      if (content === null) return fail('archive-damaged', `edition ${version} has no file ${path}`)
      const place = await resolveInside(root, content.path)
      if (!place.ok) return fail('archive-damaged', `${path} of edition ${version} cannot be read: ${place.reason}`)
      const bytes = await readIfThere(place.path)
      if (bytes === null)
        return fail('archive-damaged', `${path} of edition ${version} is missing: there is no file ${join(root, content.path)}`)
      const actual = digestOf(bytes, algorithm)
      const expected = content.digest.toLowerCase()
      if (actual !== expected) {
        return fail(
          'file-altered',
          `${path} of edition ${version} was altered: the digest of ${content.path} is ${shortDigest(actual)}, and the archive says ${shortDigest(expected)}`,
        )
      }
      return succeed(bytes)
    },
  }
}

/** The files of one version of an object, by its inventory. */
export function filesOfVersion(root: string, inventory: Inventory, version: string): LogicalFiles {
  const state = inventory.versions.get(version)?.state ?? new Map<string, string>()
  return logicalFiles(root, inventory.algorithm, version, [...state.keys()].sort(), (path) =>
    contentPathOf(inventory, version, path),
  )
}
