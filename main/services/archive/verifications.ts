import { randomUUID } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import type { CallOutput } from '#shared/contract/contract.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import { startWorker } from './workers/start-worker.ts'
import type { VerifyReply } from './workers/verify-worker.ts'

type Look = CallOutput<'verification.look'>

interface Job {
  readonly id: string
  readonly root: string
  readonly worker: Worker
  /** When the first bytes were read, by the clock that is handed in. */
  began: number | null
  look: Look
  fault: string | null
}

/** Checks that run beside the program, in threads of their own, and are asked after: neither host has to send anything by itself. */
export interface Verifications {
  /** Answers with the check of this folder that is under way, or begins one. Only one runs at a time: another folder's is cancelled. */
  start(root: string): string
  /** How far it has come, or what it found. A check is known until the next one begins. */
  look(job: string): Outcome<Look>
  cancel(job: string): Promise<Outcome<Record<string, never>>>
}

/** Below this the speed of the disk is not known yet, in milliseconds. */
const TOO_EARLY = 1_000

function remaining(job: Job, now: number): number | null {
  const { look, began } = job
  if (look.state !== 'running' || look.progress === null || began === null) return null
  const { bytesDone, bytesTotal } = look.progress
  const elapsed = now - began
  return look.progress.stage !== 'files' || elapsed < TOO_EARLY || bytesDone === 0
    ? null
    : Math.round((elapsed * (bytesTotal - bytesDone)) / bytesDone)
}

/** `now` gives milliseconds of a clock that does not jump. */
export function createVerifications(now: () => number): Verifications {
  let current: Job | null = null

  function begin(root: string): Job {
    const worker = startWorker('verify-worker', { root })
    const job: Job = {
      id: randomUUID(),
      root,
      worker,
      began: null,
      look: { state: 'running', progress: null, remainingMs: null, result: null },
      fault: null,
    }
    worker.on('message', (reply: VerifyReply) => {
      if (job.look.state !== 'running') return
      if (reply.kind === 'progress') {
        job.began ??= now()
        job.look = { ...job.look, progress: reply.progress }
      } else job.look = { ...job.look, state: 'done', remainingMs: null, result: reply.result }
    })
    worker.on('error', (error) => {
      job.fault = error.message
    })
    worker.on('exit', () => {
      if (job.look.state === 'running') job.fault ??= 'its thread ended before it was done'
    })
    return job
  }

  function find(id: string): Outcome<Job> {
    return current?.id === id ? succeed(current) : fail('call-malformed', 'this check is not known: another one has begun since')
  }

  async function stop(job: Job): Promise<void> {
    if (job.look.state !== 'running') return
    job.look = { ...job.look, state: 'cancelled', remainingMs: null }
    await job.worker.terminate()
  }

  return {
    start(root) {
      if (current !== null && current.look.state === 'running' && current.fault === null) {
        if (current.root === root) return current.id
        void stop(current)
      }
      current = begin(root)
      return current.id
    },
    look(id) {
      const job = find(id)
      if (!job.ok) return job
      if (job.value.fault !== null) return fail('unexpected', `the check broke off: ${job.value.fault}`)
      return succeed({ ...job.value.look, remainingMs: remaining(job.value, now()) })
    },
    async cancel(id) {
      const job = find(id)
      if (!job.ok) return job
      await stop(job.value)
      return succeed({})
    },
  }
}
