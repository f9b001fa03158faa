import { isObject, type Json } from './json.ts'
import { type Fault, pathTo } from './json-path.ts'

/** UTF-16 units. A note is at most some hundred thousand; more than this is no set of notes that a person has made. */
export const LONGEST_FILE = 50_000_000
const DEEPEST = 64

export type JsonReading = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly fault: Fault }

function refuse(path: string, reason: string): JsonReading {
  return { ok: false, fault: { path, reason } }
}

function placeIn(text: string, at: number): string {
  const before = text.slice(0, at)
  return `line ${before.split('\n').length}, character ${at - before.lastIndexOf('\n')}`
}

function syntaxReason(text: string, error: unknown): string {
  const at = error instanceof SyntaxError ? /at position (\d+)/.exec(error.message)?.[1] : undefined
  return at === undefined
    ? 'is not whole JSON: it breaks off, or is of another kind'
    : `is not JSON: see ${placeIn(text, Number(at))}`
}

/** A number that a program cannot hold as it is written would be given back as another one. */
function unholdableNumber(text: string): number | null {
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs)) {
    const [literal] = match
    if (literal.startsWith('"')) continue
    const digits = literal
      .replace(/[eE].*$/, '')
      .replace(/[-.]/g, '')
      .replace(/^0+|0+$/g, '')
    if (digits.length > 15 || !Number.isFinite(Number(literal))) return match.index
  }
  return null
}

/** Looked through without recursion: a file that is nested deeply must not exhaust the stack before it is refused. */
function findUnfit(root: Json): Fault | null {
  const waiting: { readonly value: Json; readonly path: string; readonly depth: number }[] = [
    { value: root, path: '$', depth: 0 },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path, depth } = next
    if (depth > DEEPEST) return { path, reason: `is nested more than ${DEEPEST} levels deep` }
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        waiting.push({ value: item as Json, path: pathTo(path, index), depth: depth + 1 })
    } else if (isObject(value)) {
      for (const [name, part] of Object.entries(value)) {
        if (name === '__proto__')
          return { path: pathTo(path, name), reason: 'has a name that is not taken, because it can mislead programs' }
        waiting.push({ value: part, path: pathTo(path, name), depth: depth + 1 })
      }
    }
  }
  return null
}

/**
 * Reads JSON of which nothing is known: at most 50,000,000 UTF-16 units, 64 levels deep (RFC 8259, 9), without names and numbers that could not be
 * given back as they came. A byte order mark is passed over.
 */
export function readJson(text: string): JsonReading {
  if (text.length > LONGEST_FILE) return refuse('$', `is longer than ${LONGEST_FILE / 1_000_000} million characters`)
  const source = text.startsWith('\ufeff') ? text.slice(1) : text
  let value: Json
  try {
    value = JSON.parse(source) as Json
  } catch (error) {
    return refuse('$', syntaxReason(source, error))
  }
  const unfit = findUnfit(value)
  if (unfit !== null) return { ok: false, fault: unfit }
  const number = unholdableNumber(source)
  if (number !== null) return refuse('$', `has a number with more digits than can be kept: see ${placeIn(source, number)}`)
  return { ok: true, value }
}
