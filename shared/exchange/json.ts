export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The own property `name`; what an object inherits is not in the file. */
export function property(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** A property that may have one value or several, as a list: JSON-LD makes no difference between a value and a set of one (JSON-LD 1.0, 6.11). */
export function valuesOf(object: JsonObject, name: string): readonly Json[] {
  const value = property(object, name)
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value as Exclude<Json, readonly Json[]>]
}

/** The strings among the values of a property. */
export function stringsOf(object: JsonObject, name: string): readonly string[] {
  return valuesOf(object, name).filter((value) => typeof value === 'string')
}

/** A text that is the same for equal values, whatever the order of their properties. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
