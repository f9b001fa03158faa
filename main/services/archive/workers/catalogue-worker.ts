import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { ListedSource } from '../catalogue/catalogue.ts'
import { encodeCatalogue } from '../catalogue/catalogue-bytes.ts'
import { compileCatalogue, sourcesOfView } from '../catalogue/compile-catalogue.ts'
import { quickView } from '../catalogue/quick-view.ts'
import { readSummaries, type SummaryPair } from '../catalogue/read-summaries.ts'
import { decodeText } from '../decode-text.ts'
import { type DigestAlgorithm, digestOf } from '../ocfl/digest.ts'
import { INVENTORY_FILE } from '../ocfl/inventory.ts'
import { digestInSidecar } from '../ocfl/sidecar.ts'

export interface CatalogueTask {
  readonly root: string
  readonly algorithm: DigestAlgorithm
}

/** What the threads say that read a large archive for the first time. */
export type CatalogueReply =
  /** The inventory was read: how many sources the newest edition has, and those that the other thread shall read. */
  | { readonly kind: 'sources'; readonly total: number; readonly edition: string; readonly others: readonly ListedSource[] }
  /** So many more sources were read. */
  | { readonly kind: 'progress'; readonly done: number }
  /** The catalogue in bytes, and the digest of the inventory from which it was made, which is that of its sidecar. */
  | { readonly kind: 'catalogue'; readonly digest: string; readonly bytes: Uint8Array }
  /** Summaries by the digests of their records. Records that cannot be used are not among them. */
  | { readonly kind: 'summaries'; readonly summaries: readonly SummaryPair[] }
  /** The inventory is out of the ordinary: who asked reads it by all the rules, and says what is wrong. */
  | { readonly kind: 'unusual' }

/** This thread still has the catalogue to make, so the other one reads more of the records. */
const SHARE_OF_OTHER = 0.65

const port = parentPort
if (port === null) throw new Error('this is a thread of the program, not a command')
const { root, algorithm } = workerData as CatalogueTask
const tell = (reply: CatalogueReply) => port.postMessage(reply)

function readInventory() {
  const bytes = readFileSync(join(root, INVENTORY_FILE))
  const digest = digestOf(bytes, algorithm)
  if (digestInSidecar(readFileSync(join(root, `${INVENTORY_FILE}.${algorithm}`), 'utf8')) !== digest) return null
  const text = decodeText(bytes)
  if (!text.ok) return null
  const view = quickView(JSON.parse(text.text))
  return view === null || view.algorithm !== algorithm ? null : { view, digest }
}

/** Answers whether the inventory is as inventories are. */
function work(): boolean {
  const read = readInventory()
  if (read === null) return false
  const { view, digest } = read
  const edition = view.versions.at(-1)?.name ?? ''
  const sources = sourcesOfView(view)
  const own = sources.length - Math.round(sources.length * SHARE_OF_OTHER)
  tell({ kind: 'sources', total: sources.length, edition, others: sources.slice(own) })
  const catalogue = compileCatalogue(view)
  if (catalogue === null) return false
  tell({ kind: 'catalogue', digest, bytes: encodeCatalogue(catalogue) })
  const summaries = readSummaries(root, algorithm, edition, sources.slice(0, own), (done) => tell({ kind: 'progress', done }))
  tell({ kind: 'summaries', summaries })
  return true
}

if (!work()) tell({ kind: 'unusual' })
