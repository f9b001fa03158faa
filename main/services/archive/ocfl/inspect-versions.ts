import { isListOfStrings, isObject, type JsonObject } from './inspect-digests.ts'
import { checkPaths, LOGICAL_PATHS, type Report } from './inspect-paths.ts'
import { type InventoryVersion, type VersionUser, versionNumber } from './inventory.ts'

const VERSION_KEYS = new Set(['created', 'state', 'message', 'user'])
const USER_KEYS = new Set(['name', 'address'])
const RFC3339 =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
/** A scheme and something after it (RFC 3986, 3). */
export const URI = /^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/

function readUser(value: unknown, version: string, report: Report): VersionUser | null {
  if (value === undefined) {
    report('W007', `version ${version} does not say who made it`)
    return null
  }
  if (!isObject(value) || typeof value['name'] !== 'string' || value['name'] === '') {
    report('E054', `the user of version ${version} has no name`)
    return null
  }
  for (const key of Object.keys(value)) {
    if (!USER_KEYS.has(key))
      report('E102', `the user of version ${version} has the key "${key}", which the specification does not know`)
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
      report(
        'E050',
        `the state of version ${version} names ${digest.slice(0, 16)}, which the manifest does not have in these letters`,
      )
    for (const path of list) {
      paths.push(path)
      state.set(path, digest)
    }
  }
  checkPaths(paths, LOGICAL_PATHS, report)
  return state
}

/** Reads one version block (OCFL 1.1, 3.5.3.1). */
export function readVersion(
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

/** The first version sets the convention: no zeros in front, or zeros to one length (OCFL 1.1, 3.3). */
function checkPadding(ordered: readonly string[], report: Report): void {
  const [first] = ordered
  if (first === undefined || !ordered.some((name) => name.startsWith('v0'))) return
  const padded = first.startsWith('v0')
  const odd = ordered.filter((name) => (padded ? name.length !== first.length || !name.startsWith('v0') : name.startsWith('v0')))
  if (odd.length === 0) {
    report('W001', 'the names of the versions are padded with zeros')
    return
  }
  const list = odd.join(', ')
  if (padded && odd.some((name) => !name.startsWith('v0'))) report('E011', `${list}: a padded name begins with "v0"`)
  report('E012', `${list}: the names of the versions are padded in different ways`)
  report('E013', `${list}: the first version is ${first}, and sets how the others are named`)
}

/** Names of versions in ascending order, checked: v1, v2, ... without a gap, or all padded with zeros to one length. */
function checkVersionNames(names: readonly string[], report: Report): readonly string[] {
  const good = names.filter((name) => {
    if (/^v0*[1-9]\d*$/.test(name)) return true
    report('E046', `"${name}" is no name of a version`)
    if (name.startsWith('v')) report('E105', `"${name}" does not give a version number from 1 on after the "v"`)
    else report('E104', `"${name}" does not begin with "v"`)
    return false
  })
  const ordered = good.sort((a, b) => versionNumber(a) - versionNumber(b))
  checkPadding(ordered, report)
  if (ordered.length === 0) report('E008', 'it has no version')
  ordered.forEach((name, index) => {
    const before = index === 0 ? 0 : versionNumber(ordered[index - 1] ?? 'v0')
    const number = versionNumber(name)
    if (number !== before + 1)
      report(before === 0 ? 'E009' : 'E010', `after ${before === 0 ? 'nothing' : `version ${before}`} comes version ${number}`)
  })
  return ordered
}

/** Reads the block of all versions (OCFL 1.1, 3.5.3), in ascending order. */
export function readVersions(
  block: unknown,
  manifest: ReadonlyMap<string, unknown>,
  report: Report,
): ReadonlyMap<string, InventoryVersion> {
  const versions = new Map<string, InventoryVersion>()
  if (block === undefined) {
    report('E041', 'it has no "versions"')
    report('E043', 'it has no "versions"')
    return versions
  }
  if (!isObject(block)) {
    report('E044', '"versions" is not an object')
    report('E045', '"versions" is not an object')
    return versions
  }
  const given: JsonObject = block
  for (const name of checkVersionNames(Object.keys(given), report)) {
    const version = readVersion(given[name], name, manifest, report)
    if (version !== null) versions.set(name, version)
  }
  return versions
}
