import { parentPort, workerData } from 'node:worker_threads'
import type { EditionId } from '#shared/archive/ids.ts'
import type { VerificationReport } from '#shared/briefing/verify/report.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import { openArchive } from '../archive/open-archive.ts'
import { type PreparedArchive, prepareArchive, type VerifyingProgress, verifyBriefing } from './verify-briefing.ts'

/** The archive and the edition that a thread holds briefings against: they are read once. */
export interface VerifyingThread {
  readonly root: string
  readonly edition: EditionId
}

export interface VerifyTask {
  readonly job: string
  readonly name: string
  readonly bytes: Uint8Array
}

export type VerifyingReply =
  | { readonly kind: 'progress'; readonly job: string; readonly progress: VerifyingProgress }
  | { readonly kind: 'done'; readonly job: string; readonly outcome: Outcome<VerificationReport> }

const port = parentPort
if (port === null) throw new Error('this is a thread of the program, not a command')
const { root, edition } = workerData as VerifyingThread

/** A window sees no more steps than these in a second; in milliseconds. */
const SAY_EVERY = 100

function progressOf(job: string) {
  let last = 0
  return (progress: VerifyingProgress) => {
    const now = performance.now()
    if (now - last < SAY_EVERY) return
    last = now
    port?.postMessage({ kind: 'progress', job, progress } satisfies VerifyingReply)
  }
}

let prepared: Promise<Outcome<PreparedArchive>> | null = null

async function prepare(job: string): Promise<Outcome<PreparedArchive>> {
  const archive = await openArchive(root, { cache: null, withoutThreads: true })
  return archive.ok ? prepareArchive(archive.value, edition, progressOf(job)) : archive
}

async function verify({ job, name, bytes }: VerifyTask): Promise<Outcome<VerificationReport>> {
  prepared ??= prepare(job)
  const ready = await prepared
  // What could not be read now may be there the next time.
  if (!ready.ok) prepared = null
  return ready.ok ? verifyBriefing({ name, bytes }, ready.value, progressOf(job)) : ready
}

port.on('message', (task: VerifyTask) => {
  verify(task).then(
    (outcome) => port.postMessage({ kind: 'done', job: task.job, outcome } satisfies VerifyingReply),
    // A thread that throws ends, and says why.
    (error: unknown) =>
      queueMicrotask(() => {
        throw error
      }),
  )
})
