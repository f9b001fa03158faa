import { fail, type Outcome } from '#shared/contract/failure.ts'
import { startWorker } from '../archive/workers/start-worker.ts'
import type { FreshIndex } from './make-index.ts'
import type { IndexReply, IndexTask } from './search-index-worker.ts'

/** An index that is being made. */
export interface IndexBuilding {
  /** Never rejects. */
  readonly done: Promise<Outcome<FreshIndex>>
  /** Ends it: `done` then says so. */
  cancel(): Promise<void>
}

export type IndexBuilder = (task: IndexTask, onProgress: (done: number, total: number) => void) => IndexBuilding

/** Makes an index in a thread of its own, so that the windows are answered meanwhile. */
export const buildInThread: IndexBuilder = (task, onProgress) => {
  const worker = startWorker('search-index-worker', task)
  const done = new Promise<Outcome<FreshIndex>>((resolve) => {
    worker.on('message', (reply: IndexReply) => {
      if (reply.kind === 'progress') onProgress(reply.done, reply.total)
      else resolve(reply.outcome)
    })
    worker.on('error', (error) => resolve(fail('unexpected', `the search index could not be made: ${error.message}`)))
    worker.on('exit', () =>
      resolve(fail('unexpected', 'the search index could not be made: its thread ended before it was done')),
    )
  })
  return {
    done,
    async cancel() {
      await worker.terminate()
    },
  }
}
