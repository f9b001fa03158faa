import { decodeUtf8 } from '#shared/text/decode-utf8.ts'
import type { DigestAlgorithm } from './digest.ts'
import { type Inventory, type InventoryVersion, type VersionUser, versionNumber } from './inventory.ts'
import type { Problem } from './problem.ts'

type Report = (code: string, message: string) => void
type JsonObject = Readonly<Record<string, unknown>>

export interface Inspection {
  /** Null where so much is wrong that nothing can be read by it. */
  readonly inventory: Inventory | null
  readonly problems: readonly Problem[]
}

const KEYS = new Set(['id', 'type', 'digestAlgorithm', 'head', 'contentDirectory', 'manifest', 'versions', 'fixity'])
const VERSION_KEYS = new Set(['created', 'state', 'message', 'user'])
const TYPES = new Set(['https://ocfl.io/1.0/spec/#inventory', 'https://ocfl.io/1.1/spec/#inventory'])
const DIGEST_LENGTH: Readonly<Record<DigestAlgorithm, number>> = { sha512: 128, sha256: 64 }
const RFC3339 =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
const URI = /^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isListOfStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

interface PathCodes {
  readonly ends: string
  readonly elements: string
  readonly conflict: string
}
const CONTENT_PATHS: PathCodes = { ends: 'E100', elements: 'E099', conflict: 'E101' }
const LOGICAL_PATHS: PathCodes = { ends: 'E053', elements: 'E052', conflict: 'E095' }

function checkPaths(paths: readonly string[], codes: PathCodes, report: Report): void {
  const met = new Set<string>()
  for (const path of paths) {
    if (path.startsWith('/') || path.endsWith('/')) report(codes.ends, `the path "${path}" begins or ends with a slash`)
    else if (path.split('/').some((part) => part === '' || part === '.' || part === '..')) {
      report(codes.elements, `the path "${path}" has an empty part, "." or ".."`)
    }
    if (met.has(path)) report(codes.conflict, `the path "${path}" is given twice`)
    met.add(path)
  }
  for (const path of met) {
    for (let slash = path.indexOf('/', 1); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      const folder = path.slice(0, slash)
      if (met.has(folder)) report(codes.conflict, `"${folder}" is a file, and a folder in "${path}"`)
    }
  }
}

function readManifest(value: unknown, algorithm: DigestAlgorithm, report: Report): ReadonlyMap<string, readonly string[]> {
  const manifest = new Map<string, readonly string[]>()
  if (value === undefined) {
    report('E041', 'it has no "manifest"')
    return manifest
  }
  if (!isObject(value)) {
    report('E106', '"manifest" is not an object')
    return manifest
  }
  const met = new Set<string>()
  for (const [digest, paths] of Object.entries(value)) {
    if (!isListOfStrings(paths) || paths.length === 0) {
      report('E092', `the manifest gives no list of paths for ${digest.slice(0, 16)}`)
      continue
    }
    if (digest.length !== DIGEST_LENGTH[algorithm] || !/^[0-9a-fA-F]+$/.test(digest)) {
      report('E039', `"${digest.slice(0, 16)}" in the manifest is no ${algorithm} digest`)
    }
    if (met.has(digest.toLowerCase())) report('E096', `the manifest has ${digest.slice(0, 16)} twice`)
    met.add(digest.toLowerCase())
    manifest.set(digest, paths)
  }
  checkPaths([...manifest.values()].flat(), CONTENT_PATHS, report)
  return manifest
}

function readUser(value: unknown, version: string, report: Report): VersionUser | null {
  if (value === undefined) {
    report('W007', `version ${version} does not say who made it`)
    return null
  }
  if (!isObject(value) || typeof value['name'] !== 'string' || value['name'] === '') {
    report('E054', `the user of version ${version} has no name`)
    return null
  }
  const address = value['address']
  if (address === undefined) report('W008', `the user of version ${version} has no address`)
  else if (typeof address !== 'string') report('E054', `the address of the user of version ${version} is no text`)
  else if (!URI.test(address)) report('W009', `the address of the user of version ${version} is no URI`)
  return { name: value['name'], address: typeof address === 'string' ? address : null }
}

function readState(
  value: unknown,
  version: string,
  manifest: ReadonlyMap<string, unknown>,
  report: Report,
): ReadonlyMap<string, string> {
  const state = new Map<string, string>()
  if (value === undefined) {
    report('E048', `version ${version} has no "state"`)
    return state
  }
  if (!isObject(value)) {
    report('E050', `the state of version ${version} is not an object`)
    return state
  }
  const paths: string[] = []
  for (const [digest, list] of Object.entries(value)) {
    if (!isListOfStrings(list) || list.length === 0) {
      report('E051', `the state of version ${version} gives no list of paths for ${digest.slice(0, 16)}`)
      continue
    }
    if (!manifest.has(digest))
      report('E050', `the state of version ${version} names ${digest.slice(0, 16)}, which the manifest does not have`)
    for (const path of list) {
      paths.push(path)
      state.set(path, digest)
    }
  }
  checkPaths(paths, LOGICAL_PATHS, report)
  return state
}

function readVersion(
  value: unknown,
  name: string,
  manifest: ReadonlyMap<string, unknown>,
  report: Report,
): InventoryVersion | null {
  if (!isObject(value)) {
    report('E047', `version ${name} is not an object`)
    return null
  }
  for (const key of Object.keys(value)) {
    if (!VERSION_KEYS.has(key)) report('E102', `version ${name} has the key "${key}", which the specification does not know`)
  }
  const { created, message } = value
  if (created === undefined) report('E048', `version ${name} does not say when it was created`)
  else if (typeof created !== 'string' || !RFC3339.test(created)) {
    report('E049', `version ${name} was created at ${JSON.stringify(created)}, which is no date and time with seconds and zone`)
  }
  if (message === undefined) report('W007', `version ${name} has no message`)
  else if (typeof message !== 'string') report('E094', `the message of version ${name} is no text`)
  return {
    created: typeof created === 'string' ? created : '',
    message: typeof message === 'string' ? message : null,
    user: readUser(value['user'], name, report),
    state: readState(value['state'], name, manifest, report),
  }
}

/** Names of versions in ascending order, checked: v1, v2, ... without a gap, or all padded with zeros to one length. */
function checkVersionNames(names: readonly string[], report: Report): readonly string[] {
  const good = names.filter((name) => {
    const fits = /^v0*[1-9]\d*$/.test(name)
    if (!fits) report('E046', `"${name}" is no name of a version`)
    return fits
  })
  const ordered = good.sort((a, b) => versionNumber(a) - versionNumber(b))
  const padded = ordered.filter((name) => name.startsWith('v0'))
  if (padded.length > 0) {
    if (new Set(ordered.map((name) => name.length)).size > 1)
      report('E012', 'the names of the versions are padded in different ways')
    else report('W001', 'the names of the versions are padded with zeros')
  }
  if (ordered.length === 0) report('E008', 'it has no version')
  ordered.forEach((name, index) => {
    const before = index === 0 ? 0 : versionNumber(ordered[index - 1] ?? 'v0')
    const number = versionNumber(name)
    if (number !== before + 1)
      report(before === 0 ? 'E009' : 'E010', `after ${before === 0 ? 'nothing' : `version ${before}`} comes version ${number}`)
  })
  return ordered
}

function readAlgorithm(value: unknown, report: Report): DigestAlgorithm {
  if (value === undefined) report('E036', 'it has no "digestAlgorithm"')
  else if (value === 'sha256') {
    report('W004', 'it uses sha256; sha512 is advised')
    return 'sha256'
  } else if (value !== 'sha512')
    report('E025', `its digest algorithm is ${JSON.stringify(value)}; only sha512 and sha256 may address content`)
  return 'sha512'
}

function readContentDirectory(value: unknown, report: Report): string {
  if (value === undefined) return 'content'
  if (typeof value !== 'string' || value === '') {
    report('E033', '"contentDirectory" is no name')
    return 'content'
  }
  if (value.includes('/')) report('E017', `the name of the content folder "${value}" has a slash`)
  if (value === '.' || value === '..') report('E018', `the content folder may not be "${value}"`)
  return value
}

/**
 * Reads an inventory and reports everything in it that the specification forbids or advises against (OCFL 1.1, 3.5).
 * Looks only at the inventory: whether the files are there is `validateObject`'s business. `path` names it in the problems.
 */
export function inspectInventory(bytes: Uint8Array, path: string): Inspection {
  const problems: Problem[] = []
  const report: Report = (code, message) => problems.push({ code, path, message })
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) {
    report('E033', `it is not UTF-8 from byte ${decoded.offset} on`)
    return { inventory: null, problems }
  }
  let json: unknown
  try {
    json = JSON.parse(decoded.text)
  } catch (error) {
    report('E033', `it is not JSON: ${error instanceof Error ? error.message : String(error)}`)
    return { inventory: null, problems }
  }
  if (!isObject(json)) {
    report('E033', 'it is not a JSON object')
    return { inventory: null, problems }
  }
  for (const key of Object.keys(json))
    if (!KEYS.has(key)) report('E102', `it has the key "${key}", which the specification does not know`)

  const { id, type, head } = json
  if (id === undefined) report('E036', 'it has no "id"')
  else if (typeof id !== 'string' || id === '') report('E037', '"id" is no text')
  else if (!URI.test(id)) report('W005', `its id "${id}" is no URI`)
  if (type === undefined) report('E036', 'it has no "type"')
  else if (typeof type !== 'string' || !TYPES.has(type))
    report('E038', `its type ${JSON.stringify(type)} is not that of an OCFL inventory 1.0 or 1.1`)
  const algorithm = readAlgorithm(json['digestAlgorithm'], report)
  const contentDirectory = readContentDirectory(json['contentDirectory'], report)
  const manifest = readManifest(json['manifest'], algorithm, report)
  if (json['fixity'] !== undefined && !isObject(json['fixity'])) report('E111', '"fixity" is not an object')

  const versions = new Map<string, InventoryVersion>()
  const block = json['versions']
  if (block === undefined) report('E043', 'it has no "versions"')
  else if (!isObject(block)) report('E044', '"versions" is not an object')
  else {
    for (const name of checkVersionNames(Object.keys(block), report)) {
      const version = readVersion(block[name], name, manifest, report)
      if (version !== null) versions.set(name, version)
    }
  }
  const newest = [...versions.keys()].at(-1)
  if (head === undefined) report('E036', 'it has no "head"')
  else if (head !== newest)
    report('E040', `its head is ${JSON.stringify(head)}, and its newest version ${newest ?? 'does not exist'}`)

  const used = new Set([...versions.values()].flatMap((version) => [...version.state.values()]))
  for (const [digest, paths] of manifest) {
    if (versions.size > 0 && !used.has(digest)) report('E107', `no version uses ${paths.join(', ')} of the manifest`)
    for (const content of paths) {
      const [version, folder] = content.split('/')
      if (version === undefined || !versions.has(version) || folder !== contentDirectory) {
        report('E042', `the content path "${content}" is not in the content folder of a version`)
      }
    }
  }
  if (typeof id !== 'string' || typeof type !== 'string' || newest === undefined) return { inventory: null, problems }
  return { inventory: { id, type, algorithm, head: newest, contentDirectory, manifest, versions }, problems }
}
