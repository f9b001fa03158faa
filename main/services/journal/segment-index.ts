import { createHash } from 'node:crypto'
import { z } from 'zod'
import { goneIdSchema } from '#shared/notes/change.ts'
import { Places } from './places.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)

const factsSchema = z.strictObject({
  index: z.literal(1),
  segment: z.string(),
  /** Of the segment: bytes, milliseconds since 1970, SHA-256 of all its bytes. */
  size: z.int().nonnegative(),
  modified: z.int(),
  sha256: digest,
  /** Of the chain, before and after the changes of this segment: it belongs to no other row of segments. */
  before: digest,
  after: digest,
  /** What a line of the segment says was removed for good. */
  gone: z.array(goneIdSchema),
})

/** What is known of a sealed segment without reading it. */
export interface SegmentIndex extends Omit<z.infer<typeof factsSchema>, 'index'> {
  readonly places: Places
}

function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Three parts: the SHA-256 (hexadecimal) of the other two and a line feed, a line of JSON with the facts, the rows of `Places`. */
export function encodeIndex({ places, ...facts }: SegmentIndex): Buffer {
  const content = Buffer.concat([Buffer.from(`${JSON.stringify({ index: 1, ...facts })}\n`), places.rows()])
  return Buffer.concat([Buffer.from(`${sumOf(content)}\n`), content])
}

/** Null for anything that `encodeIndex` did not write, or that was damaged since: the index is then made again from the segment. */
export function decodeIndex(bytes: Buffer): SegmentIndex | null {
  const content = bytes.subarray(65)
  if (bytes.toString('latin1', 0, 65) !== `${sumOf(content)}\n`) return null
  const end = content.indexOf(0x0a)
  try {
    const facts = factsSchema.safeParse(JSON.parse(content.toString('utf8', 0, end)))
    if (!facts.success) return null
    const { index: _, ...known } = facts.data
    return { ...known, places: new Places(content.subarray(end + 1)) }
  } catch {
    return null
  }
}
