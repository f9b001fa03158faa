import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CallOutput } from '#shared/contract/contract.ts'
import { type Outcome, succeed } from '#shared/contract/failure.ts'
import { kindOfHanded } from '#shared/contract/handed-file.ts'
import type { Handlers } from '#shared/contract/handlers.ts'
import type { PackJob } from '#shared/packs/pack-state.ts'
import { causeOf } from '../profile/disk-error.ts'

type Handed = CallOutput<'file.take'>
type OpenPack = (path: string) => Promise<Outcome<{ readonly job: PackJob }>>

/** Bytes; what one call may carry. */
const LARGEST_TEXT = 40_000_000

/** Reads a file that the system was told to open, as far as the window needs it to show what is in it. Nothing of it is kept. */
async function handOver(path: string, openPack: OpenPack): Promise<Handed> {
  const name = basename(path)
  const refuse = (message: string): Handed => ({ state: 'refused', name, message })
  const kind = kindOfHanded(name)
  if (kind === null) return refuse(`${path} was not opened: it is neither a pack, nor a bundle, nor a file of notes`)
  try {
    const file = await stat(path)
    if (file.isDirectory()) return refuse(`${path} was not opened: it is a folder`)
    if (!file.isFile()) return refuse(`${path} was not opened: it is not a file on a disk`)
    if (kind === 'pack') {
      const opened = await openPack(path)
      return opened.ok ? { state: 'pack', name, job: opened.value.job } : refuse(opened.error.message)
    }
    if (file.size > LARGEST_TEXT) return refuse(`${path} was not opened: it has ${file.size} bytes, and may have ${LARGEST_TEXT}`)
    return { state: kind, name, text: new TextDecoder().decode(await readFile(path)) }
  } catch (error) {
    return refuse(`${path} was not opened: ${causeOf(error)}`)
  }
}

/** The file that the window has not taken yet. A newer one takes its place: a person waits for the last they opened. */
export class WaitingFile {
  #path: string | null = null
  #tell: () => void = () => undefined

  /** `path` as `fileInArgument` gives it; null is nothing. */
  offer(path: string | null): void {
    if (path === null) return
    this.#path = path
    this.#tell()
  }

  /** `tell` is called for each file from now on. */
  onOffer(tell: () => void): void {
    this.#tell = tell
  }

  /** What answers `file.take`. A pack begins to be checked by `openPack`. */
  taking(openPack: OpenPack): Handlers['file.take'] {
    return async () => {
      const path = this.#path
      this.#path = null
      return succeed(path === null ? { state: 'none' } : await handOver(path, openPack))
    }
  }
}
