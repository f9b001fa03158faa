import type { Dirent } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { isDiskFault } from '../../files/disk-fault.ts'
import { type CheckOptions, digestFiles } from '../workers/digest-files.ts'
import { checkDeclaration, checkRootEntries, entriesOf, type ReportAt } from './check-object-root.ts'
import { checkSidecar } from './check-sidecar.ts'
import { compareInventories } from './compare-inventories.ts'
import { ExpectedDigests } from './expected-digests.ts'
import { inspectInventory } from './inspect-inventory.ts'
import { INVENTORY_FILE, type Inventory, versionNumber } from './inventory.ts'
import type { Problem } from './problem.ts'
import { readIfThere } from './read-if-there.ts'
import { walkContent } from './walk-content.ts'

export interface Validation {
  /** Files of the content that were read, and their bytes. */
  readonly files: number
  readonly bytes: number
  readonly problems: readonly Problem[]
  /** The root inventory, where it could be read. */
  readonly inventory: Inventory | null
}

/** Walks through the folder of a version (OCFL 1.1, 3.3). Null where it is missing; otherwise the names in it. */
async function checkVersionFolder(
  root: string,
  name: string,
  whole: Inventory,
  there: Map<string, number>,
  report: ReportAt,
): Promise<readonly string[] | null> {
  let entries: readonly Dirent[]
  try {
    entries = await entriesOf(join(root, name))
  } catch (error) {
    if (!isDiskFault(error) || (error.code !== 'ENOENT' && error.code !== 'ENOTDIR')) throw error
    report('E046', name, 'the folder of this version is missing')
    report('E010', name, 'the folders of the versions are not continuous: this one is missing')
    return null
  }
  for (const entry of entries) {
    const path = `${name}/${entry.name}`
    if (entry.isDirectory()) {
      if (entry.name !== whole.contentDirectory) report('W002', path, 'this folder has no place in a version')
      else for (const [file, bytes] of await walkContent(root, path, report)) there.set(file, bytes)
    } else if (!entry.isFile()) report('E090', path, 'it is neither a file nor a folder')
    else if (!/^inventory\.json(?:\.sha(?:512|256))?$/.test(entry.name))
      report('E015', path, 'this file has no place in a version')
  }
  const names = entries.map((entry) => entry.name)
  const needed = [...whole.manifest.values()].some((paths) => paths.some((path) => path.startsWith(`${name}/`)))
  if (needed && !names.includes(whole.contentDirectory))
    report('E016', name, `it has content, and no folder "${whole.contentDirectory}" for it`)
  return names
}

function checkAllNamed(there: ReadonlyMap<string, number>, inventory: Inventory, name: string | null, report: ReportAt): void {
  const named = new Set([...inventory.manifest.values()].flat())
  for (const path of there.keys()) {
    if (named.has(path)) continue
    if (name === null) report('E023', path, 'the inventory does not know this file')
    else if (versionNumber(path) <= versionNumber(name))
      report('E023', `${name}/${INVENTORY_FILE}`, `it does not know the file ${path}`)
  }
}

/**
 * Holds a folder against OCFL 1.1 and 1.0 and reports all that is wrong, with the specification's codes: the declaration, the inventories
 * and their sidecars, the sequence of versions, what each version says of itself and of its predecessors, the fixity blocks, and each file of
 * the content against every digest that any inventory gives for it, read piece by piece and by all cores. Where the specification and
 * the objects published with it give one fault two numbers, it is reported under both. Not decided here: what only a storage root
 * can show (E069 to E088), what needs other versions of the object at hand (E062, E091), and W012.
 * Throws only where the folder itself cannot be read, and the reason of the signal.
 */
export async function validateObject(root: string, options: CheckOptions = {}): Promise<Validation> {
  const problems: Problem[] = []
  const report: ReportAt = (code, path, message) => problems.push({ code, path, message })
  const entries = await entriesOf(root)
  const declared = await checkDeclaration(root, entries, report)
  const rootBytes = await readIfThere(join(root, INVENTORY_FILE))
  if (rootBytes === null) {
    report('E063', INVENTORY_FILE, 'the inventory of the object is missing')
    return { files: 0, bytes: 0, problems, inventory: null }
  }
  const { inventory, problems: found, algorithm } = inspectInventory(rootBytes, INVENTORY_FILE)
  problems.push(...found)
  const names = entries.map((entry) => entry.name)
  if (algorithm === null || algorithm === 'sha512' || algorithm === 'sha256')
    await checkSidecar(root, '', rootBytes, algorithm ?? 'sha512', names, report)
  await checkRootEntries(root, entries, inventory, algorithm ?? 'sha512', report)
  if (inventory === null) return { files: 0, bytes: 0, problems, inventory }
  if (declared !== null && inventory.type !== `https://ocfl.io/${declared}/spec/#inventory`)
    report('E038', INVENTORY_FILE, `its type is ${inventory.type}, and the object is declared to be OCFL ${declared}`)

  const there = new Map<string, number>()
  const folders = new Map<string, readonly string[]>()
  for (const name of inventory.versions.keys()) {
    const inside = await checkVersionFolder(root, name, inventory, there, report)
    if (inside !== null) folders.set(name, inside)
  }
  checkAllNamed(there, inventory, null, report)
  const expected = new ExpectedDigests(there, report)
  expected.add(inventory, INVENTORY_FILE)
  // The inventories are read before the content, and count like it.
  const sizes = await Promise.all(
    [...folders.keys()].map(async (name) => (await stat(join(root, name, INVENTORY_FILE)).catch(() => null))?.size ?? 0),
  )
  const content = expected.files()
  const bytesTotal = [...sizes, ...content.map((file) => file.bytes)].reduce((sum, size) => sum + size, 0)
  const filesTotal = sizes.length + content.length
  let filesDone = 0
  let bytesDone = 0
  const tell = () => options.onProgress?.({ filesDone, filesTotal, bytesDone, bytesTotal })
  tell()
  let before: { readonly type: string; readonly name: string } | null = null
  for (const [index, [name, inside]] of [...folders].entries()) {
    // The window, or a person at a terminal, wants to hear between two large inventories, and to cancel.
    await setImmediate()
    options.signal?.throwIfAborted()
    filesDone = index
    bytesDone = sizes.slice(0, index).reduce((sum, size) => sum + size, 0)
    tell()
    const path = `${name}/${INVENTORY_FILE}`
    const bytes = await readIfThere(join(root, path))
    if (bytes === null) {
      report('W010', path, 'the version has no inventory of its own')
      continue
    }
    const equal = name === inventory.head && Buffer.compare(bytes, rootBytes) === 0
    if (name === inventory.head && !equal)
      report('E064', path, 'it differs from the inventory of the object, although it is its newest version')
    const { inventory: own, problems: ownProblems } = equal ? { inventory, problems: [] } : inspectInventory(bytes, path)
    problems.push(...ownProblems)
    await checkSidecar(root, `${name}/`, bytes, own?.algorithm ?? inventory.algorithm, inside, report)
    if (own === null) continue
    if (before !== null && own.type < before.type)
      report('E103', path, `it follows an earlier version of the specification than ${before.name}`)
    before = { type: own.type, name }
    if (equal) continue
    compareInventories(own, name, inventory, (code, message) => report(code, path, message))
    checkAllNamed(there, own, name, report)
    expected.add(own, path)
  }
  if (before !== null && inventory.type < before.type)
    report('E103', INVENTORY_FILE, `it follows an earlier version of the specification than ${before.name}`)

  let files = 0
  let bytes = 0
  const ahead = { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
  const digested = await digestFiles(root, expected.files(), {
    signal: options.signal,
    onProgress: (progress) => {
      filesDone = ahead.files + progress.filesDone
      bytesDone = ahead.bytes + progress.bytesDone
      tell()
    },
  })
  for (const file of digested) {
    if ('fault' in file) {
      report('unreadable', file.path, `the file cannot be read: ${file.fault}`)
      continue
    }
    files += 1
    bytes += file.bytes
    expected.compare(file.path, file.digests)
  }
  return { files, bytes, problems, inventory }
}
