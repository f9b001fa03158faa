import type { Change, GoneId } from '#shared/notes/change.ts'
import { readLine } from './journal-line.ts'

/** A line that holds a change, by its place in the file: bytes, without the line feed. */
export interface LinePlace {
  readonly id: Change['id']
  readonly offset: number
  readonly length: number
  /** Hexadecimal, as it ends the line. */
  readonly sum: string
  /** The note, briefing or part that the line says was removed for good; null in any other line. */
  readonly gone: GoneId | null
}

export interface BadLine {
  /** Counted from 1. */
  readonly number: number
  readonly reason: string
  /** The bytes to keep beside the journal; null where the line itself is whole. */
  readonly bytes: Uint8Array | null
}

export type Tail =
  /** Only the line feed is missing. `place` is null when the line is whole and not understood. */
  | { readonly state: 'whole'; readonly place: LinePlace | null }
  | { readonly state: 'torn'; readonly offset: number; readonly bytes: Uint8Array; readonly lineNumber: number }

export interface SegmentContent {
  readonly lines: readonly LinePlace[]
  readonly bad: readonly BadLine[]
  /** What follows the last line feed: a write that did not come to its end. Null when there is nothing. */
  readonly tail: Tail | null
}

const LINE_FEED = 0x0a

/** The id of what a change says was removed for good. */
export function goneThing(change: Change): GoneId | null {
  return change.format === 3 && change.kind === 'gone' ? change.item : null
}

function placeOf({ change, sum }: { readonly change: Change; readonly sum: string }, offset: number, length: number): LinePlace {
  return { id: change.id, offset, length, sum, gone: goneThing(change) }
}

/** Finds the changes in the bytes of a segment, and says of every other line what is wrong with it. */
export function readSegment(bytes: Buffer): SegmentContent {
  const lines: LinePlace[] = []
  const bad: BadLine[] = []
  let offset = 0
  let number = 1
  for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, offset)) {
    if (end > offset) {
      const line = readLine(bytes.toString('utf8', offset, end))
      if (line.state === 'change') lines.push(placeOf(line, offset, end - offset))
      else bad.push({ number, reason: line.reason, bytes: line.state === 'damaged' ? bytes.subarray(offset, end) : null })
    }
    offset = end + 1
    number += 1
  }
  if (offset === bytes.length) return { lines, bad, tail: null }
  const rest = bytes.subarray(offset)
  const line = readLine(rest.toString('utf8'))
  if (line.state === 'damaged') return { lines, bad, tail: { state: 'torn', offset, bytes: rest, lineNumber: number } }
  const place = line.state === 'change' ? placeOf(line, offset, rest.length) : null
  return { lines, bad, tail: { state: 'whole', place } }
}
