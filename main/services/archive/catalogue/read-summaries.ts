import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SourceSummary, sourceSummarySchema, summaryOf } from '#shared/archive/source.ts'
import type { FailureCode } from '#shared/contract/failure.ts'
import { isDiskFault } from '../../files/disk-fault.ts'
import { decodeText } from '../decode-text.ts'
import { type DigestAlgorithm, digestOf, shortDigest } from '../ocfl/digest.ts'
import type { ListedSource } from './catalogue.ts'

/** What is known of a source without its text: its record but for the blocks, or why the record cannot be used. */
export type SummaryRead =
  | { readonly ok: true; readonly summary: SourceSummary }
  | { readonly ok: false; readonly code: FailureCode; readonly message: string }

function refuse(code: FailureCode, message: string): SummaryRead {
  return { ok: false, code, message }
}

/**
 * Reads one record where its bytes stand and holds it against its digest. Blocks its thread. A link on the way is followed: what it leads to is only used
 * if it has the digest that the archive gives.
 */
export function readSummary(
  root: string,
  algorithm: DigestAlgorithm,
  edition: string,
  { id, record }: ListedSource,
): SummaryRead {
  const path = `sources/${id}/source.json of edition ${edition}`
  let bytes: Uint8Array
  try {
    bytes = readFileSync(join(root, ...record.path.split('/')))
  } catch (error) {
    if (!isDiskFault(error)) throw error
    return refuse('archive-damaged', `${path} is missing or cannot be read: ${error.message}`)
  }
  const actual = digestOf(bytes, algorithm)
  if (actual !== record.digest)
    return refuse(
      'file-altered',
      `${path} was altered: the digest of ${record.path} is ${shortDigest(actual)}, and the archive says ${shortDigest(record.digest)}`,
    )
  const text = decodeText(bytes)
  if (!text.ok) return refuse('archive-damaged', `${path} is not UTF-8 from byte ${text.offset} on`)
  try {
    const parsed = sourceSummarySchema.safeParse(summaryOf(JSON.parse(text.text)))
    if (!parsed.success)
      return refuse('archive-damaged', `${path} does not have the form of a record: ${parsed.error.issues[0]?.message ?? ''}`)
    if (parsed.data.id !== id)
      return refuse('archive-damaged', `${path}: its id is "${parsed.data.id}", not the name of its folder`)
    return { ok: true, summary: parsed.data }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refuse('archive-damaged', `${path} is not JSON (${error.message})`)
  }
}

/** A summary with the digest of the record from which it comes. */
export type SummaryPair = readonly [string, SourceSummary]

const REPORT_EVERY = 100

/** Reads many records one after the other, and leaves out those that cannot be used. `onRead` hears of how many more were read. Blocks its thread. */
export function readSummaries(
  root: string,
  algorithm: DigestAlgorithm,
  edition: string,
  sources: readonly ListedSource[],
  onRead: (more: number) => void,
): readonly SummaryPair[] {
  const summaries: SummaryPair[] = []
  let unsaid = 0
  for (const source of sources) {
    const read = readSummary(root, algorithm, edition, source)
    if (read.ok) summaries.push([source.record.digest, read.summary])
    unsaid += 1
    if (unsaid === REPORT_EVERY) {
      onRead(unsaid)
      unsaid = 0
    }
  }
  onRead(unsaid)
  return summaries
}
