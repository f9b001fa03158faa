import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { type DigestedFile, digestFile, type FileToDigest } from './digest-file.ts'
import type { DigestReply, DigestRequest } from './digest-worker.ts'
import { startWorker } from './start-worker.ts'

/** How far a check has come. `bytes` counts what was read, `files` what was read to its end. */
export interface CheckProgress {
  readonly filesDone: number
  readonly filesTotal: number
  readonly bytesDone: number
  readonly bytesTotal: number
}

export interface CheckOptions {
  readonly onProgress?: ((progress: CheckProgress) => void) | undefined
  /** Ends the check: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** Below this, starting threads takes longer than reading (some 40 ms each). */
const WORTH_THREADS = 16 << 20
/** What a thread is given at a time: enough that it never waits, little enough that no thread ends long after the others. */
const BATCH_BYTES = 8 << 20
const BATCH_FILES = 256

function inBatches(files: readonly FileToDigest[]): DigestRequest[] {
  // The largest first, so that no thread begins a long file when the others are done.
  const ordered = [...files].sort((a, b) => b.bytes - a.bytes)
  const batches: FileToDigest[][] = []
  let bytes = BATCH_BYTES
  for (const file of ordered) {
    const last = batches.at(-1)
    if (last === undefined || last.length >= BATCH_FILES || bytes + file.bytes > BATCH_BYTES) {
      batches.push([file])
      bytes = file.bytes
    } else {
      last.push(file)
      bytes += file.bytes
    }
  }
  return batches
}

async function digestByThreads(
  root: string,
  files: readonly FileToDigest[],
  onRead: (bytes: number, files: number) => void,
  signal: AbortSignal | undefined,
): Promise<readonly DigestedFile[]> {
  const batches = inBatches(files).reverse()
  const count = Math.min(availableParallelism(), batches.length)
  const workers: Worker[] = []
  const digested: DigestedFile[] = []
  try {
    return await new Promise<readonly DigestedFile[]>((resolve, reject) => {
      let busy = 0
      const stop = () => reject(signal?.reason)
      signal?.addEventListener('abort', stop, { once: true })
      const give = (worker: Worker) => {
        const batch = batches.pop()
        if (batch === undefined) {
          if (busy === 0) resolve(digested)
          return
        }
        busy += 1
        worker.postMessage(batch)
      }
      for (let number = 0; number < count; number += 1) {
        const worker = startWorker('digest-worker', { root })
        workers.push(worker)
        worker.on('error', reject)
        worker.on('message', (reply: DigestReply) => {
          if (reply.kind === 'read') {
            onRead(reply.bytes, reply.files)
            return
          }
          busy -= 1
          digested.push(...reply.files)
          give(worker)
        })
        give(worker)
      }
    })
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/**
 * Computes digests of many files under `root`, each file read once, by as many threads as the machine has cores; a few small files by this thread.
 * The order of the answer is that in which they were done. A file that cannot be read is answered with its fault.
 */
export async function digestFiles(
  root: string,
  files: readonly FileToDigest[],
  { onProgress, signal }: CheckOptions = {},
): Promise<readonly DigestedFile[]> {
  signal?.throwIfAborted()
  const bytesTotal = files.reduce((sum, file) => sum + file.bytes, 0)
  const filesTotal = files.length
  let bytesDone = 0
  let filesDone = 0
  const onRead = (bytes: number, done: number) => {
    bytesDone += bytes
    filesDone += done
    onProgress?.({ filesDone, filesTotal, bytesDone, bytesTotal })
  }
  onRead(0, 0)
  signal?.throwIfAborted()
  if (bytesTotal >= WORTH_THREADS) return digestByThreads(root, files, onRead, signal)

  const buffer = Buffer.allocUnsafeSlow(1 << 18)
  const digested: DigestedFile[] = []
  for (const file of files) {
    digested.push(digestFile(root, file, buffer, (bytes) => onRead(bytes, 0)))
    onRead(0, 1)
    // Others may want this thread between two files.
    if (digested.length % 16 === 0) await setImmediate()
    signal?.throwIfAborted()
  }
  return digested
}
