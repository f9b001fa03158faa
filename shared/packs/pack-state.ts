import { z } from 'zod'
import { editionRecordSchema } from '../archive/edition.ts'
import { archiveIdSchema, editionIdSchema } from '../archive/ids.ts'
import { packChangesSchema } from './pack-changes.ts'
import { packRefusalSchema } from './pack-refusal.ts'

export const packJobSchema = z.uuid().brand<'PackJob'>()
export type PackJob = z.infer<typeof packJobSchema>

/** The SHA-256 of a raw Ed25519 public key, in hexadecimal digits. */
export const fingerprintSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** What a pack is, once all of it has been checked, and before anything of it is kept. */
export const packPreviewSchema = z.strictObject({
  archive: archiveIdSchema,
  title: z.string(),
  current: editionIdSchema,
  /** Oldest first; those that would be new here. */
  newEditions: z.array(editionRecordSchema),
  /** The newest edition of this archive that is held; null where none is. */
  held: editionIdSchema.nullable(),
  files: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** Null where nobody signed it. */
  signer: z
    .strictObject({
      fingerprint: fingerprintSchema,
      /** The name in the pack, which the signature covers: what the signer says of themselves. */
      claimedName: z.string().nullable(),
      /** The name under which the person remembered this signer, and when. */
      known: z.strictObject({ name: z.string(), rememberedAt: z.iso.datetime() }).nullable(),
    })
    .nullable(),
  changes: packChangesSchema,
})
export type PackPreview = z.infer<typeof packPreviewSchema>

export const packStateSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('checking'),
    step: z.enum(['unpacking', 'digests', 'archive']),
    /** Bytes, of all in this step; 0 of 0 where that is not known. */
    done: z.int().nonnegative(),
    total: z.int().nonnegative(),
  }),
  z.strictObject({ state: z.literal('refused'), refusal: packRefusalSchema }),
  z.strictObject({ state: z.literal('ready'), preview: packPreviewSchema }),
])
export type PackState = z.infer<typeof packStateSchema>
