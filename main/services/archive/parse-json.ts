import type { z } from 'zod'
import { decodeUtf8 } from '#shared/text/decode-utf8.ts'

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }

/** Reads JSON in UTF-8 and holds it against a schema. The reason names the first place that does not fit, and says how many more there are. */
export function parseJson<S extends z.ZodType>(bytes: Uint8Array, schema: S): Parsed<z.infer<S>> {
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) return { ok: false, reason: `it is not UTF-8 from byte ${decoded.offset} on` }
  let json: unknown
  try {
    json = JSON.parse(decoded.text)
  } catch (error) {
    return { ok: false, reason: `it is not JSON (${error instanceof Error ? error.message : String(error)})` }
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, value: parsed.data }
  const [first, ...others] = parsed.error.issues
  const where = first === undefined || first.path.length === 0 ? 'it' : `"${first.path.join('.')}"`
  const more = others.length === 0 ? '' : ` (and ${others.length} more like this)`
  return { ok: false, reason: `${where} does not fit: ${first?.message ?? 'no reason given'}${more}` }
}
