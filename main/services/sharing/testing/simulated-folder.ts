import type { SharedFolder } from '../shared-folder.ts'

interface Cloud {
  /** What the service that copies files about has, by name. */
  readonly files: Map<string, Buffer>
}

/** One member's copy of a folder that a service keeps alike, late, in pieces and in any order. */
export interface SimulatedFolder extends SharedFolder {
  /** Copies the file at `index` of the cloud to here, only its first part where `part` is below 1. */
  fetch(index: number, part: number): void
  /** Copies an own file to the cloud. */
  send(index: number, part: number): void
  /** Puts a copy beside the file, as services do that see two versions of one. */
  copyConflicted(index: number): void
  fetchAll(): void
  sendAll(): void
  names(): readonly string[]
}

export function createCloud(): Cloud {
  return { files: new Map() }
}

function nth<T>(items: Iterable<T>, index: number): T | undefined {
  const list = [...items]
  return list.length === 0 ? undefined : list[index % list.length]
}

export function createSimulatedFolder(cloud: Cloud, own: (name: string) => boolean): SimulatedFolder {
  const files = new Map<string, { bytes: Buffer; turn: number }>()
  let turn = 0
  const put = (name: string, bytes: Buffer) => {
    turn += 1
    files.set(name, { bytes, turn })
  }
  const isForeign = (name: string) => !own(name)
  const folder: SimulatedFolder = {
    names: () => [...files.keys()],
    fetch(index, part) {
      const name = nth([...cloud.files.keys()].filter(isForeign).sort(), index)
      const bytes = name === undefined ? undefined : cloud.files.get(name)
      if (name !== undefined && bytes !== undefined) put(name, bytes.subarray(0, Math.ceil(bytes.length * part)))
    },
    send(index, part) {
      const name = nth([...files.keys()].filter(own).sort(), index)
      const file = name === undefined ? undefined : files.get(name)
      if (name !== undefined && file !== undefined)
        cloud.files.set(name, file.bytes.subarray(0, Math.ceil(file.bytes.length * part)))
    },
    copyConflicted(index) {
      const name = nth([...files.keys()].filter(isForeign).sort(), index)
      const file = name === undefined ? undefined : files.get(name)
      if (name !== undefined && file !== undefined) put(name.replace('.jsonl', ` (conflicted copy ${turn}).jsonl`), file.bytes)
    },
    sendAll() {
      for (const [name, { bytes }] of files) if (own(name)) cloud.files.set(name, bytes)
    },
    fetchAll() {
      for (const [name, bytes] of cloud.files) if (!own(name)) put(name, bytes)
    },
    list: async () =>
      [...files]
        .map(([name, { bytes, turn: stamp }]) => ({ name, size: bytes.length, stamp: String(stamp) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    async read(name) {
      const file = files.get(name)
      if (file === undefined) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' })
      return file.bytes
    },
    async append(name, size, bytes) {
      const file = files.get(name)
      if ((file?.bytes.length ?? 0) !== size || (size === 0 && file !== undefined)) return false
      put(name, Buffer.concat([file?.bytes ?? Buffer.alloc(0), bytes]))
      return true
    },
  }
  return folder
}
