import { decodeText } from '../decode-text.ts'
import type { DigestAlgorithm } from './digest.ts'
import { isObject, readFixity, readManifest } from './inspect-digests.ts'
import type { Report } from './inspect-paths.ts'
import { readVersions, URI } from './inspect-versions.ts'
import type { Inventory } from './inventory.ts'
import type { Problem } from './problem.ts'
import { type RepeatedKey, repeatedKeys } from './repeated-keys.ts'

export interface Inspection {
  /** Null where so much is wrong that nothing can be read by it. */
  readonly inventory: Inventory | null
  /** What it names as its algorithm, whether that is allowed or not; null where it names none. */
  readonly algorithm: string | null
  readonly problems: readonly Problem[]
}

const KEYS = new Set(['id', 'type', 'digestAlgorithm', 'head', 'contentDirectory', 'manifest', 'versions', 'fixity'])
const TYPE_10 = 'https://ocfl.io/1.0/spec/#inventory'
const TYPES = new Set([TYPE_10, 'https://ocfl.io/1.1/spec/#inventory'])

function readAlgorithm(value: unknown, report: Report): DigestAlgorithm | null {
  if (value === 'sha512') return value
  if (value === 'sha256') {
    report('W004', 'it uses sha256; sha512 is advised')
    return value
  }
  if (value === undefined) report('E036', 'it has no "digestAlgorithm"')
  else report('E025', `its digest algorithm is ${JSON.stringify(value)}; only sha512 and sha256 may address content`)
  return null
}

function readContentDirectory(value: unknown, report: Report): string {
  if (value === undefined) return 'content'
  if (typeof value !== 'string' || value === '') {
    report('E033', '"contentDirectory" is no name')
    return 'content'
  }
  if (value.includes('/')) {
    report('E017', `the name of the content folder "${value}" has a slash`)
    report('E108', `the content folder "${value}" does not stand directly in the folder of a version`)
  }
  if (value === '.' || value === '..') report('E018', `the content folder may not be "${value}"`)
  return value
}

/** OCFL has a code for a key given twice only where digests are the keys; elsewhere the inventory does not follow its structure. */
function reportRepeated({ way, key }: RepeatedKey, report: Report): void {
  const [block, , part] = way
  const short = key.length > 40 ? `${key.slice(0, 16)}...` : key
  if (block === 'manifest' && way.length === 1) report('E096', `the manifest has the digest ${short} twice`)
  else if (block === 'fixity' && way.length === 2)
    report('E097', `the fixity block "${way[1] ?? ''}" has the digest ${short} twice`)
  else if (block === 'versions' && part === 'state')
    report('E050', `the state of version ${way[1] ?? ''} has the digest ${short} twice`)
  else report('E033', `${way.length === 0 ? 'it' : `"${way.join('.')}"`} has the key "${short}" twice`)
}

function checkContentPaths({ manifest, versions, contentDirectory }: Inventory, report: Report): void {
  for (const paths of manifest.values()) {
    for (const content of paths) {
      const first = content.indexOf('/')
      const second = content.indexOf('/', first + 1)
      const version = content.slice(0, first)
      if (first <= 0 || second === -1 || !versions.has(version) || content.slice(first + 1, second) !== contentDirectory)
        report('E042', `the content path "${content}" is not in the content folder of a version`)
    }
  }
}

/**
 * Reads an inventory and reports everything in it that the specification forbids or advises against (OCFL 1.1, 3.5, and 1.0).
 * Looks only at the inventory: whether the files are there is `validateObject`'s business. `path` names it in the problems.
 */
export function inspectInventory(bytes: Uint8Array, path: string): Inspection {
  const problems: Problem[] = []
  const report: Report = (code, message) => problems.push({ code, path, message })
  const decoded = decodeText(bytes)
  if (!decoded.ok) {
    report('E033', `it is not UTF-8 from byte ${decoded.offset} on`)
    return { inventory: null, algorithm: null, problems }
  }
  let json: unknown
  try {
    json = JSON.parse(decoded.text)
  } catch (error) {
    report('E033', `it is not JSON: ${error instanceof Error ? error.message : String(error)}`)
    return { inventory: null, algorithm: null, problems }
  }
  if (!isObject(json)) {
    report('E033', 'it is not a JSON object')
    return { inventory: null, algorithm: null, problems }
  }
  for (const repeated of repeatedKeys(decoded.text)) reportRepeated(repeated, report)
  for (const key of Object.keys(json))
    if (!KEYS.has(key)) report('E102', `it has the key "${key}", which the specification does not know`)

  const { id, type, head } = json
  if (id === undefined) report('E036', 'it has no "id"')
  else if (typeof id !== 'string' || id === '') report('E037', '"id" is no text')
  else if (!URI.test(id)) report('W005', `its id "${id}" is no URI`)
  if (type === undefined) report('E036', 'it has no "type"')
  else if (typeof type !== 'string' || !TYPES.has(type))
    report('E038', `its type ${JSON.stringify(type)} is not that of an OCFL inventory 1.0 or 1.1`)
  const is10 = type === TYPE_10
  const algorithm = readAlgorithm(json['digestAlgorithm'], report)
  const contentDirectory = readContentDirectory(json['contentDirectory'], report)
  const manifest = readManifest(json['manifest'], algorithm, report)
  const fixity = readFixity(json['fixity'], is10, report)
  const versions = readVersions(json['versions'], manifest, report)

  const newest = [...versions.keys()].at(-1)
  if (head === undefined) report('E036', 'it has no "head"')
  else if (head !== newest)
    report('E040', `its head is ${JSON.stringify(head)}, and its newest version ${newest ?? 'does not exist'}`)

  if (versions.size > 0) {
    const used = new Set([...versions.values()].flatMap((version) => [...new Set(version.state.values())]))
    for (const [digest, paths] of manifest) {
      if (used.has(digest)) continue
      report('E107', `no version uses ${paths.join(', ')} of the manifest`)
      // The published objects of OCFL 1.0 call this E050.
      if (is10) report('E050', `no state names the digest of ${paths.join(', ')}`)
    }
  }
  const named = json['digestAlgorithm']
  const answer = { algorithm: typeof named === 'string' ? named : null, problems }
  if (typeof type !== 'string' || algorithm === null || newest === undefined) return { ...answer, inventory: null }
  const inventory: Inventory = {
    id: typeof id === 'string' ? id : '',
    type,
    algorithm,
    head: newest,
    contentDirectory,
    manifest,
    fixity,
    versions,
  }
  checkContentPaths(inventory, report)
  return { ...answer, inventory }
}
