import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type DigestAlgorithm, digestOf, digestOfFile, shortDigest } from './digest.ts'
import { inspectInventory } from './inspect-inventory.ts'
import { INVENTORY_FILE, type Inventory, type InventoryVersion } from './inventory.ts'
import type { Problem } from './problem.ts'
import { readIfThere } from './read-if-there.ts'
import { digestInSidecar } from './sidecar.ts'

export interface Validation {
  /** Files of the content that were read, and their bytes. */
  readonly files: number
  readonly bytes: number
  readonly problems: readonly Problem[]
  /** The root inventory, where it could be read. */
  readonly inventory: Inventory | null
}

type Report = (code: string, path: string, message: string) => void

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function checkDeclaration(root: string, entries: readonly Dirent[], report: Report): Promise<string | null> {
  const declarations = entries.filter((entry) => entry.name.startsWith('0='))
  const [first] = declarations
  if (first === undefined) {
    report('E003', '', 'there is no declaration that this folder is an OCFL object')
    return null
  }
  if (declarations.length > 1)
    report('E003', first.name, `there is more than one declaration: ${declarations.map(({ name }) => name).join(', ')}`)
  const version = /^0=ocfl_object_(1\.[01])$/.exec(first.name)?.[1]
  if (version === undefined) {
    report(
      first.name.startsWith('0=ocfl_object_') ? 'E004' : 'E006',
      first.name,
      'this is not the declaration of an OCFL object 1.0 or 1.1',
    )
    return null
  }
  const content = await readIfThere(join(root, first.name))
  if (content !== null && new TextDecoder().decode(content) !== `ocfl_object_${version}\n`) {
    report('E007', first.name, `it does not say "ocfl_object_${version}" and a line feed`)
  }
  return version
}

async function checkSidecar(
  root: string,
  folder: string,
  bytes: Uint8Array,
  algorithm: DigestAlgorithm,
  report: Report,
): Promise<void> {
  const path = `${folder}${INVENTORY_FILE}.${algorithm}`
  const sidecar = await readIfThere(join(root, path))
  if (sidecar === null) {
    report('E058', path, 'the digest of the inventory is missing')
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

function checkRootEntries(entries: readonly Dirent[], inventory: Inventory | null, algorithm: string, report: Report): void {
  const files = new Set([INVENTORY_FILE, `${INVENTORY_FILE}.${algorithm}`])
  for (const entry of entries) {
    if (entry.isSymbolicLink()) report('E090', entry.name, 'it is a link')
    else if (entry.isDirectory()) {
      if (entry.name === 'extensions' || entry.name === 'logs' || inventory?.versions.has(entry.name) === true) continue
      if (inventory === null && /^v\d+$/.test(entry.name)) continue
      if (/^v\d+$/.test(entry.name)) report('E046', entry.name, 'the inventory does not know this version')
      else report('E001', entry.name, 'this folder has no place in an OCFL object')
    } else if (!files.has(entry.name) && !entry.name.startsWith('0='))
      report('E001', entry.name, 'this file has no place in an OCFL object')
  }
}

/** The logical state as paths and the set of content behind each, so that inventories with different algorithms can be compared. */
function sameState(a: InventoryVersion, inA: Inventory, b: InventoryVersion, inB: Inventory): boolean {
  if (a.state.size !== b.state.size) return false
  for (const [path, digest] of a.state) {
    const other = b.state.get(path)
    if (other === undefined) return false
    if (inA.algorithm === inB.algorithm) {
      if (digest.toLowerCase() !== other.toLowerCase()) return false
    } else {
      const paths = new Set(inB.manifest.get(other) ?? [])
      if (!(inA.manifest.get(digest) ?? []).some((content) => paths.has(content))) return false
    }
  }
  return true
}

function sameUser(a: InventoryVersion, b: InventoryVersion): boolean {
  return a.user?.name === b.user?.name && a.user?.address === b.user?.address
}

async function checkVersionInventory(
  root: string,
  name: string,
  rootBytes: Uint8Array,
  whole: Inventory,
  report: Report,
): Promise<void> {
  const path = `${name}/${INVENTORY_FILE}`
  const bytes = await readIfThere(join(root, path))
  if (bytes === null) {
    report('W010', path, 'the version has no inventory of its own')
    return
  }
  if (name === whole.head) {
    if (Buffer.compare(bytes, rootBytes) !== 0)
      report('E064', path, 'it differs from the inventory of the object, although it is its newest version')
  }
  const { inventory, problems } = inspectInventory(bytes, path)
  if (name !== whole.head || Buffer.compare(bytes, rootBytes) !== 0)
    for (const { code, message } of problems) report(code, path, message)
  await checkSidecar(root, `${name}/`, bytes, inventory?.algorithm ?? whole.algorithm, report)
  if (inventory === null) return
  if (inventory.id !== whole.id) report('E110', path, `its id is "${inventory.id}", and that of the object "${whole.id}"`)
  if (inventory.head !== name) report('E040', path, `its head is ${inventory.head}, and it stands in ${name}`)
  if (inventory.contentDirectory !== whole.contentDirectory) report('E020', path, 'its content folder has another name')
  if (inventory.type > whole.type) report('E103', path, 'it follows a later version of the specification than the object')
  for (const [earlier, version] of inventory.versions) {
    const now = whole.versions.get(earlier)
    if (now === undefined || !sameState(version, inventory, now, whole)) {
      report('E066', path, `it says of version ${earlier} something else than the inventory of the object`)
    } else if (version.created !== now.created || version.message !== now.message || !sameUser(version, now)) {
      report('W011', path, `it names another time, message or user for version ${earlier} than the inventory of the object`)
    }
  }
}

/** Content paths of all files under a folder, relative to the object root. */
async function walkContent(root: string, folder: string, report: Report): Promise<readonly string[]> {
  const found: string[] = []
  const entries = await entriesOf(join(root, folder))
  if (entries.length === 0) report('E024', folder, 'the folder is empty')
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await walkContent(root, path, report)))
    else if (entry.isFile()) found.push(path)
    else report('E090', path, 'it is neither a file nor a folder')
  }
  return found
}

async function checkVersionFolder(
  root: string,
  name: string,
  rootBytes: Uint8Array,
  whole: Inventory,
  report: Report,
): Promise<readonly string[]> {
  let entries: readonly Dirent[]
  try {
    entries = await entriesOf(join(root, name))
  } catch {
    report('E046', name, 'the folder of this version is missing')
    return []
  }
  await checkVersionInventory(root, name, rootBytes, whole, report)
  const content: string[] = []
  for (const entry of entries) {
    const path = `${name}/${entry.name}`
    if (entry.isDirectory()) {
      if (entry.name === whole.contentDirectory) content.push(...(await walkContent(root, path, report)))
      else report('W002', path, 'this folder has no place in a version')
    } else if (!/^inventory\.json(?:\.sha(?:512|256))?$/.test(entry.name))
      report('E015', path, 'this file has no place in a version')
  }
  return content
}

/**
 * Holds a folder against OCFL 1.1 (and 1.0) and reports all that is wrong, with the specification's codes: the declaration, the inventories
 * and their sidecars, the sequence of versions, what each version says of itself and of its predecessors, and each file of
 * the content against its digest, read piece by piece. Throws only where the folder itself cannot be read.
 */
export async function validateObject(root: string): Promise<Validation> {
  const problems: Problem[] = []
  const report: Report = (code, path, message) => problems.push({ code, path, message })
  const entries = await entriesOf(root)
  const declared = await checkDeclaration(root, entries, report)
  const rootBytes = await readIfThere(join(root, INVENTORY_FILE))
  if (rootBytes === null) {
    report('E063', INVENTORY_FILE, 'the inventory of the object is missing')
    return { files: 0, bytes: 0, problems, inventory: null }
  }
  const { inventory, problems: found } = inspectInventory(rootBytes, INVENTORY_FILE)
  problems.push(...found)
  const algorithm = inventory?.algorithm ?? 'sha512'
  await checkSidecar(root, '', rootBytes, algorithm, report)
  checkRootEntries(entries, inventory, algorithm, report)
  if (inventory === null) return { files: 0, bytes: 0, problems, inventory }
  if (declared !== null && inventory.type !== `https://ocfl.io/${declared}/spec/#inventory`) {
    report('E038', INVENTORY_FILE, `its type is ${inventory.type}, and the object is declared to be OCFL ${declared}`)
  }

  const digests = new Map<string, string>()
  for (const [digest, paths] of inventory.manifest) for (const path of paths) digests.set(path, digest.toLowerCase())
  const there = new Set<string>()
  for (const name of inventory.versions.keys()) {
    for (const path of await checkVersionFolder(root, name, rootBytes, inventory, report)) there.add(path)
  }
  for (const path of there) if (!digests.has(path)) report('E023', path, 'the inventory does not know this file')
  let files = 0
  let bytes = 0
  for (const [path, digest] of digests) {
    if (!there.has(path)) {
      report('E092', path, 'the file is missing')
      continue
    }
    const actual = await digestOfFile(join(root, path), algorithm)
    files += 1
    bytes += actual.bytes
    if (actual.digest !== digest)
      report(
        'E092',
        path,
        `the file was altered: its digest is ${shortDigest(actual.digest)}, and the inventory says ${shortDigest(digest)}`,
      )
  }
  return { files, bytes, problems, inventory }
}
