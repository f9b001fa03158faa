import { z } from 'zod'

/** Why a pack is not taken. Each has its own code, which is stable; people read the message. */
export const PACK_REFUSAL_CODES = [
  'unreadable',
  'disk-full',
  'cancelled',
  'zip-truncated',
  'zip-malformed',
  'zip-encrypted',
  'zip-method',
  'zip-headers-differ',
  'zip-overlap',
  'zip-damaged',
  'zip-bomb',
  'too-large',
  'too-many-files',
  'name-encoding',
  'path-absolute',
  'path-leaves',
  'path-device',
  'path-not-portable',
  'path-link',
  'path-collision',
  'bag-invalid',
  'bag-unsupported',
  'digest-broken',
  'file-missing',
  'file-extra',
  'signature-broken',
  'archive-invalid',
  'archive-unsupported',
  'pack-older',
  'pack-same',
  'history-differs',
] as const
export type PackRefusalCode = (typeof PACK_REFUSAL_CODES)[number]

const packProblemSchema = z.strictObject({ code: z.string(), path: z.string(), message: z.string() })

/** `problems` holds everything that was found, where more than one thing can be wrong at once; the message tells the first. */
export const packRefusalSchema = z.strictObject({
  code: z.enum(PACK_REFUSAL_CODES),
  message: z.string(),
  problems: z.array(packProblemSchema),
})
export type PackRefusal = z.infer<typeof packRefusalSchema>

export type PackResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: PackRefusal }
