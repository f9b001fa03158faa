import { z } from 'zod'

/** Of this program's files of notes that are handed on as they were made, change by change. */
export const BUNDLE_FORMAT = 1

/** The first line of a bundle. Members that a later version adds are passed over. */
export const bundleHeaderSchema = z.object({
  bundle: z.literal(BUNDLE_FORMAT),
  /** Who handed the notes on, as they call themselves; null where they did not say. */
  by: z.string().max(200).nullable(),
  at: z.iso.datetime(),
  /** The archive that was read when it was made. Each note names its own. */
  archive: z.string().max(300).nullable(),
  /** Name and version of the program. */
  program: z.string().max(200),
})
export type BundleHeader = z.infer<typeof bundleHeaderSchema>

/** The last line: how many lines stand between it and the first, and the SHA-256 of all that stands before it. */
export const bundleEndSchema = z.object({
  end: z.literal(BUNDLE_FORMAT),
  lines: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The SHA-256 of the UTF-8 of a text, as 64 lower-case hexadecimal digits. Handed in: shared code has none of its own. */
export type Sha256 = (text: string) => string
