import { join } from 'node:path'
import { z } from 'zod'
import { archiveIdSchema, type EditionId, editionIdSchema } from '#shared/archive/ids.ts'
import { parseJson } from '../archive/parse-json.ts'

const MANIFEST_FILE = 'manifest.json'

const sha512Schema = z.string().regex(/^[0-9a-f]{128}$/)

const indexEntrySchema = z.strictObject({
  edition: editionIdSchema,
  /** Of the edition that it was made from. */
  editionDigest: sha512Schema,
  /** A plain name, in the folder of the manifest. */
  file: z.string().regex(/^v[1-9][0-9]{0,5}\.search$/),
  bytes: z.int().nonnegative(),
  sha512: sha512Schema,
  /** Of the bytes, as `INDEX_FORMAT`. */
  format: z.int().positive(),
})
/** What a manifest says of the index of one edition. */
export type IndexEntry = z.infer<typeof indexEntrySchema>

const manifestSchema = z.strictObject({
  /** Of the manifest itself. */
  manifest: z.literal(1),
  archive: archiveIdSchema,
  /** At most one of each edition. */
  indexes: z.array(indexEntrySchema).max(10_000),
})
export type IndexManifest = z.infer<typeof manifestSchema>

export function manifestPath(folder: string): string {
  return join(folder, MANIFEST_FILE)
}

export function indexFileName(edition: EditionId): string {
  return `${edition}.search`
}

/** The manifest, or null where the bytes are none that this program can read. */
export function parseManifest(bytes: Uint8Array): IndexManifest | null {
  const parsed = parseJson(bytes, manifestSchema)
  return parsed.ok ? parsed.value : null
}

/** The same manifest gives the same text. */
export function printManifest({ archive, indexes }: Omit<IndexManifest, 'manifest'>): string {
  return `${JSON.stringify({ manifest: 1, archive, indexes } satisfies IndexManifest, null, 2)}\n`
}
