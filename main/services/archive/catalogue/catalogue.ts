import type { DigestAlgorithm } from '../ocfl/digest.ts'
import type { VersionUser } from '../ocfl/inventory.ts'

export interface CatalogueVersion {
  readonly name: string
  readonly created: string
  readonly message: string | null
  readonly user: VersionUser | null
}

/**
 * What an inventory says, each text once: an inventory repeats the whole state for every version, and so grows with their number. Derived from
 * the inventory and never trusted over it: it is kept under the digest of the inventory, and each file is held against its digest when it is read.
 */
export interface CatalogueData {
  readonly id: string
  readonly algorithm: DigestAlgorithm
  /** In ascending order. */
  readonly versions: readonly CatalogueVersion[]
  /** All logical paths of all versions, sorted by code units. */
  readonly paths: readonly string[]
  /** Digests in lower case, and at the same positions where the bytes stand, relative to the object root. */
  readonly digests: readonly string[]
  readonly places: readonly string[]
  /** For each version pairs of a position in `paths`, ascending, and one in `digests`. */
  readonly states: readonly Uint32Array[]
}

export interface FilePlace {
  readonly digest: string
  /** Relative to the object root, with "/". */
  readonly path: string
}

/** Position of a text in a list sorted by code units, or -1. */
function searchSorted(list: readonly string[], text: string): number {
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = list[middle] ?? ''
    if (at === text) return middle
    if (at < text) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Where the bytes of a logical file of a version stand; null where the version has no such file. `version` is a position in `versions`. */
export function findFile(data: CatalogueData, version: number, path: string): FilePlace | null {
  const state = data.states[version]
  const wanted = searchSorted(data.paths, path)
  if (state === undefined || wanted === -1) return null
  let low = 0
  let high = state.length / 2 - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = state[middle * 2] ?? 0
    if (at === wanted) {
      const content = state[middle * 2 + 1] ?? 0
      return { digest: data.digests[content] ?? '', path: data.places[content] ?? '' }
    }
    if (at < wanted) low = middle + 1
    else high = middle - 1
  }
  return null
}

/** The logical paths of a version, sorted by code units. */
export function pathsOf(data: CatalogueData, version: number): readonly string[] {
  const state = data.states[version] ?? new Uint32Array()
  const paths: string[] = []
  for (let at = 0; at < state.length; at += 2) paths.push(data.paths[state[at] ?? 0] ?? '')
  return paths
}

const SOURCE_FILE = /^sources\/([^/]+)\/(source\.json|text\.txt|original(?:\.[a-z0-9]+)?)$/

/** The name of the folder of a source, where a logical path is that of its record. */
export function sourceOfRecord(path: string): string | null {
  return path.endsWith('/source.json') ? (SOURCE_FILE.exec(path)?.[1] ?? null) : null
}

export interface ListedSource {
  /** The name of its folder. */
  readonly id: string
  readonly record: FilePlace
}

/** The sources of a version in the order of their ids: those that have a record. */
export function sourcesOf(data: CatalogueData, version: number): readonly ListedSource[] {
  const state = data.states[version] ?? new Uint32Array()
  const sources: ListedSource[] = []
  for (let at = 0; at < state.length; at += 2) {
    const id = sourceOfRecord(data.paths[state[at] ?? 0] ?? '')
    const content = state[at + 1] ?? 0
    if (id !== null) sources.push({ id, record: { digest: data.digests[content] ?? '', path: data.places[content] ?? '' } })
  }
  return sources
}

export interface SourceChanges {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Those of which any file has other bytes. */
  readonly changed: readonly string[]
}

/** Which sources differ between two versions, by the digests of their files and without reading any: ids in order. */
export function compareSources(data: CatalogueData, from: number, to: number): SourceChanges {
  const a = data.states[from] ?? new Uint32Array()
  const b = data.states[to] ?? new Uint32Array()
  const touched = new Set<string>()
  const note = (path: number) => {
    const id = SOURCE_FILE.exec(data.paths[path] ?? '')?.[1]
    if (id !== undefined) touched.add(id)
  }
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const left = i < a.length ? (a[i] ?? 0) : Number.POSITIVE_INFINITY
    const right = j < b.length ? (b[j] ?? 0) : Number.POSITIVE_INFINITY
    if (left === right) {
      if (a[i + 1] !== b[j + 1]) note(left)
      i += 2
      j += 2
    } else if (left < right) {
      note(left)
      i += 2
    } else {
      note(right)
      j += 2
    }
  }
  const has = (version: number, id: string) => findFile(data, version, `sources/${id}/source.json`) !== null
  const ids = [...touched].sort()
  return {
    added: ids.filter((id) => !has(from, id) && has(to, id)),
    removed: ids.filter((id) => has(from, id) && !has(to, id)),
    changed: ids.filter((id) => has(from, id) && has(to, id)),
  }
}
