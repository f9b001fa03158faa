import type { Worker } from 'node:worker_threads'
import type { EditionId } from '#shared/archive/ids.ts'
import type { VerificationReport } from '#shared/briefing/verify/report.ts'
import type { CallOutput } from '#shared/contract/contract.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { Archive } from '../archive/archive.ts'
import { startWorker } from '../archive/workers/start-worker.ts'
import type { VerifyingReply, VerifyingThread, VerifyTask } from './verify-briefing-worker.ts'

type Look = CallOutput<'briefing.verifying'>

export interface BriefingToVerify {
  readonly job: string
  readonly name: string
  /** The bytes of the file in base64. */
  readonly content: string
  readonly edition: EditionId
}

/** Where briefings are verified, one at a time, in a thread of its own, so that the windows are answered meanwhile. */
export interface VerificationDesk {
  /** Answers with the report. Another briefing, or `cancel`, ends it with the code `briefing-unreadable`. */
  verify(archive: Archive, briefing: BriefingToVerify): Promise<Outcome<VerificationReport>>
  look(job: string): Outcome<Look>
  /** Ends the thread at once. A job that is not here yet, since its file is still on its way, is not begun when it comes. */
  cancel(job: string): Promise<Outcome<Record<string, never>>>
}

interface Running {
  readonly job: string
  look: Look
  end(outcome: Outcome<VerificationReport>): void
}

interface Thread {
  readonly key: string
  readonly worker: Worker
  running: Running | null
}

/** So long a thread keeps the texts of an archive in memory after it was last used, in milliseconds. */
const KEPT = 5 * 60_000

const stopped = fail('briefing-unreadable', 'the verification was stopped')

/** Jobs that were cancelled and may still come. A window has one at a time; a file on its way is here within minutes. */
const CANCELLED = 100

export function createVerificationDesk(start: typeof startWorker = startWorker): VerificationDesk {
  let thread: Thread | null = null
  let cancelled: readonly string[] = []
  let asked = 0
  let forgetting: NodeJS.Timeout | null = null

  async function close(outcome: Outcome<VerificationReport>): Promise<void> {
    const closing = thread
    thread = null
    closing?.running?.end(outcome)
    await closing?.worker.terminate()
  }

  function forgetLater(): void {
    if (forgetting !== null) clearTimeout(forgetting)
    // A long briefing may take longer than that.
    forgetting = setTimeout(() => (thread?.running ? forgetLater() : void close(stopped)), KEPT)
    forgetting.unref()
  }

  function open(key: string, about: VerifyingThread): Thread {
    const worker = start('verify-briefing-worker', about)
    // The program may end while a thread waits for its next briefing.
    worker.unref()
    const opened: Thread = { key, worker, running: null }
    const failed = (message: string) => {
      opened.running?.end(fail('unexpected', `the briefing could not be verified: ${message}`))
      opened.running = null
      if (thread === opened) thread = null
    }
    worker.on('message', (reply: VerifyingReply) => {
      const { running } = opened
      if (running === null || running.job !== reply.job) return
      if (reply.kind === 'progress') {
        running.look = { state: 'running', ...reply.progress }
        return
      }
      opened.running = null
      running.end(reply.outcome)
    })
    worker.on('error', (error: NodeJS.ErrnoException) =>
      failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it needs more memory than there is. Split the file' : error.message),
    )
    worker.on('exit', () => failed('its thread ended before it was done'))
    return opened
  }

  return {
    async verify(archive, { job, name, content, edition }) {
      const bytes = Buffer.from(content, 'base64')
      const digest = archive.editions.find(({ id }) => id === edition)?.digest ?? ''
      const key = `${archive.root} ${edition} ${digest}`
      asked += 1
      const turn = asked
      if (thread !== null && (thread.key !== key || thread.running !== null)) await close(stopped)
      // While that thread ended another briefing may have come, or this one been cancelled.
      if (turn !== asked || cancelled.includes(job)) return stopped
      thread ??= open(key, { root: archive.root, edition })
      const used = thread
      forgetLater()
      return new Promise((resolve) => {
        used.running = { job, look: { state: 'running', stage: 'archive', done: 0, total: 0 }, end: resolve }
        used.worker.postMessage({ job, name, bytes } satisfies VerifyTask)
      })
    },
    look(job) {
      const running = thread?.running ?? null
      return succeed(running !== null && running.job === job ? running.look : { state: 'ended' })
    },
    async cancel(job) {
      cancelled = [...cancelled, job].slice(-CANCELLED)
      if (thread?.running?.job === job) await close(stopped)
      return succeed({})
    },
  }
}
