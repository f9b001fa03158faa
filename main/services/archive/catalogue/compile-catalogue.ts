import type { DigestAlgorithm } from '../ocfl/digest.ts'
import type { Inventory } from '../ocfl/inventory.ts'
import { type CatalogueData, type CatalogueVersion, type ListedSource, sourceOfRecord } from './catalogue.ts'

/** An inventory as the catalogue wants it: digests with lists of paths, to be walked through once. */
export interface InventoryView {
  readonly id: string
  readonly algorithm: DigestAlgorithm
  readonly manifest: Iterable<readonly [string, readonly string[]]>
  readonly versions: readonly (CatalogueVersion & { readonly state: Iterable<readonly [string, readonly string[]]> })[]
}

export function viewOfInventory({ id, algorithm, manifest, versions }: Inventory): InventoryView {
  return {
    id,
    algorithm,
    manifest,
    versions: [...versions].map(([name, { created, message, user, state }]) => ({
      name,
      created,
      message,
      user,
      state: [...state].map(([path, digest]) => [digest, [path]] as const),
    })),
  }
}

/** The sources of the newest version, before there is a catalogue: in the order of their ids. */
export function sourcesOfView({ manifest, versions }: InventoryView): readonly ListedSource[] {
  const placeOf = new Map<string, string>()
  for (const [digest, [place]] of manifest) if (place !== undefined) placeOf.set(digest, place)
  const sources: ListedSource[] = []
  for (const [digest, paths] of versions.at(-1)?.state ?? []) {
    for (const path of paths) {
      const id = sourceOfRecord(path)
      const place = placeOf.get(digest)
      if (id !== null && place !== undefined) sources.push({ id, record: { digest: digest.toLowerCase(), path: place } })
    }
  }
  return sources.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Makes the catalogue of an inventory. Null where a state names a digest that the manifest does not have. */
export function compileCatalogue({ id, algorithm, manifest, versions }: InventoryView): CatalogueData | null {
  const digests: string[] = []
  const places: string[] = []
  const contentOf = new Map<string, number>()
  for (const [digest, [place]] of manifest) {
    if (place === undefined) continue
    contentOf.set(digest, digests.length)
    digests.push(digest.toLowerCase())
    places.push(place)
  }
  const numberOf = new Map<string, number>()
  const met: string[] = []
  const found: { readonly paths: readonly number[]; readonly contents: readonly number[] }[] = []
  for (const { state } of versions) {
    const paths: number[] = []
    const contents: number[] = []
    for (const [digest, list] of state) {
      const content = contentOf.get(digest)
      if (content === undefined) return null
      for (const path of list) {
        let number = numberOf.get(path)
        if (number === undefined) {
          number = met.length
          numberOf.set(path, number)
          met.push(path)
        }
        paths.push(number)
        contents.push(content)
      }
    }
    found.push({ paths, contents })
  }
  const paths = [...met].sort()
  const rankOf = new Uint32Array(met.length)
  paths.forEach((path, rank) => {
    rankOf[numberOf.get(path) ?? 0] = rank
  })
  const byRank = new Uint32Array(met.length)
  const states = found.map((state) => {
    byRank.fill(0)
    state.paths.forEach((number, index) => {
      byRank[rankOf[number] ?? 0] = (state.contents[index] ?? 0) + 1
    })
    const pairs = new Uint32Array(state.paths.length * 2)
    let at = 0
    for (let rank = 0; rank < byRank.length; rank += 1) {
      const content = byRank[rank] ?? 0
      if (content === 0) continue
      pairs[at] = rank
      pairs[at + 1] = content - 1
      at += 2
    }
    return pairs.subarray(0, at)
  })
  const named = versions.map(({ name, created, message, user }) => ({ name, created, message, user }))
  return { id, algorithm, versions: named, paths, digests, places, states }
}
