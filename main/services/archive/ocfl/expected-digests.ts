import type { ReportAt } from './check-object-root.ts'
import { fixityAlgorithm, shortDigest } from './digest.ts'
import type { Inventory } from './inventory.ts'

interface Expected {
  /** As Node calls it. */
  readonly algorithm: string
  readonly digest: string
  /** E092 from a manifest, E093 from a fixity block. */
  readonly code: 'E092' | 'E093'
  /** The inventory that says so. */
  readonly inventory: string
}

/** All that the inventories of an object say of the bytes of its files. What several of them say alike is kept once. */
export class ExpectedDigests {
  readonly #files = new Map<string, Expected[]>()
  readonly #missing = new Set<string>()
  readonly #there: ReadonlyMap<string, number>
  readonly #report: ReportAt

  constructor(there: ReadonlyMap<string, number>, report: ReportAt) {
    this.#there = there
    this.#report = report
  }

  #expect(path: string, expected: Expected): void {
    if (!this.#there.has(path)) {
      const key = `${expected.code} ${path}`
      if (this.#missing.has(key)) return
      this.#missing.add(key)
      this.#report(expected.code, path, 'the file is missing')
      // The published objects of OCFL have a file that the manifest names and the folder lacks under this number.
      if (expected.code === 'E092') this.#report('E023', path, `${expected.inventory} names this file, and the folder lacks it`)
      return
    }
    const known = this.#files.get(path)
    if (known === undefined) this.#files.set(path, [expected])
    else if (
      !known.some(
        (each) => each.algorithm === expected.algorithm && each.digest === expected.digest && each.code === expected.code,
      )
    )
      known.push(expected)
  }

  /** Takes in what one inventory says; `name` is its path. */
  add({ algorithm, manifest, fixity }: Inventory, name: string): void {
    for (const [digest, paths] of manifest) {
      const lower = digest.toLowerCase()
      for (const path of paths) this.#expect(path, { algorithm, digest: lower, code: 'E092', inventory: name })
    }
    for (const [fixityName, block] of fixity) {
      const known = fixityAlgorithm(fixityName)
      if (known === null) continue
      for (const [digest, paths] of block)
        for (const path of paths)
          this.#expect(path, { algorithm: known.name, digest: digest.toLowerCase(), code: 'E093', inventory: name })
    }
  }

  /** The files to read, each with the algorithms that are needed for it. */
  files(): readonly { readonly path: string; readonly bytes: number; readonly algorithms: readonly string[] }[] {
    return [...this.#files].map(([path, expected]) => ({
      path,
      bytes: this.#there.get(path) ?? 0,
      algorithms: [...new Set(expected.map(({ algorithm }) => algorithm))],
    }))
  }

  /** Reports where the digests of a file are not those that are expected; `digests` in the order of the algorithms that `files` gave. */
  compare(path: string, digests: readonly string[]): void {
    const expected = this.#files.get(path) ?? []
    const algorithms = [...new Set(expected.map(({ algorithm }) => algorithm))]
    for (const { algorithm, digest, code, inventory } of expected) {
      const actual = digests[algorithms.indexOf(algorithm)] ?? ''
      if (actual === digest) continue
      this.#report(
        code,
        path,
        `the file was altered: its ${algorithm} digest is ${shortDigest(actual)}, and ${inventory} says ${shortDigest(digest)}`,
      )
    }
  }
}
