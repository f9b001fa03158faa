import { parentPort, workerData } from 'node:worker_threads'
import type { ListedSource } from '../catalogue/catalogue.ts'
import { readSummaries } from '../catalogue/read-summaries.ts'
import type { CatalogueReply, CatalogueTask } from './catalogue-worker.ts'

/** The sources that this thread is given to read, while the other one goes on with the inventory. */
export interface SummariesRequest {
  readonly edition: string
  readonly sources: readonly ListedSource[]
}

const port = parentPort
if (port === null) throw new Error('this is a thread of the program, not a command')
const { root, algorithm } = workerData as CatalogueTask
const tell = (reply: CatalogueReply) => port.postMessage(reply)

port.on('message', ({ edition, sources }: SummariesRequest) => {
  tell({
    kind: 'summaries',
    summaries: readSummaries(root, algorithm, edition, sources, (done) => tell({ kind: 'progress', done })),
  })
})
