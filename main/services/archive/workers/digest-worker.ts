import { parentPort, workerData } from 'node:worker_threads'
import { type DigestedFile, digestFile, type FileToDigest } from './digest-file.ts'

/** What `digest-files.ts` sends: files to read. */
export type DigestRequest = readonly FileToDigest[]

/** What it hears: that bytes were read, and at the end of a request its digests. */
export type DigestReply =
  | { readonly kind: 'read'; readonly bytes: number; readonly files: number }
  | { readonly kind: 'done'; readonly files: readonly DigestedFile[] }

/** A word after so many bytes: often enough for a bar that moves, seldom enough to cost nothing. */
const REPORT_AFTER = 4 << 20

const port = parentPort
if (port === null) throw new Error('this is a thread of the program, not a command')
const { root } = workerData as { readonly root: string }
const buffer = Buffer.allocUnsafeSlow(1 << 20)

port.on('message', (request: DigestRequest) => {
  let bytes = 0
  let files = 0
  const tell = (reply: DigestReply) => port.postMessage(reply)
  const done = request.map((file) => {
    const digested = digestFile(root, file, buffer, (read) => {
      bytes += read
      if (bytes < REPORT_AFTER) return
      tell({ kind: 'read', bytes, files })
      bytes = 0
      files = 0
    })
    files += 1
    return digested
  })
  tell({ kind: 'read', bytes, files })
  tell({ kind: 'done', files: done })
})
