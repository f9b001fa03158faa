import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

// biome-ignore lint/suspicious/noExplicitAny: tests break inventories in ways that no type describes
export type LooseJson = any

/** An OCFL object in memory, to be broken and then written. */
export interface TestObject {
  /** By path: text is written as it is; the inventories are not among them. */
  readonly files: Map<string, string>
  readonly folders: Set<string>
  /** By folder of the version, '' for the root. Those that are removed are not written. */
  readonly inventories: Map<string, LooseJson>
  /** By path: what a sidecar holds where it shall not fit. Null where it shall be missing. */
  readonly sidecars: Map<string, string | null>
  /** Turns the text of an inventory into another, before its digest is taken. */
  rewrite: (text: string, folder: string) => string
}

export interface TestObjectOptions {
  readonly spec?: '1.0' | '1.1'
  readonly algorithm?: 'sha512' | 'sha256'
  readonly contentDirectory?: string
  readonly name?: (number: number) => string
  /** By number of the version: algorithms of older versions. */
  readonly algorithms?: readonly ('sha512' | 'sha256')[]
}

export function digestWith(algorithm: string, text: string): string {
  return createHash(algorithm).update(text).digest('hex')
}

/** An object whose versions hold the given files (logical path to text), each text stored once. It has neither errors nor warnings by default. */
export function testObject(versions: readonly Readonly<Record<string, string>>[], options: TestObjectOptions = {}): TestObject {
  const { spec = '1.1', contentDirectory } = options
  const nameOf = options.name ?? ((number: number) => `v${number}`)
  const folder = contentDirectory ?? 'content'
  const files = new Map([[`0=ocfl_object_${spec}`, `ocfl_object_${spec}\n`]])
  const stored = new Map<string, string>()
  const inventories = new Map<string, LooseJson>()
  versions.forEach((version, index) => {
    const name = nameOf(index + 1)
    for (const [path, text] of Object.entries(version)) {
      if (stored.has(text)) continue
      stored.set(text, `${name}/${folder}/${path}`)
      files.set(`${name}/${folder}/${path}`, text)
    }
    const algorithm = options.algorithms?.[index] ?? options.algorithm ?? 'sha512'
    const stateOf = (held: Readonly<Record<string, string>>) => {
      const state: Record<string, string[]> = {}
      for (const [path, text] of Object.entries(held)) {
        const digest = digestWith(algorithm, text)
        state[digest] = [...(state[digest] ?? []), path]
      }
      return state
    }
    inventories.set(name, {
      id: 'urn:example:lanterns',
      type: `https://ocfl.io/${spec}/spec/#inventory`,
      digestAlgorithm: algorithm,
      head: name,
      ...(contentDirectory === undefined ? {} : { contentDirectory }),
      manifest: Object.fromEntries([...stored].map(([text, path]) => [digestWith(algorithm, text), [path]])),
      versions: Object.fromEntries(
        versions.slice(0, index + 1).map((held, at) => [
          nameOf(at + 1),
          {
            created: `2026-01-0${at + 1}T10:00:00Z`,
            message: `change ${at + 1}`,
            user: { name: 'Ada', address: 'mailto:ada@example.org' },
            state: stateOf(held),
          },
        ]),
      ),
    })
  })
  const newest = inventories.get(nameOf(versions.length))
  inventories.set('', newest)
  return { files, folders: new Set(), inventories, sidecars: new Map(), rewrite: (text) => text }
}

/** Changes the inventory of the root and of the newest version alike. */
export function changeNewest(object: TestObject, change: (inventory: LooseJson) => void): void {
  change(object.inventories.get(''))
}

/** Changes the inventory of one folder and of no other. */
export function changeOne(object: TestObject, folder: string, change: (inventory: LooseJson) => void): void {
  const copy = structuredClone(object.inventories.get(folder))
  change(copy)
  object.inventories.set(folder, copy)
}

export async function writeTestObject(root: string, object: TestObject): Promise<void> {
  const put = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  await mkdir(root, { recursive: true })
  for (const folder of object.folders) await mkdir(join(root, folder), { recursive: true })
  for (const [path, text] of object.files) await put(path, text)
  for (const [folder, inventory] of object.inventories) {
    const at = folder === '' ? '' : `${folder}/`
    const text = object.rewrite(`${JSON.stringify(inventory, null, 2)}\n`, folder)
    await put(`${at}inventory.json`, text)
    const algorithm = String(inventory.digestAlgorithm ?? 'sha512')
    const path = `${at}inventory.json.${algorithm}`
    const sidecar = object.sidecars.get(path)
    if (sidecar === null) continue
    const known = ['sha512', 'sha256', 'md5'].includes(algorithm) ? algorithm : 'sha512'
    await put(path, sidecar ?? `${digestWith(known, text)} inventory.json\n`)
  }
}
