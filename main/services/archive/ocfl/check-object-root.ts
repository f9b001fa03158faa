import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { INVENTORY_FILE, type Inventory } from './inventory.ts'
import { readIfThere } from './read-if-there.ts'

/** `path` is relative to the object root, with "/"; empty for the root itself. */
export type ReportAt = (code: string, path: string, message: string) => void

/** What the registry of OCFL extensions lists (ocfl.github.io/extensions), and the name that any object may use for the first one it needs. */
const REGISTERED_EXTENSIONS = new Set([
  '0001-digest-algorithms',
  '0002-flat-direct-storage-layout',
  '0003-hash-and-id-n-tuple-storage-layout',
  '0004-hashed-n-tuple-storage-layout',
  '0005-mutable-head',
  '0006-flat-omit-prefix-storage-layout',
  '0007-n-tuple-omit-prefix-storage-layout',
  '0008-schema-registry',
  '0009-digest-algorithms',
  '0010-differential-n-tuple-omit-prefix-storage-layout',
  '0011-direct-clean-path-layout',
  'initial',
])

/** The entries of a folder by name. Throws what node:fs throws. */
export async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Checks the declaration of the object (OCFL 1.1, 3.2) and answers with the version that it declares, where it is one that is known. */
export async function checkDeclaration(root: string, entries: readonly Dirent[], report: ReportAt): Promise<string | null> {
  const declarations = entries.filter((entry) => entry.isFile() && entry.name.startsWith('0='))
  const [first] = declarations
  if (first === undefined) {
    report('E003', '', 'there is no declaration that this folder is an OCFL object')
    for (const { name } of entries)
      if (/^[^=]*=ocfl_object_/.test(name)) report('E005', name, 'the name of a declaration begins with "0="')
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

async function checkExtensions(root: string, report: ReportAt): Promise<void> {
  for (const entry of await entriesOf(join(root, 'extensions'))) {
    const path = `extensions/${entry.name}`
    if (!entry.isDirectory()) {
      report('E067', path, 'the folder of extensions may only hold folders')
      report('E112', path, 'the folder of extensions may only hold folders')
    } else if (!REGISTERED_EXTENSIONS.has(entry.name)) report('W013', path, 'this is not the name of a registered extension')
  }
}

/** Looks for what has no place in the root of an object (OCFL 1.1, 3.1), and into its extensions (3.9). */
export async function checkRootEntries(
  root: string,
  entries: readonly Dirent[],
  inventory: Inventory | null,
  algorithm: string,
  report: ReportAt,
): Promise<void> {
  const files = new Set([INVENTORY_FILE, `${INVENTORY_FILE}.${algorithm}`])
  for (const entry of entries) {
    const { name } = entry
    if (entry.isDirectory()) {
      if (name === 'extensions') await checkExtensions(root, report)
      else if (name === 'logs' || inventory?.versions.has(name) === true) continue
      else if (/^v\d+$/.test(name)) {
        if (inventory !== null) report('E046', name, 'the inventory does not know this version')
      } else report('E001', name, 'this folder has no place in an OCFL object')
    } else if (!entry.isFile()) report('E090', name, 'it is neither a file nor a folder')
    else if (!files.has(name) && !name.startsWith('0=')) report('E001', name, 'this file has no place in an OCFL object')
  }
}
