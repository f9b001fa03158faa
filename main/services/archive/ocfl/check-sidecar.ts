import { join } from 'node:path'
import type { ReportAt } from './check-object-root.ts'
import { type DigestAlgorithm, digestOf, shortDigest } from './digest.ts'
import { INVENTORY_FILE } from './inventory.ts'
import { readIfThere } from './read-if-there.ts'
import { digestInSidecar } from './sidecar.ts'

/** Holds an inventory against the file beside it (OCFL 1.1, 3.6). `folder` ends with "/", or is empty for the root; `names` are the names in it. */
export async function checkSidecar(
  root: string,
  folder: string,
  bytes: Uint8Array,
  algorithm: DigestAlgorithm,
  names: readonly string[],
  report: ReportAt,
): Promise<void> {
  const path = `${folder}${INVENTORY_FILE}.${algorithm}`
  const sidecar = await readIfThere(join(root, path))
  if (sidecar === null) {
    report('E058', path, 'the digest of the inventory is missing')
    const other = names.find((name) => name.startsWith(`${INVENTORY_FILE}.`))
    if (other !== undefined)
      report('E059', `${folder}${other}`, `the inventory says ${algorithm}, and its digest is given as ${other}`)
    return
  }
  const stated = digestInSidecar(new TextDecoder().decode(sidecar))
  if (stated === null) {
    report('E061', path, 'it is not a digest followed by "inventory.json"')
    return
  }
  const actual = digestOf(bytes, algorithm)
  if (stated !== actual) {
    report(
      'E060',
      `${folder}${INVENTORY_FILE}`,
      `its digest is ${shortDigest(actual)}, and ${INVENTORY_FILE}.${algorithm} says ${shortDigest(stated)}`,
    )
  }
}
