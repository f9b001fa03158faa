import { parentPort, workerData } from 'node:worker_threads'
import { type Verification, type VerifyProgress, verifyArchive } from '../verify-archive.ts'

/** What the thread says while it checks an archive. It is cancelled by ending it; the threads that it started end with it. */
export type VerifyReply =
  | { readonly kind: 'progress'; readonly progress: VerifyProgress }
  | { readonly kind: 'done'; readonly result: Verification }

const port = parentPort
if (port === null) throw new Error('this is a thread of the program, not a command')
const { root } = workerData as { readonly root: string }
const tell = (reply: VerifyReply) => port.postMessage(reply)

const result = await verifyArchive(root, { onProgress: (progress) => tell({ kind: 'progress', progress }) })
tell({ kind: 'done', result })
