import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { compareHistories } from '#shared/packs/compare-histories.ts'
import { packChanges } from '#shared/packs/pack-changes.ts'
import type { PackRefusal } from '#shared/packs/pack-refusal.ts'
import { type PackJob, type PackPreview, type PackState, packJobSchema } from '#shared/packs/pack-state.ts'
import type { Disk } from '../files/disk.ts'
import { isDiskFault, writingFailure } from '../files/disk-fault.ts'
import type { Shelf } from '../shelf/shelf.ts'
import { readSigners, rememberSigner } from './known-signers.ts'
import type { PackDesk } from './pack-desk.ts'
import { type OpenedPack, PACK_LIMITS, readPack } from './read-pack.ts'
import { Refused, refusing } from './refused.ts'

export interface DeskParts {
  readonly profile: string
  readonly shelf: Shelf
  readonly disk: Disk
  readonly now: () => Date
  /** Bytes that a pack may have when it is sent in. */
  readonly limit?: number
}

interface Job {
  readonly id: PackJob
  readonly folder: string
  readonly stop: AbortController
  state: PackState
  opened: OpenedPack | null
  /** Ends when nothing is read or written for this job any more. */
  work: Promise<void>
}

/** Refuses a pack that adds nothing to what is held, or contradicts it. */
function checkAgainstHeld(opened: OpenedPack, shelf: Shelf): void {
  const { archive } = opened
  const held = shelf.find(archive.id)?.archive
  if (held === undefined) return
  const comparison = compareHistories(held.editions, archive.editions)
  switch (comparison.relation) {
    case 'newer':
      return
    case 'same':
      throw new Refused('pack-same', `the pack holds what you have already: edition ${held.current} of this archive`)
    case 'older':
      throw new Refused(
        'pack-older',
        `the pack is older than what you have: it ends with edition ${archive.current}, and you have ${held.current}`,
      )
    case 'differs':
      throw new Refused(
        'history-differs',
        `the pack has another history than the archive you have: edition ${comparison.edition} is not the same in both. One of the two was made anew or altered; ask its sender`,
      )
  }
}

async function previewOf(opened: OpenedPack, shelf: Shelf, profile: string): Promise<PackPreview> {
  const { archive, signer } = opened
  const offered = await archive.edition(archive.current)
  if (!offered.ok) throw new Refused('archive-invalid', offered.error.message)
  const held = shelf.find(archive.id)?.archive ?? null
  const before = held === null ? null : await held.edition(held.current)
  const known = signer === null ? undefined : (await readSigners(profile)).find((one) => one.fingerprint === signer.fingerprint)
  return {
    archive: archive.id,
    title: offered.value.campaign.title,
    current: archive.current,
    newEditions: archive.editions.slice(held?.editions.length ?? 0),
    held: held?.current ?? null,
    files: opened.files,
    bytes: opened.bytes,
    signer:
      signer === null
        ? null
        : {
            fingerprint: signer.fingerprint,
            claimedName: opened.contact,
            known: known === undefined ? null : { name: known.name, rememberedAt: known.rememberedAt },
          },
    changes: packChanges(before?.ok === true ? before.value : null, offered.value),
  }
}

function checking(step: 'unpacking' | 'digests' | 'archive'): PackState {
  return { state: 'checking', step, done: 0, total: 0 }
}

function unexpected(error: unknown): PackRefusal {
  const reason = error instanceof Error ? error.message : String(error)
  return { code: 'unreadable', message: `the pack could not be checked: ${reason}`, problems: [] }
}

/**
 * Opens the desk in a profile. What an earlier run left there, cut off while it checked a pack, is removed. Everything of a pack stays in
 * `incoming/` until it is accepted; a refused or declined pack leaves nothing.
 */
export async function openPackDesk({ profile, shelf, disk, now, limit = PACK_LIMITS.bytes }: DeskParts): Promise<PackDesk> {
  const incoming = join(profile, 'incoming')
  let current: Job | null = null
  await removeLeftovers()

  async function removeLeftovers(): Promise<void> {
    try {
      await rm(incoming, { recursive: true, force: true })
    } catch (error) {
      // Held by another program: it does no harm there, and the next start tries again.
      if (!isDiskFault(error)) throw error
    }
  }

  /** Leaves nothing of a job on the disk. What cannot be removed now is removed at the next start. */
  async function removeFiles(job: Job): Promise<void> {
    try {
      await rm(job.folder, { recursive: true, force: true })
      await disk.removeEmptyFolder(incoming)
    } catch (error) {
      if (!isDiskFault(error)) throw error
    }
  }

  async function clear(job: Job): Promise<void> {
    job.stop.abort()
    await job.work
    if (current === job) current = null
    await removeFiles(job)
  }

  async function newJob(): Promise<Job> {
    if (current !== null) await clear(current)
    const id = packJobSchema.parse(randomUUID())
    const folder = join(incoming, id)
    await mkdir(join(folder, 'bag'), { recursive: true, mode: 0o700 })
    const job: Job = {
      id,
      folder,
      stop: new AbortController(),
      state: checking('unpacking'),
      opened: null,
      work: Promise.resolve(),
    }
    current = job
    return job
  }

  async function check(job: Job, path: string): Promise<void> {
    const read = await readPack(path, join(job.folder, 'bag'), {
      signal: job.stop.signal,
      onProgress: ({ step, done, total }) => {
        job.state = { state: 'checking', step, done, total }
      },
    })
    if (!read.ok) {
      job.state = { state: 'refused', refusal: read.refusal }
      return
    }
    const preview = await refusing('the pack', async () => {
      checkAgainstHeld(read.value, shelf)
      return previewOf(read.value, shelf, profile)
    })
    if (preview.ok) {
      job.opened = read.value
      job.state = { state: 'ready', preview: preview.value }
    } else {
      job.state = { state: 'refused', refusal: preview.refusal }
    }
  }

  function start(job: Job, path: string): Outcome<{ job: PackJob }> {
    job.work = check(job, path)
      .catch((error: unknown) => {
        job.state = { state: 'refused', refusal: unexpected(error) }
      })
      .then(async () => {
        // Nothing of a refused pack stays, whether or not somebody looks at why.
        if (job.state.state === 'refused') await removeFiles(job)
      })
    return succeed({ job: job.id })
  }

  async function writeDown(pieces: AsyncIterable<Uint8Array>, path: string): Promise<Outcome<null>> {
    const file = await open(path, 'wx', 0o600)
    try {
      let bytes = 0
      for await (const piece of pieces) {
        bytes += piece.length
        if (bytes > limit) return fail('pack-too-large', `a pack may have ${limit} bytes; this one has more`)
        let at = 0
        while (at < piece.length) at += (await file.write(piece, at)).bytesWritten
      }
      return succeed(null)
    } finally {
      await file.close()
    }
  }

  function find(id: PackJob): Outcome<Job> {
    if (current?.id === id) return succeed(current)
    return fail('pack-unknown', 'this pack is not open any more: open it again')
  }

  async function keep(opened: OpenedPack, remember: boolean): ReturnType<PackDesk['accept']> {
    // Another window may have taken a pack of the same archive since this one was checked.
    const still = await refusing('the pack', async () => checkAgainstHeld(opened, shelf))
    if (!still.ok) return fail('pack-refused', still.refusal.message)
    const kept = await shelf.keep(opened.object, opened.archive)
    if (!kept.ok) return kept
    const { archive } = kept.value
    const signerRemembered = remember && (await rememberSignerOf(opened))
    return succeed({ archive: archive.id, current: archive.current, signerRemembered })
  }

  /** False where nobody signed, or the disk refused: the archive is kept all the same. */
  async function rememberSignerOf({ signer, contact }: OpenedPack): Promise<boolean> {
    if (signer === null) return false
    try {
      await rememberSigner(profile, { ...signer, name: contact ?? '', rememberedAt: now().toISOString() }, disk)
      return true
    } catch (error) {
      if (!isDiskFault(error)) throw error
      return false
    }
  }

  return {
    async open(path) {
      try {
        return start(await newJob(), path)
      } catch (error) {
        return { ok: false, error: writingFailure('the pack', error) }
      }
    },

    async receive(pieces) {
      try {
        const job = await newJob()
        const path = join(job.folder, 'pack.zip')
        const written = await writeDown(pieces, path).catch(async (error: unknown) => {
          await clear(job)
          throw error
        })
        if (written.ok) return start(job, path)
        await clear(job)
        return written
      } catch (error) {
        return { ok: false, error: writingFailure('the pack', error) }
      }
    },

    look(id) {
      const job = find(id)
      return job.ok ? succeed(job.value.state) : job
    },

    async text(id, source) {
      const job = find(id)
      if (!job.ok) return job
      const { opened } = job.value
      if (opened === null) return fail('pack-unknown', 'the pack has not been checked yet')
      return opened.archive.text(opened.archive.current, source)
    },

    async accept(id, remember) {
      const job = find(id)
      if (!job.ok) return job
      const { opened } = job.value
      if (opened === null) return fail('pack-unknown', 'the pack has not been checked yet, or was refused, or is being kept')
      // Taken off the desk at once, so that nobody keeps it twice; what would clear the desk waits for the end.
      job.value.opened = null
      const keeping = keep(opened, remember)
      job.value.work = keeping.then(
        () => undefined,
        () => undefined,
      )
      const kept = await keeping
      if (kept.ok) await clear(job.value)
      else job.value.opened = opened
      return kept
    },

    async decline(id) {
      if (current?.id === id) await clear(current)
      return succeed({})
    },

    async close() {
      if (current !== null) await clear(current)
    },
  }
}
