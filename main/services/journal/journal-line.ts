import { createHash } from 'node:crypto'
import { type Change, changeSchema } from '#shared/notes/change.ts'

export type ReadLine =
  | { readonly state: 'change'; readonly change: Change; readonly sum: string }
  /** Whole, but not something that this program understands. */
  | { readonly state: 'unknown'; readonly reason: string }
  | { readonly state: 'damaged'; readonly reason: string }

const SUM_LENGTH = ',"sum":"'.length + 64 + '"}'.length
const SUM = /^,"sum":"([0-9a-f]{64})"\}$/

function sumOf(json: string): string {
  return createHash('sha256').update(json, 'utf8').digest('hex')
}

/**
 * One change as one line of the journal, with its line feed: the JSON of the change, and as its last member `sum`, the
 * SHA-256 (hexadecimal) of the UTF-8 bytes of that JSON as it is without `sum`.
 */
export function writeLine(change: Change): string {
  const json = JSON.stringify(change)
  return `${json.slice(0, -1)},"sum":"${sumOf(json)}"}\n`
}

/** The sum that a line (without its line feed) says of itself; '' where it says none. */
export function sumIn(line: string): string {
  return SUM.exec(line.slice(-SUM_LENGTH))?.[1] ?? ''
}

/**
 * Reads a line without its line feed. The sum is checked over the characters as they stand, so that a change in spelling
 * alone is damage too, and a line of a later format can still be told from a damaged one.
 */
export function readLine(line: string): ReadLine {
  const sum = sumIn(line)
  if (sum === '') return { state: 'damaged', reason: 'it does not end with a checksum' }
  const json = `${line.slice(0, -SUM_LENGTH)}}`
  if (sumOf(json) !== sum) return { state: 'damaged', reason: 'its checksum does not fit' }
  try {
    const parsed = changeSchema.safeParse(JSON.parse(json))
    if (parsed.success) return { state: 'change', change: parsed.data, sum }
    const first = parsed.error.issues[0]
    return { state: 'unknown', reason: `this version of the program does not understand "${first?.path.join('.') ?? ''}" in it` }
  } catch {
    return { state: 'damaged', reason: 'it is not JSON' }
  }
}
