import { parentPort, workerData } from 'node:worker_threads'
import type { EditionId } from '#shared/archive/ids.ts'
import type { Outcome } from '#shared/contract/failure.ts'
import { openArchive } from '../archive/open-archive.ts'
import { type FreshIndex, makeIndex } from './make-index.ts'

export interface IndexTask {
  readonly root: string
  /** Where catalogues of large archives are kept; null where none are. */
  readonly cache: string | null
  readonly edition: EditionId
}

/** What the thread says while it makes an index. It is cancelled by ending it. */
export type IndexReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly outcome: Outcome<FreshIndex> }

const port = parentPort
if (port === null) throw new Error('this is a thread of the program, not a command')
const { root, cache, edition } = workerData as IndexTask

const archive = await openArchive(root, { cache })
const outcome = archive.ok
  ? await makeIndex(archive.value, edition, (done, total) =>
      port.postMessage({ kind: 'progress', done, total } satisfies IndexReply),
    )
  : archive
const buffer = outcome.ok ? outcome.value.bytes.buffer : null
port.postMessage({ kind: 'done', outcome } satisfies IndexReply, buffer instanceof ArrayBuffer ? [buffer] : [])
