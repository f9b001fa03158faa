import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallOutput } from '#shared/contract/contract.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Change } from '#shared/notes/change.ts'
import { readLine } from '../journal/journal-line.ts'
import { causeOf, isDiskFull } from '../profile/disk-error.ts'
import { checkBackup, NoBackup } from './read-backup.ts'

/** Of the lines that are read at once, in bytes. */
const PAGE_BYTES = 4_000_000

/** The lines of backups that were checked, laid out beside the cache so that they can be read page by page. */
export class OpenedBackups {
  readonly #folder: string
  readonly #lines = new Map<string, { readonly path: string; readonly bytes: number }>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async open(path: string): Promise<Outcome<CallOutput<'backups.open'>>> {
    const job = randomUUID()
    const lines = join(this.#folder, `${job}.jsonl`)
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      const file = await open(lines, 'wx', 0o600)
      try {
        const manifest = await checkBackup(path, async (piece) => {
          await file.writeFile(piece)
        })
        this.#lines.set(job, { path: lines, bytes: manifest.files['notes.jsonl'].bytes })
        const { madeAt, program, reason, notes, trashed, lines: count } = manifest
        return succeed({ job, madeAt, program, reason, notes, trashed, lines: count })
      } finally {
        await file.close()
        if (!this.#lines.has(job)) await rm(lines, { force: true })
      }
    } catch (error) {
      if (error instanceof NoBackup) return fail('backup-refused', `the backup ${path} cannot be used: ${error.message}`)
      return fail(isDiskFull(error) ? 'disk-full' : 'file-not-written', `the backup could not be read: ${causeOf(error)}`)
    }
  }

  /** Changes from a byte of the lines on; lines that this version does not understand are counted. */
  async read(job: string, from: number): Promise<Outcome<CallOutput<'backups.read'>>> {
    const opened = this.#lines.get(job)
    if (opened === undefined) return fail('backup-refused', 'this backup is no longer open: open it again')
    const file = await open(opened.path, 'r')
    try {
      let length = PAGE_BYTES
      for (;;) {
        const bytes = Buffer.alloc(Math.min(length, opened.bytes - from))
        const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
        const end = bytes.subarray(0, bytesRead).lastIndexOf(0x0a) + 1
        if (end === 0 && from + bytesRead < opened.bytes) {
          // One line that is longer than a page.
          length *= 4
          continue
        }
        const changes: Change[] = []
        let notUnderstood = 0
        for (const text of bytes.toString('utf8', 0, end).split('\n')) {
          if (text === '') continue
          const line = readLine(text)
          if (line.state === 'change') changes.push(line.change)
          else notUnderstood += 1
        }
        const next = end === 0 ? opened.bytes : from + end
        return succeed({ changes, notUnderstood, next: next < opened.bytes ? next : null })
      }
    } finally {
      await file.close()
    }
  }

  async done(job: string): Promise<void> {
    const opened = this.#lines.get(job)
    this.#lines.delete(job)
    if (opened !== undefined) await rm(opened.path, { force: true })
  }

  /** Removes what is laid out, also by an earlier run that was ended. */
  async clear(): Promise<void> {
    this.#lines.clear()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
