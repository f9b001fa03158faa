import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import type { SourceSummary } from '#shared/archive/source.ts'
import { fail, type Outcome, succeed } from '#shared/contract/failure.ts'
import type { DigestAlgorithm } from '../ocfl/digest.ts'
import { INVENTORY_FILE } from '../ocfl/inventory.ts'
import { readIfThere } from '../ocfl/read-if-there.ts'
import { readRootInventory } from '../ocfl/read-root-inventory.ts'
import { digestInSidecar } from '../ocfl/sidecar.ts'
import type { CatalogueReply, CatalogueTask } from '../workers/catalogue-worker.ts'
import { startWorker } from '../workers/start-worker.ts'
import type { SummariesRequest } from '../workers/summaries-worker.ts'
import type { CatalogueData } from './catalogue.ts'
import { decodeCatalogue } from './catalogue-bytes.ts'
import { compileCatalogue, viewOfInventory } from './compile-catalogue.ts'
import type { SummaryPair } from './read-summaries.ts'
import { readSealed, writeSealed } from './sealed-file.ts'

export interface OpenedCatalogue {
  readonly catalogue: CatalogueData
  /** Of the root inventory, by the algorithm of the archive. */
  readonly digest: string
  /** Summaries of records that were read before, by the digests of the records. */
  readonly summaries: ReadonlyMap<string, SourceSummary>
  /** Whether the archive is so large that a catalogue is kept for it. */
  readonly large: boolean
  /** When what was made is on the disk for the next opening, or could not be put there. */
  readonly kept: Promise<void>
}

/** How many sources of a large archive were read at its first opening. */
export interface OpeningProgress {
  readonly done: number
  readonly total: number
}

export interface OpenOptions {
  /** The folder in which catalogues of large archives are kept; null keeps none. It need not exist. */
  readonly cache: string | null
  readonly onProgress?: ((progress: OpeningProgress) => void) | undefined
  /** Set where the program is one file, and has no threads beside it: a large archive is then opened as a small one is, only more slowly. */
  readonly withoutThreads?: boolean
}

/** Below this an inventory is read anew each time, by all the rules, in a few hundredths of a second; in bytes. */
const LARGE = 2 << 20

const catalogueFile = (cache: string, digest: string) => join(cache, `catalogue-${digest.slice(0, 32)}.derived`)
const summariesFile = (cache: string, digest: string) => join(cache, `summaries-${digest.slice(0, 32)}.derived`)

async function digestOfStream(path: string, algorithm: DigestAlgorithm): Promise<string> {
  const hash = createHash(algorithm)
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const chunk: Buffer = piece
    hash.update(chunk)
  }
  return hash.digest('hex')
}

/** The digest that the sidecar of a root inventory states, and its algorithm; null where there is none or more than one. */
async function statedDigest(root: string): Promise<{ readonly algorithm: DigestAlgorithm; readonly digest: string } | null> {
  const found: { readonly algorithm: DigestAlgorithm; readonly digest: string }[] = []
  for (const algorithm of ['sha512', 'sha256'] as const) {
    const bytes = await readIfThere(join(root, `${INVENTORY_FILE}.${algorithm}`))
    const digest = bytes === null ? null : digestInSidecar(new TextDecoder().decode(bytes))
    if (digest !== null) found.push({ algorithm, digest })
  }
  const [only] = found
  return only !== undefined && found.length === 1 ? only : null
}

function summariesOf(bytes: Uint8Array): ReadonlyMap<string, SourceSummary> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  return new Map(JSON.parse(text) as [string, SourceSummary][])
}

async function fromCache(
  root: string,
  cache: string,
  algorithm: DigestAlgorithm,
  digest: string,
): Promise<OpenedCatalogue | null> {
  const bytes = await readSealed(catalogueFile(cache, digest), digest)
  if (bytes === null || (await digestOfStream(join(root, INVENTORY_FILE), algorithm)) !== digest) return null
  const summaries = await readSealed(summariesFile(cache, digest), digest)
  // Without its summaries the archive can be opened as well, but only slowly: it is read anew, and both are kept again.
  return summaries === null
    ? null
    : { catalogue: decodeCatalogue(bytes), digest, summaries: summariesOf(summaries), large: true, kept: Promise.resolve() }
}

interface Made {
  readonly digest: string
  readonly catalogue: Uint8Array
  readonly summaries: ReadonlyMap<string, SourceSummary>
}

/** One thread reads the inventory and makes the catalogue, a second one takes its share of the records as soon as they are known. */
async function makeInThreads(task: CatalogueTask, onProgress: OpenOptions['onProgress']): Promise<Made | null> {
  const reader = startWorker('catalogue-worker', task)
  const helper = startWorker('summaries-worker', task)
  try {
    return await new Promise<Made | null>((resolve, reject) => {
      let total = 0
      let done = 0
      let catalogue: { readonly digest: string; readonly bytes: Uint8Array } | null = null
      // Always in the same order, whichever thread is done first: the same archive gives the same bytes.
      const parts = new Map<Worker, readonly SummaryPair[]>()
      const hear = (worker: Worker, reply: CatalogueReply) => {
        switch (reply.kind) {
          case 'sources': {
            total = reply.total
            onProgress?.({ done, total })
            const request: SummariesRequest = { edition: reply.edition, sources: reply.others }
            helper.postMessage(request)
            break
          }
          case 'progress':
            done += reply.done
            onProgress?.({ done, total })
            break
          case 'catalogue':
            catalogue = reply
            break
          case 'summaries':
            parts.set(worker, reply.summaries)
            if (parts.size === 2 && catalogue !== null) {
              const summaries = new Map([...(parts.get(reader) ?? []), ...(parts.get(helper) ?? [])])
              resolve({ digest: catalogue.digest, catalogue: catalogue.bytes, summaries })
            }
            break
          case 'unusual':
            resolve(null)
            break
        }
      }
      for (const worker of [reader, helper]) {
        worker.on('message', (reply: CatalogueReply) => hear(worker, reply))
        worker.on('error', reject)
      }
    })
  } finally {
    await Promise.all([reader.terminate(), helper.terminate()])
  }
}

/** Keeps what was made, after it was answered with: the next opening can do without it. */
async function keep(cache: string, { digest, catalogue, summaries }: Made): Promise<void> {
  await writeSealed(catalogueFile(cache, digest), digest, catalogue)
  await writeSealed(summariesFile(cache, digest), digest, Buffer.from(JSON.stringify([...summaries])))
}

async function byAllRules(root: string): Promise<Outcome<OpenedCatalogue>> {
  const read = await readRootInventory(root)
  if (!read.ok) return read
  const catalogue = compileCatalogue(viewOfInventory(read.value.inventory))
  if (catalogue === null)
    return fail('archive-damaged', `the archive in ${root} is damaged: a state names what the manifest does not have`)
  return succeed({ catalogue, digest: read.value.digest, summaries: new Map(), large: false, kept: Promise.resolve() })
}

/**
 * Reads what an archive holds and holds its inventory against the sidecar. A large one is read by two threads at its first opening, which tell how far
 * they are, and from the derived catalogue after that, as long as the inventory has the digest from which that was made. A catalogue
 * that is damaged, or belongs to another inventory, is made anew. Failures are those of `readRootInventory`.
 */
export async function openCatalogue(
  root: string,
  { cache, onProgress, withoutThreads = false }: OpenOptions,
): Promise<Outcome<OpenedCatalogue>> {
  const place = join(root, INVENTORY_FILE)
  const size = (await stat(place).catch(() => null))?.size ?? 0
  const stated = size < LARGE || withoutThreads ? null : await statedDigest(root)
  if (stated === null) return byAllRules(root)
  const kept = cache === null ? null : await fromCache(root, cache, stated.algorithm, stated.digest)
  if (kept !== null) return succeed(kept)
  const made = await makeInThreads({ root, algorithm: stated.algorithm }, onProgress)
  if (made === null) return byAllRules(root)
  const { catalogue, summaries, digest } = made
  return succeed({
    catalogue: decodeCatalogue(Buffer.from(catalogue.buffer, catalogue.byteOffset, catalogue.byteLength)),
    digest,
    summaries,
    large: true,
    kept: cache === null ? Promise.resolve() : keep(cache, made),
  })
}
