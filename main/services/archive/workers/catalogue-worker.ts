import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { SourceSummary } from '#shared/archive/source.ts'
import { sourcesOf } from '../catalogue/catalogue.ts'
import { encodeCatalogue } from '../catalogue/catalogue-bytes.ts'
import { compileCatalogue } from '../catalogue/compile-catalogue.ts'
import { quickView } from '../catalogue/quick-view.ts'
import { readSummary } from '../catalogue/read-summaries.ts'
import { decodeText } from '../decode-text.ts'
import { type DigestAlgorithm, digestOf } from '../ocfl/digest.ts'
import { INVENTORY_FILE } from '../ocfl/inventory.ts'
import { digestInSidecar } from '../ocfl/sidecar.ts'

export interface CatalogueTask {
  readonly root: string
  readonly algorithm: DigestAlgorithm
}

/** What the thread says while it reads a large archive for the first time. */
export type CatalogueReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** The catalogue in bytes, and the digest of the inventory from which it was made, which is that of its sidecar. */
  | { readonly kind: 'catalogue'; readonly digest: string; readonly bytes: Uint8Array }
  /** Summaries by the digests of their records, as JSON text in UTF-8. Records that cannot be used are not among them. */
  | { readonly kind: 'summaries'; readonly bytes: Uint8Array }
  /** The inventory is out of the ordinary: who asked reads it by all the rules, and says what is wrong. */
  | { readonly kind: 'unusual' }
  | { readonly kind: 'end' }

const REPORT_EVERY = 200

const port = parentPort
if (port === null) throw new Error('this is a thread of the program, not a command')
const { root, algorithm } = workerData as CatalogueTask
const tell = (reply: CatalogueReply) => port.postMessage(reply)

function compile() {
  const bytes = readFileSync(join(root, INVENTORY_FILE))
  const digest = digestOf(bytes, algorithm)
  if (digestInSidecar(readFileSync(join(root, `${INVENTORY_FILE}.${algorithm}`), 'utf8')) !== digest) return null
  const text = decodeText(bytes)
  if (!text.ok) return null
  const view = quickView(JSON.parse(text.text))
  if (view === null || view.algorithm !== algorithm) return null
  const catalogue = compileCatalogue(view)
  return catalogue === null ? null : { catalogue, digest }
}

function work(): void {
  const made = compile()
  if (made === null) {
    tell({ kind: 'unusual' })
    return
  }
  tell({ kind: 'catalogue', digest: made.digest, bytes: encodeCatalogue(made.catalogue) })
  const newest = made.catalogue.versions.length - 1
  const edition = made.catalogue.versions[newest]?.name ?? ''
  const sources = sourcesOf(made.catalogue, newest)
  const summaries: (readonly [string, SourceSummary])[] = []
  for (const [index, source] of sources.entries()) {
    if (index % REPORT_EVERY === 0) tell({ kind: 'progress', done: index, total: sources.length })
    const read = readSummary(root, algorithm, edition, source)
    if (read.ok) summaries.push([source.record.digest, read.summary])
  }
  tell({ kind: 'progress', done: sources.length, total: sources.length })
  tell({ kind: 'summaries', bytes: Buffer.from(JSON.stringify(summaries)) })
}

work()
tell({ kind: 'end' })
