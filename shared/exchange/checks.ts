import { isObject, type Json, type JsonObject, property } from './json.ts'
import { type Fault, pathTo } from './json-path.ts'

/** Looks at a value and adds what is wrong with it. */
export type Check = (value: Json, path: string, faults: Fault[]) => void

/** Enough to mend a file by; a broken one has thousands. */
const MOST_FAULTS = 20

export function report(faults: Fault[], path: string, reason: string): void {
  if (faults.length < MOST_FAULTS) faults.push({ path, reason })
}

/** How often a property may stand: `one` must be there, `maybe` may be, `some` must be at least once, `any` may be there as often as one likes. */
export type Count = 'one' | 'maybe' | 'some' | 'any'

/** Checks the values of one property. A list of one is the same as the one (JSON-LD 1.0, 6.11). */
export function checkProperty(
  object: JsonObject,
  path: string,
  faults: Fault[],
  [name, count, check]: readonly [name: string, count: Count, check: Check],
): void {
  const value = property(object, name)
  const at = pathTo(path, name)
  if (value === undefined || (Array.isArray(value) && value.length === 0 && count !== 'one')) {
    if (count === 'one' || count === 'some') report(faults, at, 'is missing')
    return
  }
  if (!Array.isArray(value)) check(value, at, faults)
  else if ((count === 'one' || count === 'maybe') && value.length !== 1) {
    report(faults, at, `has ${value.length} values, and may have one only`)
  } else {
    for (const [index, item] of value.entries()) check(item as Json, pathTo(at, index), faults)
  }
}

export const isText: Check = (value, path, faults) => {
  if (typeof value !== 'string') report(faults, path, 'is not a text')
}

/** A scheme, a colon and something after it, without what may not stand in an IRI (RFC 3987, 2.2). A relative one has no meaning in a file. */
const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|\\^`]+$/u

export const isIri: Check = (value, path, faults) => {
  if (typeof value !== 'string') report(faults, path, 'is not an address (IRI)')
  else if (!IRI.test(value)) report(faults, path, `is not a whole address (IRI): "${value.slice(0, 80)}"`)
}

/** As ISO 8601 in UTC, to the second or finer (Web Annotation Data Model, 3.3.1). */
const UTC = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/

export function isUtcTime(value: Json | undefined): value is string {
  if (typeof value !== 'string') return false
  const day = UTC.exec(value)?.[1]
  if (day === undefined) return false
  const time = Date.parse(`${day}T00:00:00Z`)
  // The 30th of February is read as a day in March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

export const isTime: Check = (value, path, faults) => {
  if (!isUtcTime(value)) report(faults, path, 'is not a time in UTC, such as 2026-01-31T12:00:00Z')
}

export const isCount: Check = (value, path, faults) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    report(faults, path, 'is not a whole number from 0 on')
  }
}

export function isOneOf(allowed: readonly string[]): Check {
  return (value, path, faults) => {
    if (typeof value !== 'string' || !allowed.includes(value)) report(faults, path, `is none of ${allowed.join(', ')}`)
  }
}

/** An address, or an object that `check` looks into. */
export function iriOr(check: (object: JsonObject, path: string, faults: Fault[]) => void): Check {
  return (value, path, faults) => {
    if (isObject(value)) check(value, path, faults)
    else isIri(value, path, faults)
  }
}
